"""How a survey comes along, told so that nobody is seen to start, to send or to take back.

Weeks are told together until they hold enough people, and what was told stays as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from surveys.engine.disclosure import DEFAULT, Thresholds, enough, people, rounded


@dataclass(frozen=True, slots=True)
class Week:
    """True counts of one week that is over."""

    monday: date
    started: int
    sent: int


@dataclass(frozen=True, slots=True)
class Span:
    """Some weeks together, from Monday `first` to the week of Monday `last`; rounded."""

    first: date
    last: date
    started: int
    sent: int


def spans(weeks: Iterable[Week], thresholds: Thresholds = DEFAULT) -> list[Span]:
    """Return `weeks` in spans of which each holds at least a base of people who sent answers.

    The last weeks are not told before they hold as many, so that no two looks at different
    times differ by fewer people.
    """
    told: list[Span] = []
    waiting: list[Week] = []
    for week in sorted(weeks, key=lambda one: one.monday):
        waiting.append(week)
        if enough(sum(one.sent for one in waiting), thresholds):
            told.append(_span(waiting, thresholds))
            waiting = []
    return told


def _span(weeks: list[Week], thresholds: Thresholds) -> Span:
    sent = sum(week.sent for week in weeks)
    # Who sends in one week may have started in the week before.
    started = max(sum(week.started for week in weeks), sent)
    return Span(
        first=weeks[0].monday,
        last=weeks[-1].monday,
        started=rounded(started, thresholds),
        # A few who did not send are not told apart from those who did.
        sent=people(sent, started, thresholds)["about"],
    )
