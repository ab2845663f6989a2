"""How the programme as a whole answers people, from what is public alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from changeprojects.selectors import today
from surveys.engine.fate import days_late, fate_of
from surveys.models import SurveyDeployment
from syndication.models import Edition, Publication

Json = dict[str, Any]

# What is told as about so many may be so many more.
_HALF_A_STEP = 2


@dataclass(frozen=True, slots=True)
class Told:
    """When people of one survey were to be told what became of it, and when they were."""

    due: date
    ended: date | None
    told: date | None

    @property
    def is_in_time(self) -> bool:
        """Whether they were told by the day that was promised."""
        return self.told is not None and self.told <= self.due

    @property
    def days(self) -> int | None:
        """How many days after the end of the survey they were told."""
        return max((self.told - self.ended).days, 0) if self.told and self.ended else None


@dataclass(frozen=True, slots=True)
class Feedback:
    """Surveys whose day of feedback has come: how many, and of how many people heard in time."""

    due: int
    in_time: int
    waiting: int
    median_days: int | None

    @property
    def percent_in_time(self) -> int | None:
        """Of a hundred surveys; None while no day has come."""
        return round(100 * self.in_time / self.due) if self.due else None


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What was asked, decided, agreed to and proven over the whole programme.

    `taken_back` is how many people at most took their answers back, as the summaries tell it.
    """

    feedback: Feedback
    asked: int
    decided: int
    accepted: int
    partly: int
    declined: int
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
    asked = list(recommendations)
    decisions = [one["decision"] for one in asked]
    return Scorecard(
        feedback=_feedback(),
        asked=len(asked),
        decided=len(asked) - decisions.count("undecided"),
        accepted=decisions.count("accepted"),
        partly=decisions.count("partly"),
        declined=decisions.count("declined"),
        proven=sum(one["proof"] is not None for one in asked),
        late=sum(one["mark"] == "late" for one in asked),
        taken_back=sum(_most(row) for one in summaries for row in _taken_back(one)),
    )


def _taken_back(summary: Json) -> list[Json]:
    return [row["people"] for row in summary.get("reached", ()) if row["step"] == "taken_back"]


def _most(people: Json) -> int:
    return people["about"] + _HALF_A_STEP if "about" in people else people["fewer_than"] - 1


def with_marks(projects: Iterable[Json]) -> list[Json]:
    """Return the recommendations of these documents as they stand today, each with its project."""
    return [
        _today(one) | {"project": {"title": project["title"], "path": project["path"]}}
        for project in projects
        # A head that was released before there were any in it.
        for one in project.get("recommendations", ())
    ]


def _today(one: Json) -> Json:
    fate = fate_of(one["decision"], proven=one["proof"] is not None)
    due = date.fromisoformat(one["due"]) if one["due"] else None
    late = days_late(fate.code, due, timezone.localdate())
    return one | {
        "mark": "late" if late else fate.code,
        "heading": "We said we would" if late else fate.label,
        "days_late": late,
        "fate": fate.code,
    }


def _feedback() -> Feedback:
    told = _told()
    come = [one for one in told if one.due < today() or one.told]
    days = [one.days for one in told if one.days is not None]
    return Feedback(
        due=len(come),
        in_time=sum(one.is_in_time for one in come),
        waiting=sum(one.told is None for one in come),
        median_days=round(median(days)) if days else None,
    )


def _told() -> list[Told]:
    """Return every survey that people could answer and were promised to hear of. One query."""
    first = (
        Edition.objects.public()
        .filter(
            publication__in=Publication.objects.live().of_kind("voice-summary"),
            publication__identifier=OuterRef("summaries__translation_key"),
        )
        .order_by("released_at")
        .values("released_at")[:1]
    )
    promised = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
    rows = promised.values("pk", "feedback_due_on", "closes_at").annotate(told=Min(Subquery(first)))
    return [
        Told(due, _day(row["closes_at"]), _day(row["told"]))
        for row in rows
        if (due := row["feedback_due_on"])
    ]


def _day(moment: datetime | None) -> date | None:
    return timezone.localtime(moment).date() if moment else None
