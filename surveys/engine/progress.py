"""How a survey comes along, told so that nobody is seen to start, to send or to take back.

Weeks are told together until they hold enough people, and what was told stays as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from surveys.engine.disclosure import DEFAULT, Thresholds, rounded


@dataclass(frozen=True, slots=True)
class Week:
    """True counts of one week that is over."""

    monday: date
    started: int
    sent: int


@dataclass(frozen=True, slots=True)
class Span:
    """Some weeks together, from Monday `first` to the week of Monday `last`.

    `started` and `sent` are by how much the rounded counts of all weeks so far grew.
    """

    first: date
    last: date
    started: int
    sent: int


@dataclass(frozen=True, slots=True)
class _Told:
    """About how many started and sent so far."""

    started: int = 0
    sent: int = 0


def spans(weeks: Iterable[Week], thresholds: Thresholds = DEFAULT) -> list[Span]:
    """Return `weeks` in spans of which each holds at least a base of people who sent answers.

    All so far is rounded, and a span is the difference of two such numbers: spans that were
    rounded one by one would, beside their sum, tell it exactly, and with how many are left who
    took their answers back. The last weeks are not told before they hold as many, so that no two
    looks at different times differ by fewer people.
    """
    found: list[Span] = []
    waiting: list[date] = []
    started = sent = 0
    before = _Told()
    for week in sorted(weeks, key=lambda one: one.monday):
        waiting.append(week.monday)
        started, sent = started + week.started, sent + week.sent
        now = _told(started, sent, thresholds)
        # Seen from rounded numbers alone: that a span is told says nothing that they do not.
        if now.sent - before.sent >= thresholds.base + thresholds.rounding:
            found.append(_span(waiting, before, now))
            waiting, before = [], now
    return found


def _told(started: int, sent: int, thresholds: Thresholds) -> _Told:
    about = rounded(sent, thresholds)
    # A few who did not send are not told apart from those who did.
    is_same = started - sent < thresholds.cell
    return _Told(about if is_same else rounded(started, thresholds), about)


def _span(weeks: list[date], before: _Told, now: _Told) -> Span:
    sent = now.sent - before.sent
    # Who sends in one week may have started in the week before.
    return Span(weeks[0], weeks[-1], max(now.started - before.started, sent), sent)
