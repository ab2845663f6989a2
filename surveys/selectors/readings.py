"""Who reads a survey's answers first, who second, and how far they agree."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from surveys.engine.agreement import TwoReadings, kappa, may_tell
from surveys.engine.disclosure import Thresholds, enough, rounded
from surveys.models import (
    Answer,
    CodebookVersion,
    Coding,
    NoTheme,
    Reading,
    Response,
    SecondReading,
    SurveyDeployment,
    Theme,
)
from surveys.selectors.counts import base_of, thresholds_of

_FEW = "Too few answers"
_SPLIT = "Split since"


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far two readers agree about one theme, in words where it is no number."""

    theme: Theme
    kappa: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many answers both coded, in words, and what came of it by theme."""

    answers: str
    rows: tuple[AgreementRow, ...]


def second_reading_of(deployment: SurveyDeployment) -> SecondReading | None:
    """Return the second reading of a survey, if anybody began one. One query."""
    return SecondReading.objects.filter(deployment=deployment).select_related("coder").first()


def reading_of(deployment: SurveyDeployment, person: int | None) -> Reading:
    """Return which reading somebody's codes belong to: the second while theirs goes on."""
    going_on = SecondReading.objects.filter(deployment=deployment, coder=person, done_at=None)
    return Reading.SECOND if person is not None and going_on.exists() else Reading.FIRST


def has_coded(deployment: SurveyDeployment, person: int | None) -> bool:
    """Say whether somebody took part in the first reading. Two queries at most."""
    coded = {"answer__response__deployment": deployment, "reading": Reading.FIRST, "coder": person}
    return any(model.objects.filter(**coded).exists() for model in (Coding, NoTheme))


def coded_in(reading: Reading) -> Q:
    """Return the condition of answers that somebody was through with in a reading."""
    return Q(Exists(Coding.objects.filter(answer=OuterRef("pk"), reading=reading))) | Q(
        Exists(NoTheme.objects.filter(answer=OuterRef("pk"), reading=reading))
    )


def agreement_of(deployment: SurveyDeployment) -> Agreement | None:
    """Return how far two readers agree; None until the second is done. Six queries at most.

    Compared are answers and not people. Whoever sees this can read and count the answers on
    the desk; small numbers are left out all the same.
    """
    second = second_reading_of(deployment)
    thresholds = thresholds_of(deployment)
    if second is None or not second.is_done or not enough(base_of(deployment), thresholds):
        return None
    read = _read_twice(deployment)
    given = _given(read)
    split = _split_since(second)
    rows = tuple(
        AgreementRow(
            theme,
            _SPLIT if theme.code in split else _in_words(theme, len(read), given, thresholds),
        )
        for theme in deployment.themes.in_use()
    )
    told = f"about {rounded(len(read), thresholds)}" if enough(len(read), thresholds) else _FEW
    return Agreement(told, rows)


def _read_twice(deployment: SurveyDeployment) -> frozenset[UUID]:
    cleared = Answer.objects.filter(
        response__deployment=deployment,
        response__screening=Response.Screening.CLEARED,
        text__isnull=False,
    )
    both = cleared.filter(coded_in(Reading.FIRST)).filter(coded_in(Reading.SECOND))
    return frozenset(both.values_list("pk", flat=True))


def _given(read: frozenset[UUID]) -> Mapping[tuple[UUID, str], set[UUID]]:
    """Return which of the answers that were read twice each reading gave each theme."""
    given: defaultdict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    rows = Coding.objects.filter(answer__in=read).values_list("theme", "reading", "answer")
    for theme, reading, answer in rows:
        given[theme, reading].add(answer)
    return given


def _split_since(second: SecondReading) -> set[str]:
    """Return the themes that were split after the second reader was done: nobody read them so."""
    later = CodebookVersion.objects.filter(
        deployment=second.deployment_id,
        change=CodebookVersion.Change.SPLIT,
        made_at__gt=second.done_at,
    )
    return {code for codes in later.values_list("codes", flat=True) for code in codes}


def _in_words(
    theme: Theme,
    read: int,
    given: Mapping[tuple[UUID, str], set[UUID]],
    thresholds: Thresholds,
) -> str:
    first, second = (given[theme.pk, one] for one in (Reading.FIRST, Reading.SECOND))
    readings = TwoReadings(
        both=len(first & second),
        first_alone=len(first - second),
        second_alone=len(second - first),
        neither=read - len(first | second),
    )
    found = kappa(readings)
    return _FEW if found is None or not may_tell(readings, thresholds) else f"{found:.2f}"
