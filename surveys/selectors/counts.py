"""True counts of people. They stay inside: what leaves goes through the disclosure rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from surveys.engine.disclosure import FLOOR, Thresholds
from surveys.models import Coding, ReleasedCount, Response, SurveyDeployment

# Before the code of a theme: a theme may be called “base” too.
_THEME = "theme:"


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How many people answered, and by code how many said what belongs to each theme."""

    base: int
    themes: dict[str, int]

    def as_measures(self) -> dict[str, int]:
        """Return the counts by the names under which released counts are kept."""
        themes = {f"{_THEME}{code}": people for code, people in self.themes.items()}
        return {ReleasedCount.BASE: self.base, **themes}

    @classmethod
    def of_measures(cls, measures: Mapping[str, int]) -> "VoiceCounts":
        """Return the counts that were kept under these names."""
        themes = {
            name.removeprefix(_THEME): people
            for name, people in measures.items()
            if name.startswith(_THEME)
        }
        return cls(measures[ReleasedCount.BASE], themes)


@dataclass(frozen=True, slots=True)
class ReleasedCounts:
    """The counts behind one released version of one page."""

    summary: UUID
    version: str
    measures: dict[str, int]


def thresholds_of(deployment: SurveyDeployment) -> Thresholds:
    """Return how many people it takes in this deployment; never below the floor."""
    return Thresholds(base=max(FLOOR, deployment.min_base))


def base_of(deployment: SurveyDeployment, *, before: date | None = None) -> int:
    """Return how many people answered, all or in weeks before one. One query.

    What a screener set aside is nobody's answer.
    """
    responses = Response.objects.filter(deployment=deployment).counted()
    return (responses.filter(received_week__lt=before) if before else responses).count()


def theme_counts(deployment: SurveyDeployment) -> dict[str, int]:
    """Return by code how many people said what belongs to each coded theme. One query.

    A person counts once in a theme, however many of their answers belong to it, and in none
    while their answers wait for a screener or are set aside.
    """
    rows = (
        Coding.objects.filter(
            theme__deployment=deployment,
            answer__response__screening=Response.Screening.CLEARED,
        )
        .values_list("theme__code")
        .annotate(people=Count("answer__response", distinct=True))
    )
    return dict(rows)


def count_voices(deployment: SurveyDeployment) -> VoiceCounts:
    """Return the counts as they are now. Two queries."""
    return VoiceCounts(base_of(deployment), theme_counts(deployment))


def released_counts(deployment: SurveyDeployment) -> list[ReleasedCounts]:
    """Return the true counts behind each release about a deployment, oldest first. One query."""
    releases: dict[tuple[UUID, str], dict[str, int]] = {}
    for row in ReleasedCount.objects.filter(deployment=deployment).order_by("pk"):
        releases.setdefault((row.summary, row.version), {})[row.measure] = row.count
    return [
        ReleasedCounts(summary, version, measures)
        for (summary, version), measures in releases.items()
    ]


def is_released(deployment: SurveyDeployment, code: str) -> bool:
    """Say whether a number of the theme with this code was released."""
    return ReleasedCount.objects.filter(deployment=deployment, measure=_THEME + code).exists()
