"""The page on which staff open, stop or close a survey."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages

from surveys.actions.close_deployment import close_deployment
from surveys.actions.deployment_status import PERMISSION
from surveys.actions.open_deployment import open_deployment
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.exceptions import Refused
from surveys.models import SurveyDeployment
from surveys.rules.readiness import reasons_not_to_open

MOVES = {"open": open_deployment, "suspend": suspend_deployment, "close": close_deployment}
TITLES = {
    "open": ("Open this survey", "People can answer it at its address until it closes."),
    "suspend": ("Stop this survey now", "People read a kind page and the helplines at once."),
    "close": ("Close this survey", "Its answers are counted, once. It cannot be opened again."),
}


def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Ask once more; on POST do it, or say why not."""
    if to not in MOVES:
        raise Http404
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    deployment = get_object_or_404(SurveyDeployment, pk=pk)
    if request.method == "POST":
        return _moved(request, deployment, to)
    title, consequence = TITLES[to]
    context = {
        "deployment": deployment,
        "title": title,
        "consequence": consequence,
        "reasons": reasons_not_to_open(deployment) if to == "open" else [],
        "back_url": _register(),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": _register(), "label": "Deployments"},
            {"url": "", "label": title},
        ],
    }
    return render(request, "surveys/forms/deployment_move.html", context)


def _moved(request: HttpRequest, deployment: SurveyDeployment, to: str) -> HttpResponse:
    try:
        MOVES[to](deployment, by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason.message)
        return redirect("survey_deployment_move", deployment.pk, to)
    messages.success(request, f"Survey {deployment.code} is now {deployment.get_status_display()}.")
    return redirect(_register())


def _register() -> str:
    return reverse("surveys_surveydeployment_modeladmin_index")
