"""What staff print for a survey: poster, paper form, invitations."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.admin import messages

from surveys.access import Action, can
from surveys.actions.make_invitations import MOST, make_invitations
from surveys.documents.papers import invitation_sheets, paper_form, poster
from surveys.exceptions import Refused
from surveys.models import SurveyDeployment


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
    return _pdf(poster(deployment, _address(deployment)), "poster")


def print_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the paper form as PDF."""
    return _pdf(paper_form(_deployment(request, pk)), "form")


def print_invitations(request: HttpRequest, pk: int) -> HttpResponse:
    """Make new invitations and return them as PDF: the only time that their codes are seen."""
    deployment = _deployment(request, pk)
    asked = request.POST.get("count", "")
    if request.method != "POST":
        return redirect("survey_deployment_papers", pk)
    count = int(asked) if asked.isdecimal() and len(asked) <= len(str(MOST)) else 0
    try:
        codes = make_invitations(deployment, count, by=request.user)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason.message)
        return redirect("survey_deployment_papers", pk)
    return _pdf(invitation_sheets(deployment, _address(deployment), codes), "invitations")


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
