"""The list of surveys that were opened to people, with how many answered in bands."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from surveys.engine.disclosure import band, enough
from surveys.models import SurveyDeployment
from surveys.selectors.counts import thresholds_of


@dataclass(frozen=True, slots=True)
class DeploymentRow:
    """One deployment as the list shows it; the true count is not in it."""

    deployment: SurveyDeployment
    base: str
    enough: bool
    themes: int


def deployment_rows() -> list[DeploymentRow]:
    """Return all deployments, the latest first. One query."""
    deployments = (
        SurveyDeployment.objects.select_related("version__survey", "project", "pilot")
        .annotate(
            people=Count("responses", distinct=True), theme_total=Count("themes", distinct=True)
        )
        .order_by("-opens_at", "code")
    )
    return [_row(deployment) for deployment in deployments]


def _row(deployment: Any) -> DeploymentRow:
    # A deployment with the two counts of the query, which no type can name.
    thresholds = thresholds_of(deployment)
    people = deployment.people
    return DeploymentRow(
        deployment=deployment,
        base=band(people, thresholds),
        enough=enough(people, thresholds),
        themes=deployment.theme_total,
    )
