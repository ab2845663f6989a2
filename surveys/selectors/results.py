"""What was last counted of a deployment, as the pages of the admin tell it.

Nothing here counts anybody: `keep_figures` did, when the rules allowed it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from surveys.models import Figures, SurveyDeployment
from surveys.selectors.counts import thresholds_of


@dataclass(frozen=True, slots=True)
class Results:
    """What may be told of one deployment; `people` is rounded, 0 for too few.

    `week` is that of the count, None before the first. Tables exist only once the count is
    final; the last of them tells how people answered. `equality` are those of who answered: none
    where nobody was asked, no table where too few said anything. Once so many took their answers
    back that it could be counted anew it `is_true` no more. `versions` are those that people
    answered.
    """

    week: date | None
    people: int
    is_final: bool
    minimum: int
    tables: list[dict[str, Any]]
    equality: list[dict[str, Any]] | None = None
    is_true: bool = True
    versions: list[dict[str, Any]] | None = None

    @property
    def in_words(self) -> str:
        """How many people answered, without telling a small number."""
        if self.people:
            return f"about {self.people}"
        return f"fewer than {self.minimum}" if self.is_final else "too few so far"


def results_of(deployment: SurveyDeployment) -> Results:
    """Return what was last counted. One query, none where the figures came along."""
    figures = _figures_of(deployment)
    minimum = thresholds_of(deployment).base
    if figures is None:
        return Results(week=None, people=0, is_final=False, minimum=minimum, tables=[])
    return Results(
        week=figures.week,
        people=figures.people,
        is_final=figures.is_final,
        minimum=minimum,
        tables=figures.tables,
        equality=figures.equality,
        is_true=are_true(figures),
        versions=figures.versions,
    )


def are_true(figures: Figures) -> bool:
    """Say whether fewer people than a step took answers back since they were counted.

    Compared are two exact counts of who did: people whose answers were deleted on their last
    day are in neither.
    """
    deployment = figures.deployment
    left = deployment.withdrawn - figures.withdrawn
    return left < thresholds_of(deployment).step


def _figures_of(deployment: SurveyDeployment) -> Figures | None:
    try:
        return deployment.figures
    except Figures.DoesNotExist:
        return None
