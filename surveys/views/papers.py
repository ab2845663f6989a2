"""What staff print for a survey: poster, paper form, invitations."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.make_invitations import MOST, make_invitations
from surveys.documents.paper_form import is_printable, paper_form
from surveys.documents.papers import invitation_sheets, poster
from surveys.engine.languages import name_of
from surveys.exceptions import Refused
from surveys.models import SurveyDeployment

EXAMPLE = "K7PM4WDR9TXH"


def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what can be printed."""
    deployment = _deployment(request, pk)
    title = "Poster, paper form and invitations"
    register = reverse("surveys_surveydeployment_modeladmin_index")
    context = {
        "deployment": deployment,
        "title": title,
        "most": MOST,
        "takes_invitations": deployment.access == deployment.Access.INVITATION,
        "forms": _forms(deployment),
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": register, "label": "Deployments"},
            {"url": "", "label": title},
        ],
    }
    return render(request, "surveys/forms/papers.html", context)


def print_poster(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the poster as PDF."""
    deployment = _deployment(request, pk)
    form = request.GET.get("form", "")
    return _made(request, pk, "poster", lambda: poster(deployment, _address(deployment), form))


def print_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the paper form as PDF."""
    deployment, form = _deployment(request, pk), request.GET.get("form", "")
    return _made(request, pk, "form", lambda: paper_form(deployment, form))


def print_invitations(request: HttpRequest, pk: int) -> HttpResponse:
    """Make new invitations and return them as PDF: the only time that their codes are seen."""
    deployment = _deployment(request, pk)
    asked = request.POST.get("count", "")
    if request.method != "POST":
        return redirect("survey_deployment_papers", pk)
    count = int(asked) if asked.isdecimal() and len(asked) <= len(str(MOST)) else 0
    form, address = request.POST.get("form", ""), _address(deployment)

    def sheets() -> bytes:
        # No code is made that could not be printed, for nobody would ever see it.
        invitation_sheets(deployment, address, [EXAMPLE], form)
        codes = make_invitations(deployment, count, by=request.user)
        return invitation_sheets(deployment, address, codes, form)

    return _made(request, pk, "invitations", sheets)


def _made(request: HttpRequest, pk: int, name: str, make: Callable[[], bytes]) -> HttpResponse:
    try:
        return _pdf(make(), name)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason.message)
        return redirect("survey_deployment_papers", pk)


def _forms(deployment: SurveyDeployment) -> list[dict[str, Any]]:
    """Return each form in which the survey is offered, and whether it can be printed."""
    version = deployment.version
    says = deployment.offered(version).get("says") or {} if version else {}
    names = {"": "As it was written"} | {form: name_of(form) for form in says}
    return [
        {"form": form, "name": name, "can": is_printable(deployment, form)}
        for form, name in names.items()
    ]


def _deployment(request: HttpRequest, pk: int) -> SurveyDeployment:
    decision = can(request.user, Action.INVITE)
    if not decision:
        raise PermissionDenied(decision.reason)
    deployment = get_object_or_404(SurveyDeployment.objects.select_related("version"), pk=pk)
    if deployment.version is None:
        raise Http404
    return deployment


def _address(deployment: SurveyDeployment) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse("surveys:start", args=[deployment.code])


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
