"""The page on which staff open, stop or close a survey."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.ask_for_alert_test import ask_for_alert_test
from surveys.actions.close_deployment import close_deployment
from surveys.actions.deployment_status import PERMISSION, may_move_deployment
from surveys.actions.open_deployment import open_deployment
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.exceptions import Reason, Refused
from surveys.models import SurveyDeployment
from surveys.selectors.notices import reasons_as_stored, warnings_before_opening
from surveys.selectors.sheets import asks_equality

MOVES = {"open": open_deployment, "suspend": suspend_deployment, "close": close_deployment}
Status = SurveyDeployment.Status
ENDS_IN = {"open": Status.OPEN, "suspend": Status.SUSPENDED, "close": Status.CLOSED}
TITLES = {
    "open": ("Open this survey", "People can answer it at its address until it closes."),
    "suspend": ("Stop this survey now", "People read a kind page and the helplines at once."),
    "close": ("Close this survey", "Its answers are counted, once. It cannot be opened again."),
}
# Who answered is counted with all the rest.
SHEETS_FIRST = (
    "If some answered on paper, first have all sheets “Some questions about you” typed in: none "
    "can be counted afterwards."
)


def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Ask once more; on POST do it, or say why not."""
    if to not in MOVES:
        raise Http404
    deployment = get_object_or_404(SurveyDeployment, pk=pk)
    if not may_move_deployment(deployment, ENDS_IN[to], by=request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _moved(request, deployment, to)
    title, consequence = TITLES[to]
    if to == "close" and asks_equality(deployment):
        consequence = f"{consequence} {SHEETS_FIRST}"
    reasons = _reasons(deployment, to)
    context = {
        "deployment": deployment,
        "title": title,
        "consequence": consequence,
        "reasons": reasons,
        "warnings": warnings_before_opening(deployment) if to == "open" else [],
        "may_test_alert": _is_test_wanted(reasons),
        "back_url": _back(request),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": _back(request), "label": _desk(request)},
            {"url": "", "label": title},
        ],
    }
    return render(request, "surveys/forms/deployment_move.html", context)


def send_test_alert(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a test alert sent, then go back to where that was asked for."""
    if not can(request.user, Action.ASK_FOR_ALERT_TEST):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    deployment = get_object_or_404(SurveyDeployment, pk=pk)
    ask_for_alert_test(deployment, by=request.user)
    messages.success(
        request,
        "A test alert is sent within minutes. The lead and the deputy each open the link in it.",
    )
    return redirect(_after_test(request, deployment))


def _after_test(request: HttpRequest, deployment: SurveyDeployment) -> str:
    """Return where to go on: to open the survey, or to the desk that said it is untested."""
    if deployment.status != Status.OPEN and request.user.has_perm(PERMISSION):
        return reverse("survey_deployment_move", args=[deployment.pk, "open"])
    at_desk = can(request.user, Action.SEE_DEPLOYMENTS)
    return reverse("voice:deployments") if at_desk else reverse("safeguarding:inbox")


def _moved(request: HttpRequest, deployment: SurveyDeployment, to: str) -> HttpResponse:
    try:
        MOVES[to](deployment, by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason.message)
        return redirect("survey_deployment_move", deployment.pk, to)
    status = deployment.get_status_display().lower()
    messages.success(request, f"Survey {deployment.code} is {status}.")
    return redirect(_back(request))


def _reasons(deployment: SurveyDeployment, to: str) -> list[Reason]:
    return reasons_as_stored(deployment) if to == "open" else []


def _is_test_wanted(reasons: list[Reason]) -> bool:
    """Say whether a test of the alert is what is missing, and there are two whom it can reach."""
    codes = {one.code for one in reasons}
    return "no_tested_alert" in codes and not codes & {"no_lead_account", "no_deputy_account"}


def _back(request: HttpRequest) -> str:
    """Return where this person came from: safeguarding leads cannot open the register."""
    if request.user.has_perm(PERMISSION):
        return reverse("surveys_surveydeployment_modeladmin_index")
    return reverse("safeguarding:inbox")


def _desk(request: HttpRequest) -> str:
    return "Deployments" if request.user.has_perm(PERMISSION) else "Safeguarding"
