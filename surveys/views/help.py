"""“I want someone to help me”: a step of its own, apart from all answers."""

from contextlib import suppress
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.engine.phrases import Speech
from surveys.forms import TEXT_PREFIX
from surveys.models import SurveyDeployment
from surveys.patience import patience, patience_as_one
from surveys.seat import Seat
from surveys.speaking import CARRIED, SWITCH, address_in, only_looks, speech_at
from surveys.views.after import address_after, equality_waits
from surveys.views.cookie import seat_of, unmark
from surveys.views.doors import deployment_at, dull, hides_what_is_sent, is_behind
from surveys.views.kind_pages import kind_page
from surveys.views.limits import may_ask_for_help
from surveys.views.once import id_of, new_once, typed
from surveys.views.privacy import View, from_elsewhere
from surveys.views.unsent import step_origin, unsent_on
from surveys.way import CHECK, titled

LONGEST = 2_000
SHORT = 200
# The button of a page with questions that leads here.
HELP = "help"
# Whoever looks for help waits no longer for what they typed to be kept; the browser keeps it too.
PATIENCE_MS = 1_000


def helped_at_once(view: View) -> View:
    """Return `view`; whoever presses “I want someone to help me” on its page is led to help.

    What was typed is kept first, as with every other button, if somebody else does not hold the
    database. Whether that worked or not, nobody who looks for help is held up by it: what could
    not be kept goes along in the pages, which say so, and back.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, code: str, **kwargs: Any) -> HttpResponseBase:
        if HELP not in request.POST:
            return view(request, *args, code=code, **kwargs)
        with suppress(DatabaseError), patience_as_one(PATIENCE_MS):
            # Every other answer says that it was not kept.
            if isinstance(view(request, *args, code=code, **kwargs), HttpResponseRedirect):
                return _led_to_help(request, code)
        with patience(PATIENCE_MS):
            return _from(step_origin(kwargs["step"]), request, code)

    return wrapped


def _led_to_help(request: HttpRequest, code: str) -> HttpResponse:
    form = request.POST.get(CARRIED, "")
    query = f"?{urlencode({SWITCH: form})}" if form else ""
    return HttpResponseRedirect(reverse("surveys:help", args=[code]) + query, status=303)


def helped_beside(view: View, origin: str) -> View:
    """Return `view` of the page `origin`, after sending; its button of help leads to help.

    Nothing is kept there: what was not sent yet goes along in the pages, and back.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, code: str, **kwargs: Any) -> HttpResponseBase:
        if HELP not in request.POST:
            return view(request, *args, code=code, **kwargs)
        return _from(origin, request, code)

    return wrapped


def _from(origin: str, request: HttpRequest, code: str) -> HttpResponse:
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    return _form(request, deployment, origin=origin)


def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Show who can help now, and pass on that somebody wants to be contacted."""
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    if deployment.status == SurveyDeployment.Status.DRAFT:
        return kind_page(request, "not_yet", deployment=deployment)
    if only_looks(request):
        return _form(request, deployment)
    return _posted(request, deployment)


def _posted(request: HttpRequest, deployment: SurveyDeployment) -> HttpResponse:
    if from_elsewhere(request):
        return kind_page(request, "forgery", status=403, deployment=deployment)
    if not may_ask_for_help(request):
        return kind_page(request, "many_requests", status=429, deployment=deployment)
    wish, contact, safe = (typed(request, TEXT_PREFIX + field[0], field[1]) for field in _FIELDS)
    if not (wish or contact):
        return _form(request, deployment, is_empty=True)
    ask_for_help(deployment, HelpRequest(id_of(request, "help request"), wish, contact, safe))
    if unsent_on(request, deployment.code):
        # An address could not carry it. Sent again, the form asks once.
        return _sent(request, deployment)
    speech = speech_at(request, deployment)
    address = address_in(speech, "surveys:help_sent", deployment.code)
    response = HttpResponseRedirect(address, status=303)
    # Whoever writes in another window, after leaving in one, reads that it was passed on.
    unmark(response)
    return response


def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Say truly what happens now."""
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    return _sent(request, deployment)


def _sent(request: HttpRequest, deployment: SurveyDeployment) -> HttpResponse:
    seat = _seat_if_free(request, deployment.code)
    if request.method != "POST" and is_behind(request, deployment, seat):
        return dull(request, deployment)
    context = _around(request, deployment, "sent_title", seat)
    return render(request, "surveys/answer/help_sent.html", context)


_FIELDS = (("wish", LONGEST), ("contact", SHORT), ("safe", SHORT))


def _form(
    request: HttpRequest,
    deployment: SurveyDeployment,
    *,
    is_empty: bool = False,
    origin: str = "",
) -> HttpResponse:
    seat = _seat_if_free(request, deployment.code)
    hides = is_behind if only_looks(request) else hides_what_is_sent
    if not origin and hides(request, deployment, seat):
        return dull(request, deployment)
    # What stands on that page in fields of the same name is for something else.
    fields = {name: "" if origin else typed(request, TEXT_PREFIX + name, n) for name, n in _FIELDS}
    context = _around(request, deployment, "help_title", seat, origin=origin)
    title = titled(context["speech"], context["page_title"], is_wrong=is_empty)
    context |= {
        "page_title": title,
        "is_empty": is_empty,
        "once": new_once(),
        "longest": LONGEST,
        "kept_for": settings.SAFEGUARDING_YEARS,
        "short": SHORT,
        **fields,
    }
    return render(request, "surveys/answer/help.html", context)


def _around(
    request: HttpRequest,
    deployment: SurveyDeployment,
    title: str,
    seat: Seat | None,
    *,
    origin: str = "",
) -> dict[str, Any]:
    speech = speech_at(request, deployment)
    unsent = unsent_on(request, deployment.code, origin)
    to_questions = (unsent and unsent.step) or (seat and _is_asked(seat))
    return {
        "speech": speech,
        "deployment": deployment,
        "code": deployment.code,
        "may_show_code": seat is not None and seat.draft.is_sent,
        "page_title": speech.say(title),
        "unsent": unsent,
        "carry_on_url": _on(seat, speech) if seat else "",
        "carry_on": "to_questions" if to_questions else "back",
    }


def _seat_if_free(request: HttpRequest, code: str) -> Seat | None:
    # Somebody may hold the drafts; it only tells where one came from.
    with suppress(DatabaseError):
        return seat_of(request, code)
    return None


def _is_asked(seat: Seat) -> bool:
    return not seat.draft.is_sent or equality_waits(seat)


def _on(seat: Seat, speech: Speech) -> str:
    if seat.draft.is_sent:
        return address_after(seat, speech)
    return reverse("surveys:step", args=[seat.draft.deployment.code, CHECK])
