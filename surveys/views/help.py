"""“I want someone to help me”: a step of its own, apart from all answers."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.forms import TEXT_PREFIX
from surveys.models import SurveyDeployment
from surveys.views.cookie import seat_of
from surveys.views.doors import deployment_at
from surveys.views.kind_pages import kind_page
from surveys.views.limits import may_ask_for_help
from surveys.views.once import id_of, new_once, typed
from surveys.views.privacy import from_elsewhere
from surveys.way import CHECK

LONGEST = 2_000
SHORT = 200
NOTHING = "Tell us how to reach you, or what you need. You do not have to give your name."


def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Show who can help now, and pass on that somebody wants to be contacted."""
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    if deployment.status == SurveyDeployment.Status.DRAFT:
        return kind_page(request, "not_yet", deployment=deployment)
    return _posted(request, deployment) if request.method == "POST" else _form(request, deployment)


def _posted(request: HttpRequest, deployment: SurveyDeployment) -> HttpResponse:
    if from_elsewhere(request):
        return kind_page(request, "forgery", status=403, deployment=deployment)
    if not may_ask_for_help(request):
        return kind_page(request, "many_requests", status=429, deployment=deployment)
    wish, contact, safe = (typed(request, TEXT_PREFIX + field[0], field[1]) for field in _FIELDS)
    if not (wish or contact):
        return _form(request, deployment, problem=NOTHING)
    ask_for_help(deployment, HelpRequest(id_of(request, "help request"), wish, contact, safe))
    return HttpResponseRedirect(reverse("surveys:help_sent", args=[deployment.code]), status=303)


def sent(request: HttpRequest, code: str) -> HttpResponse:
    """Say truly what happens now."""
    deployment = deployment_at(code)
    if deployment is None:
        return kind_page(request, "unknown", status=404)
    return render(request, "surveys/answer/help_sent.html", _around(request, deployment, "Sent"))


_FIELDS = (("wish", LONGEST), ("contact", SHORT), ("safe", SHORT))


def _form(request: HttpRequest, deployment: SurveyDeployment, problem: str = "") -> HttpResponse:
    title = "Error: Help" if problem else "Help"
    context = _around(request, deployment, title) | {
        "problem": problem,
        "once": new_once(),
        "longest": LONGEST,
        "short": SHORT,
        **{name: typed(request, TEXT_PREFIX + name, longest) for name, longest in _FIELDS},
    }
    return render(request, "surveys/answer/help.html", context)


def _around(request: HttpRequest, deployment: SurveyDeployment, title: str) -> dict[str, object]:
    seat = seat_of(request, deployment.code)
    return {
        "deployment": deployment,
        "code": deployment.code,
        "page_title": title,
        "carry_on_url": reverse("surveys:step", args=[deployment.code, CHECK])
        if seat and not seat.draft.is_sent
        else "",
    }
