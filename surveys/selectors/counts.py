"""True counts of people. They stay inside: what leaves goes through the disclosure rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from surveys.engine.disclosure import FLOOR, Thresholds
from surveys.engine.release import ALL
from surveys.models import Coding, Reading, ReleasedTable, Response, SurveyDeployment

BASE = "base"
# Before the code of a theme: a theme may be called “base” too.
THEME = "theme:"
# Under this name the table of a summary is kept: the base, and how many people each theme has.
THEMES = "themes"


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How many people answered, and by code how many said what belongs to each theme."""

    base: int
    themes: dict[str, int]

    def as_measures(self) -> dict[str, int]:
        """Return the counts by the names under which released counts are kept."""
        themes = {f"{THEME}{code}": people for code, people in self.themes.items()}
        return {BASE: self.base, **themes}

    @classmethod
    def of_measures(cls, measures: Mapping[str, int]) -> "VoiceCounts":
        """Return the counts that were kept under these names."""
        themes = {
            name.removeprefix(THEME): people
            for name, people in measures.items()
            if name.startswith(THEME)
        }
        return cls(measures[BASE], themes)


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
            reading=Reading.FIRST,
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
    """Return the true counts behind each summary about a deployment, oldest first. One query."""
    return [
        ReleasedCounts(table.summary, table.version, table.counts[ALL])
        for table in ReleasedTable.objects.filter(deployment=deployment, name=THEMES)
        if table.summary is not None
    ]


def is_released(deployment: SurveyDeployment, code: str) -> bool:
    """Say whether a number of the theme with this code was released."""
    return any(THEME + code in release.measures for release in released_counts(deployment))
