"""Who reads a survey's answers first, who second, and how far they agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import ModelLogEntry

from surveys.engine.agreement import TwoReadings, kappa, may_tell
from surveys.engine.disclosure import Thresholds, enough, rounded
from surveys.models import (
    Answer,
    CodedTwice,
    Coding,
    NoTheme,
    Reading,
    Response,
    SecondReading,
    SurveyDeployment,
)
from surveys.selectors.counts import base_of, thresholds_of

_FEW = "Too few answers"
# The codes of the themes that each of two readings gave an answer.
_Twice = tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far two readers agreed about one theme, in words where it is no number."""

    code: str
    name: str
    kappa: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many answers both coded, in words, and what came of it by theme."""

    answers: str
    rows: tuple[AgreementRow, ...]


def second_reading_of(deployment: SurveyDeployment) -> SecondReading | None:
    """Return the second reading of a survey, if anybody began one. One query."""
    return (
        SecondReading.objects.filter(deployment=deployment)
        .select_related("coder", "codebook")
        .first()
    )


def reading_of(deployment: SurveyDeployment, person: int | None) -> Reading:
    """Return which reading somebody's codes belong to: the second while theirs goes on."""
    going_on = SecondReading.objects.filter(deployment=deployment, coder=person, done_at=None)
    return Reading.SECOND if person is not None and going_on.exists() else Reading.FIRST


def has_coded(deployment: SurveyDeployment, person: int | None) -> bool:
    """Say whether somebody took part in the first reading. Three queries at most.

    Also if nothing of it is left, or others had given the same themes before.
    """
    coded = {"answer__response__deployment": deployment, "reading": Reading.FIRST, "coder": person}
    if any(model.objects.filter(**coded).exists() for model in (Coding, NoTheme)):
        return True
    said = _log_of(deployment, person, "surveys.code_answers")
    return said.filter(data__reading=Reading.FIRST.value).exists()


def is_coded(deployment: SurveyDeployment) -> bool:
    """Say whether the first reading has begun. Two queries at most."""
    coded = {"answer__response__deployment": deployment, "reading": Reading.FIRST}
    return any(model.objects.filter(**coded).exists() for model in (Coding, NoTheme))


def has_seen_codes(deployment: SurveyDeployment, person: int | None) -> bool:
    """Say whether somebody was shown codes of the first reading. One query.

    Earlier entries of the log do not tell it: then answers were always shown with their codes.
    """
    shown = Q(data__codes=True) | Q(data__codes__isnull=True)
    return _log_of(deployment, person, "surveys.read_answers").filter(shown).exists()


def sees_codes(deployment: SurveyDeployment, person: int | None) -> bool:
    """Say whether answers are shown to somebody with the codes of the first reading.

    Not while they read second, nor while they still could. Five queries at most.
    """
    second = SecondReading.objects.filter(deployment=deployment).first()
    if second is not None:
        return second.is_done or second.coder_id != person
    return has_coded(deployment, person) or has_seen_codes(deployment, person)


def coded_in(reading: Reading) -> Q:
    """Return the condition of answers that somebody was through with in a reading."""
    return Q(Exists(Coding.objects.filter(answer=OuterRef("pk"), reading=reading))) | Q(
        Exists(NoTheme.objects.filter(answer=OuterRef("pk"), reading=reading))
    )


def read_twice(deployment: SurveyDeployment) -> QuerySet[Answer]:
    """Return the answers that both coders are through with, and a screener has cleared."""
    return (
        Answer.objects.filter(
            response__deployment=deployment,
            response__screening=Response.Screening.CLEARED,
            text__isnull=False,
        )
        .filter(coded_in(Reading.FIRST))
        .filter(coded_in(Reading.SECOND))
    )


def agreement_of(deployment: SurveyDeployment) -> Agreement | None:
    """Return how far two readers agreed; None until the second is done. Three queries.

    Compared are the codes as they were when the second reader was done, of the themes as they
    stood then: answers and not people. Whoever sees this can read and count the answers on
    the desk; small numbers are left out all the same.
    """
    second = second_reading_of(deployment)
    thresholds = thresholds_of(deployment)
    if second is None or second.codebook is None or not enough(base_of(deployment), thresholds):
        return None
    coded = [
        (frozenset(first), frozenset(other))
        for first, other in CodedTwice.objects.filter(
            answer__response__deployment=deployment,
            answer__response__screening=Response.Screening.CLEARED,
        ).values_list("first", "second")
    ]
    rows = tuple(
        AgreementRow(theme["code"], theme["name"], _in_words(theme["code"], coded, thresholds))
        for theme in second.codebook.themes
    )
    told = f"about {rounded(len(coded), thresholds)}" if enough(len(coded), thresholds) else _FEW
    return Agreement(told, rows)


def _in_words(code: str, coded: Iterable[_Twice], thresholds: Thresholds) -> str:
    said = Counter((code in first, code in second) for first, second in coded)
    readings = TwoReadings(
        both=said[True, True],
        first_alone=said[True, False],
        second_alone=said[False, True],
        neither=said[False, False],
    )
    found = kappa(readings)
    return _FEW if found is None or not may_tell(readings, thresholds) else f"{found:.2f}"


def _log_of(
    deployment: SurveyDeployment, person: int | None, action: str
) -> QuerySet[ModelLogEntry]:
    entries: QuerySet[ModelLogEntry] = ModelLogEntry.objects.for_instance(deployment)
    return entries.none() if person is None else entries.filter(action=action, user=person)
