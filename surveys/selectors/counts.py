"""True counts of people. They stay inside: what leaves goes through the disclosure rules."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, Sum

from surveys.engine.disclosure import Thresholds
from surveys.engine.release import ALL
from surveys.engine.steps import Beside, Near
from surveys.models import (
    Coding,
    Reading,
    ReleasedTable,
    Response,
    SurveyDeployment,
    WeekTally,
)

BASE = "base"
# Before the code of a theme: a theme may be called “base” too.
THEME = "theme:"
REACHED = "reached:"
# How far answers came, in this order: told beside every summary.
STEPS = {
    "started": "started",
    "sent": "sent their answers",
    "readable": "wrote something that we could read; the others did not",
    "coded": "said something that is in a theme",
    "taken_back": "took their answers back",
}
# Who did not come from one step to the next may be a few: each is laid beside the one before.
_NEAR = (
    Beside(f"{REACHED}sent", (BASE,), among=False),
    Beside(f"{REACHED}started", (f"{REACHED}sent", f"{REACHED}taken_back"), among=False),
    Beside(f"{REACHED}readable", (BASE,)),
    Beside(f"{REACHED}coded", (f"{REACHED}readable",)),
)
# Under this name the table of a summary is kept: the base, and how many people each theme has.
THEMES = "themes"
# And how many people of each way of answering.
THEMES_BY_HOW = f"{THEMES} by how"


@dataclass(frozen=True, slots=True)
class VoiceCounts:
    """How many people answered, and by code how many said what belongs to each theme.

    `reached` says by the name of each of `STEPS` how many people came so far.
    """

    base: int
    themes: dict[str, int]
    reached: dict[str, int] = field(default_factory=dict)

    @property
    def near(self) -> Near:
        """Return beside which other count each is laid: those who came as far as the step before.

        And those who are in a theme beside those who are in any.
        """
        coded = f"{REACHED}coded"
        themes = (Beside(f"{THEME}{code}", (coded,)) for code in sorted(self.themes))
        return (*_NEAR, *themes)

    def as_measures(self) -> dict[str, int]:
        """Return the counts by the names under which released counts are kept."""
        themes = {f"{THEME}{code}": people for code, people in self.themes.items()}
        reached = {f"{REACHED}{step}": people for step, people in self.reached.items()}
        return {BASE: self.base, **themes, **reached}

    @classmethod
    def of_measures(cls, measures: Mapping[str, int]) -> "VoiceCounts":
        """Return the counts that were kept under these names."""
        return cls(measures[BASE], _named(THEME, measures), _named(REACHED, measures))


def _named(prefix: str, measures: Mapping[str, int]) -> dict[str, int]:
    return {
        name.removeprefix(prefix): people
        for name, people in measures.items()
        if name.startswith(prefix)
    }


@dataclass(frozen=True, slots=True)
class ReleasedCounts:
    """The counts behind one released version of one page."""

    summary: UUID
    version: str
    measures: dict[str, int]


def thresholds_of(deployment: SurveyDeployment) -> Thresholds:
    """Return how many people it takes in this deployment; never below the floor."""
    return Thresholds(base=deployment.fewest)


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
    counts: Counter[str] = Counter()
    for row in theme_counts_by_mode(deployment).values():
        counts.update(row)
    return dict(counts)


def theme_counts_by_mode(deployment: SurveyDeployment) -> dict[str, dict[str, int]]:
    """Return the same by how people answered, each in one way. One query."""
    rows = (
        Coding.objects.filter(
            theme__deployment=deployment,
            reading=Reading.FIRST,
            answer__response__screening=Response.Screening.CLEARED,
        )
        .values_list("answer__response__mode", "theme__code")
        .annotate(people=Count("answer__response", distinct=True))
    )
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for mode, code, people in rows:
        counts[mode][code] = people
    return counts


def count_voices(deployment: SurveyDeployment) -> VoiceCounts:
    """Return the counts as they are now. Four queries."""
    base = base_of(deployment)
    return VoiceCounts(base, theme_counts(deployment), _reached(deployment, base))


def _reached(deployment: SurveyDeployment, base: int) -> dict[str, int]:
    """Return how many people came how far, by the names of `STEPS`. Two queries.

    Beside every theme stand so those who wrote nothing: nobody read anything of theirs, whatever
    a screener said of the rest. Who started is counted by the week, and who took answers back is
    not there any more: a survey that was written down elsewhere knows nothing of the first.
    """
    coded = Count(
        "answers__response",
        filter=Q(answers__codings__reading=Reading.FIRST) & Q(screening=Response.Screening.CLEARED),
        distinct=True,
    )
    readable = Count(
        "answers__response",
        filter=Q(answers__text__isnull=False) & Q(screening=Response.Screening.CLEARED),
        distinct=True,
    )
    counted = Response.objects.filter(deployment=deployment).aggregate(
        sent=Count("pk", distinct=True), readable=readable, coded=coded
    )
    started = WeekTally.objects.filter(deployment=deployment).aggregate(sum=Sum("started"))["sum"]
    return {
        "started": max(started or 0, counted["sent"] + deployment.withdrawn, base),
        **counted,
        "taken_back": deployment.withdrawn,
    }


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
