"""How the programme as a whole answers people, from what is public alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from changeprojects.selectors import today
from surveys.engine.fate import days_late, fate_of, first_day
from surveys.models import SurveyDeployment, ThemeReview, YouSaidWeDidPage
from surveys.selectors.too_small import named_unheard
from syndication.models import Edition

Json = dict[str, Any]

# What is told as about so many may be so many more.
_HALF_A_STEP = 2


@dataclass(frozen=True, slots=True)
class Told:
    """When people of one survey were to be told what became of it, and when they were.

    `reviews` is how often those of them who contested a theme were answered, and `changes` how
    often the theme was changed then. `summary` tells how many took their answers back: the one
    that came out last, if people who use services were asked.
    """

    due: date | None
    ended: date | None
    told: date | None
    reviews: int = 0
    changes: int = 0
    summary: UUID | None = None

    @property
    def is_in_time(self) -> bool:
        """Whether they were told by the day that was promised."""
        return bool(self.told and self.due and self.told <= self.due)

    @property
    def days(self) -> int | None:
        """How many days after the end of the survey they were told."""
        return max((self.told - self.ended).days, 0) if self.told and self.ended else None


@dataclass(frozen=True, slots=True)
class Feedback:
    """Surveys whose day of feedback has passed: how many, and of how many people heard in time.

    Whoever was told earlier is not counted before that day. `median_days` is of all that were told.
    """

    due: int
    in_time: int
    waiting: int
    median_days: int | None

    @property
    def percent_in_time(self) -> int | None:
        """Of a hundred surveys; None while no day has passed."""
        return round(100 * self.in_time / self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class Contested:
    """How often people who contested a theme were answered, and it was changed because of them.

    How many contested and wait for an answer is not told: it changes with one person.
    """

    answered: int
    changed: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What was asked, decided, agreed to and proven over the whole programme.

    `taken_back` is how many people who use services at most took their answers back, of each
    survey as the summary tells it that came out last.
    """

    feedback: Feedback
    contested: Contested
    asked: int
    decided: int
    accepted: int
    partly: int
    declined: int
    promised_then_declined: int
    proven: int
    late: int
    taken_back: int

    @property
    def agreed(self) -> int:
        """How many were accepted, in whole or in part."""
        return self.accepted + self.partly

    @property
    def undecided(self) -> int:
        """How many wait for a decision."""
        return self.asked - self.decided


def scorecard(recommendations: Iterable[Json], summaries: Iterable[Json]) -> Scorecard:
    """Return the numbers over all recommendations, as `with_marks` gives them. One query."""
    asked, told = list(recommendations), _told()
    decisions = [one["decision"] for one in asked]
    return Scorecard(
        feedback=_feedback(told),
        contested=Contested(sum(one.reviews for one in told), sum(one.changes for one in told)),
        asked=len(asked),
        decided=len(asked) - decisions.count("undecided"),
        accepted=decisions.count("accepted"),
        partly=decisions.count("partly"),
        declined=decisions.count("declined"),
        promised_then_declined=sum(
            one["decision"] == "declined" and bool(one.get("first_due")) for one in asked
        ),
        proven=sum(one["proof"] is not None for one in asked),
        late=sum(one["mark"] == "late" for one in asked),
        taken_back=_taken_back(told, summaries),
    )


def _taken_back(told: Iterable[Told], summaries: Iterable[Json]) -> int:
    by_id = {one["id"]: one for one in summaries}
    last = [by_id[str(one.summary)] for one in told if str(one.summary) in by_id]
    rows = [row for summary in last for row in summary.get("reached", ())]
    return sum(_most(row["people"]) for row in rows if row["step"] == "taken_back")


def _most(people: Json) -> int:
    return people["about"] + _HALF_A_STEP if "about" in people else people["fewer_than"] - 1


def with_marks(projects: Iterable[Json]) -> list[Json]:
    """Return the recommendations of these documents as they stand today, each with its project."""
    return [
        _today(one) | {"project": {name: project[name] for name in ("id", "title", "path")}}
        for project in projects
        # A head that was released before there were any in it.
        for one in project.get("recommendations", ())
    ]


def _today(one: Json) -> Json:
    fate = fate_of(one["decision"], proven=one["proof"] is not None)
    late = days_late(fate.code, first_day(one), timezone.localdate())
    label = "We said we would" if late else fate.label
    return one | {
        "mark": "late" if late else fate.code,
        "label": label,
        # For those who are not told that they said it.
        "heading": label,
        "days_late": late,
        "fate": fate.code,
    }


def _feedback(told: Iterable[Told]) -> Feedback:
    promised = [one for one in told if one.due]
    passed = [one for one in promised if one.due and one.due < today()]
    days = [one.days for one in promised if one.days is not None]
    return Feedback(
        due=len(passed),
        in_time=sum(one.is_in_time for one in passed),
        waiting=sum(one.told is None for one in passed),
        median_days=round(median(days)) if days else None,
    )


def _told() -> list[Told]:
    """Return every survey that people could answer. One query."""
    newest = _summaries().order_by("-released_at", "-pk").values("publication__identifier")[:1]
    opened = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
    rows = opened.values("pk").annotate(
        # Who was promised a day hears in time by that one, whatever was promised later.
        due=Coalesce("first_feedback_due_on", "feedback_due_on"),
        ended=Coalesce("closed_at", "closes_at"),
        told=Subquery(_summaries().order_by("released_at").values("released_at")[:1]),
        named=Subquery(_naming().values("told_on")[:1]),
        reviews=_reviews(Q()),
        changes=_reviews(~Q(outcome=ThemeReview.Outcome.KEPT)),
        # Nothing is taken back in public where workers were asked.
        summary=Case(When(version__survey__people_asked=None, then=Subquery(newest))),
    )
    return [
        Told(
            row["due"],
            _day(row["ended"]),
            _day(row["told"]) or row["named"],
            row["reviews"],
            row["changes"],
            row["summary"],
        )
        for row in rows
    ]


def _summaries() -> QuerySet:
    """Return, of a survey in a query, every public edition of what came of it."""
    pages = YouSaidWeDidPage.objects.filter(deployment=OuterRef(OuterRef("pk")))
    return Edition.objects.public().filter(
        publication__kind="voice-summary",
        publication__identifier__in=pages.values("translation_key"),
    )


def _naming() -> QuerySet:
    """Return, of a survey in a query that too few answered, where the public reads so."""
    return named_unheard().filter(survey=OuterRef("pk")).order_by("told_on")


def _reviews(which: Q) -> Coalesce:
    """Return, of a survey in a query, how many answers to contests there are."""
    found: QuerySet = ThemeReview.objects.filter(which, theme__deployment=OuterRef("pk"))
    per_survey = found.order_by().values("theme__deployment").annotate(count=Count("pk"))
    return Coalesce(Subquery(per_survey.values("count")), 0)


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
