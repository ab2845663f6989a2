"""How the surveys come along, for staff: never an answer, and no number that tells of a few."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from changeprojects.selectors import today
from surveys.engine.progress import Span, Week, spans
from surveys.models import SurveyDeployment, WeekTally
from surveys.models.deployment import LATEST_FIRST
from surveys.rules.weeks import monday_of
from surveys.selectors.counts import thresholds_of


@dataclass(frozen=True, slots=True)
class Progress:
    """One deployment by spans of weeks.

    How many in all is told by the results alone: spans count those who ever sent, and their sum
    would stand against it as a second number.
    """

    deployment: SurveyDeployment
    spans: list[Span]


def opened_deployments() -> QuerySet[SurveyDeployment]:
    """Return all deployments that were opened, the latest first."""
    return (
        SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
        .select_related("project", "pilot", "site__agency", "version")
        .order_by(*LATEST_FIRST)
    )


def progress(deployments: Iterable[SurveyDeployment]) -> list[Progress]:
    """Return how each of these comes along, in their order. Two queries.

    Only weeks that are over count.
    """
    opened = list(deployments)
    weeks: dict[int, list[Week]] = defaultdict(list)
    for row in WeekTally.objects.filter(deployment__in=opened, week__lt=monday_of(today())):
        weeks[row.deployment_id].append(Week(row.week, row.started, row.sent))
    return [Progress(one, spans(weeks[one.pk], thresholds_of(one))) for one in opened]
