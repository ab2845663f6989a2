"""The list of surveys that were opened to people, with what was told of each so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from surveys.models import Survey, SurveyDeployment
from surveys.models.deployment import LATEST_FIRST
from surveys.selectors.results import Results, results_of


@dataclass(frozen=True, slots=True)
class DeploymentRow:
    """One deployment as the list shows it; no count that is newer than its figures."""

    deployment: SurveyDeployment
    results: Results
    themes: int


def told_deployments() -> QuerySet[SurveyDeployment]:
    """Return all deployments with what is told of them, the latest first."""
    return (
        SurveyDeployment.objects.select_related(
            "version__survey", "project", "pilot", "site__agency", "figures"
        )
        .annotate(theme_total=Count("themes", filter=Q(themes__merged_into=None)))
        .order_by(*LATEST_FIRST)
    )


def deployment_rows(deployments: Iterable[SurveyDeployment]) -> list[DeploymentRow]:
    """Return how the list shows these of `told_deployments`. One query."""
    return [_row(deployment) for deployment in deployments]


def open_deployments_of(survey: Survey) -> list[SurveyDeployment]:
    """Return where people can answer a version of `survey`, or can soon. One query."""
    found = SurveyDeployment.objects.filter(
        version__survey=survey, status=SurveyDeployment.Status.OPEN
    )
    return [
        one
        for one in found.select_related("project").order_by(*LATEST_FIRST)
        if one.answering_phase != SurveyDeployment.Phase.CLOSED
    ]


def _row(deployment: Any) -> DeploymentRow:
    # A deployment with the count of the query, which no type can name.
    return DeploymentRow(deployment, results_of(deployment), deployment.theme_total)


def why_it_stays(deployment: SurveyDeployment) -> str:
    """Return why `deployment` may not be deleted; "" if nobody was asked by it. One query."""
    if deployment.status != SurveyDeployment.Status.DRAFT:
        return "It was opened. A survey that people were asked is kept."
    if deployment.invitations.exists():
        return (
            "Invitations to it were made, and may be printed: whoever has one would find nothing. "
            "It is kept; leave it as a draft if nobody is to be asked."
        )
    return ""
