"""The code after sending, and what it is good for."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from surveys.actions.wipe_draft import wipe_draft
from surveys.actions.withdraw_response import withdraw_response
from surveys.codes import groups, receipt_code
from surveys.engine.frozen_schema import schema_from
from surveys.engine.phrases import Speech
from surveys.leaving import is_hidden_later, is_high
from surveys.models import Response, SurveyDeployment
from surveys.rules.dates import contacts_go_on
from surveys.seat import seat_by_code
from surveys.selectors.receipts import contacts_stay, named_on, response_for, said_on
from surveys.speaking import (
    only_looks,
    said_in_english,
    speech_at,
    speech_with_code,
    switches,
    title_with_code,
)
from surveys.views.contact import has_contact
from surveys.views.cookie import is_marked, seat_of
from surveys.views.doors import (
    LET_IN,
    around_code,
    deployment_at,
    dull,
    is_behind,
    let_in,
    tells,
)
from surveys.views.kind_pages import DULL, kind_context, kind_page, kind_page_with
from surveys.views.limits import may_try
from surveys.views.once import done_before, is_sent_again, new_once, remember_done
from surveys.views.saved import INSTEAD, beside, carry_on, waiting
from surveys.way import CONSENT, titled
from surveys.withdrawal import CodeKeys, keys_of

View = Callable[..., HttpResponse]

# As much as the field takes.
LONGEST = 40


# Why a code that was typed leads nowhere now: phrases of ours, each with one that says more.
NOT_FOUND, WAIT = "code_lost", "wait"
# What a form below a code did: pages that say so.
TAKEN_BACK, WIPED = "taken_back", "wiped"


def own_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """Show the code to the browser that sent the answers, as long as it has its cookie."""
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    seat = seat_of(request, code)
    if seat is None or seat.draft.is_expired:
        name = "no_receipt" if tells(request, deployment) else DULL
        return kind_page(request, name, status=404, deployment=deployment)
    if not seat.draft.is_sent:
        return HttpResponseRedirect(reverse("surveys:step", args=[code, CONSENT]), status=303)
    draft = seat.draft
    speech = speech_at(request, draft.deployment, draft.version)
    schema = schema_from(draft.deployment.offered(draft.version))
    context = around_code(deployment) | {
        "speech": speech,
        "page_title": speech.say("sent_title"),
        # Where somebody may be watching, or comes next, no code is pressed on anybody.
        "is_hidden": schema.safety_profile == "high" or deployment.is_kiosk,
        "receipt": groups(receipt_code(seat.key)),
        "is_public": _is_public(deployment),
    }
    return render(request, "surveys/answer/receipt.html", context)


def at_known_address(view: View) -> View:
    """Answer by `view`, given the survey below whose address it lies, or none; else by no page."""

    @wraps(view)
    def wrapped(request: HttpRequest, code: str = "") -> HttpResponse:
        here = deployment_at(code)
        if code and here is None:
            return kind_page(request, "unknown", status=404)
        if LET_IN in request.POST:
            return let_in(request)
        if _is_behind(request, here):
            return dull(request, here)
        return view(request, here)

    return wrapped


def _is_behind(request: HttpRequest, here: SurveyDeployment | None) -> bool:
    if not is_marked(request):
        return False
    if not only_looks(request) and not is_sent_again(request):
        return False
    return _has_left(request, here)


def _has_left(request: HttpRequest, here: SurveyDeployment | None) -> bool:
    if not is_marked(request):
        return False
    return here is None or is_behind(request, here, seat_of(request, here.code))


@at_known_address
def look_up(request: HttpRequest, here: SurveyDeployment | None) -> HttpResponse:
    """Find the answers of a code: sent ones to take back, unsent ones to carry on with.

    A wrong code, one that was used and one whose time is over look the same. They come from the
    survey `here`, if that is known; the code may be of another one.
    """
    # What was typed stays where it is while somebody looks for their language.
    if request.method != "POST" or (switches(request) and "seen" not in request.POST):
        return _form(request, here=here)
    if is_sent_again(request):
        return _again(request, here, at_once=False) or _form(request, here=here, typed="")
    if not may_try(request):
        response = _form(request, WAIT, here=here, status=429)
        response["Retry-After"] = "300"
        return response
    typed = request.POST.get("receipt", "")
    keys = keys_of(typed)
    found = response_for(keys)
    if found is None:
        return _unsent(request, keys, typed, here)
    if "withdraw" in request.POST:
        return _taken_back(request, found, here)
    return _found(request, found, typed, here)


def _again(
    request: HttpRequest, here: SurveyDeployment | None, *, at_once: bool
) -> HttpResponse | None:
    """Say once more what the same form has done, to whoever did not read it and pressed again.

    Not to somebody else who goes Back to it: after leaving nobody is told. Later than `at_once`
    neither is anybody where somebody may be watching, or comes next.
    """
    if _has_left(request, here) or not (done := done_before(request)):
        return None
    name, answered, more = done
    deployment = SurveyDeployment.objects.select_related("version").filter(pk=answered).first()
    if deployment is None:
        return None
    if not at_once and (is_high(deployment) or is_hidden_later(here)):
        return None
    speech = speech_at(request, deployment)
    if name == WIPED:
        return kind_page_with(request, name, here, speech, more=more)
    return _says_taken_back(request, deployment, here, speech, contacts_go_on(deployment))


def _taken_back(
    request: HttpRequest, found: Response, here: SurveyDeployment | None
) -> HttpResponse:
    speech = speech_at(request, found.deployment, found.version)
    # Whatever fails fails before anything is taken back.
    contact_goes = contacts_go_on(found.deployment)
    withdraw_response(found)
    remember_done(request, TAKEN_BACK, found.deployment_id, "")
    return _says_taken_back(request, found.deployment, here, speech, contact_goes)


def _says_taken_back(
    request: HttpRequest,
    answered: SurveyDeployment,
    here: SurveyDeployment | None,
    speech: Speech,
    contact_goes: date,
) -> HttpResponse:
    # How to reach them lies apart; only the browser that has the key of their draft finds it.
    seat = seat_of(request, here.code) if here else None
    context = kind_context(request, TAKEN_BACK, here, speech) | {
        "contact_goes": contact_goes,
        # Not sooner than what was left while another day was told.
        "is_gone": contact_goes <= timezone.localdate() and not contacts_stay(answered),
        "has_contact": seat is not None and seat.draft.is_sent and has_contact(seat),
    }
    return render(request, "surveys/answer/taken_back.html", context)


def _unsent(
    request: HttpRequest, keys: CodeKeys, typed: str, here: SurveyDeployment | None
) -> HttpResponse:
    seat = seat_by_code(keys)
    if seat is None:
        again = _again(request, here, at_once=True)
        return again or _form(request, NOT_FOUND, here=here)
    if "wipe" in request.POST:
        speech = speech_at(request, seat.draft.deployment, seat.draft.version)
        is_back = wipe_draft(seat.draft.pk, key=seat.invited_key)
        more = "invitation_back" if is_back else ""
        remember_done(request, WIPED, seat.draft.deployment_id, more)
        return kind_page_with(request, WIPED, here, speech, more=more)
    if "carry_on" not in request.POST:
        return waiting(request, seat, typed, here)
    other = beside(request, seat)
    if other and request.POST["carry_on"] != INSTEAD:
        return waiting(request, seat, typed, here, is_beside=True)
    if other:
        # Nobody has its key any more.
        wipe_draft(other.draft.pk, key=other.invited_key, even_saved=False)
    return carry_on(seat)


def _form(
    request: HttpRequest,
    problem: str = "",
    *,
    here: SurveyDeployment | None,
    typed: str | None = None,
    status: int = 200,
) -> HttpResponse:
    speech = speech_with_code(request, here)
    context = around_code(here) | {
        "speech": speech,
        "in_english": said_in_english(request, speech),
        "page_title": titled(speech, speech.say("code"), is_wrong=bool(problem)),
        "problem": problem,
        "problem_why": f"{problem}_why",
        # Who has to wait, or mistyped one letter, need not type all of it again.
        "typed": (request.POST.get("receipt", "") if typed is None else typed).replace("\0", "")[
            :LONGEST
        ],
        "once": new_once(),
    }
    return render(request, "surveys/answer/look_up.html", context, status=status)


def _found(
    request: HttpRequest, response: Response, typed: str, here: SurveyDeployment | None
) -> HttpResponse:
    speech = speech_at(request, response.deployment, response.version)
    context = around_code(here) | {
        "speech": speech,
        "page_title": title_with_code(request, here, speech),
        "receipt": typed,
        "once": new_once(),
        # Whoever came from nowhere is with those who asked; a code may be of another survey.
        "deployment": here or response.deployment,
        "answered": response.deployment,
        "said_on": said_on(response.deployment),
        "named_on": named_on(response.deployment),
        "today": timezone.localdate(),
        "is_public": _is_public(response.deployment),
    }
    return render(request, "surveys/answer/found.html", context)


def _is_public(deployment: SurveyDeployment) -> bool:
    """Say whether the public can see the page about the project: the feedback will be there.

    No link leads there. Its way out, if it has one, takes no key away, and Back would show the
    code. At a tablet that many share it is not even named: nothing there leads off it.
    """
    return (deployment.pilot or deployment.project).live and not deployment.is_kiosk
