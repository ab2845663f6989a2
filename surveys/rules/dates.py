"""The order of the days of a survey: it opens, it closes, people hear what was done."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Protocol

from django.utils import timezone
from django.utils.formats import date_format

from surveys.exceptions import Reason
from surveys.rules.retention import wrong_time

AFTER_FEEDBACK = timedelta(days=30)
# A day much further off is mistyped. Others are counted on from it, and there is a last one.
_LONGEST = timedelta(days=3653)
_TOO_FAR = "too_far"
# What people are told of them they rely on: nobody has to shorten them for something else.
TOLD_DAYS = frozenset({"feedback_due_on", "withdraw_until", "answers_until"})
_DAYS = ("opens_at", "closes_at", "feedback_due_on", "withdraw_until", "answers_until")


class Dated(Protocol):
    """What has these days; a deployment does."""

    opens_at: datetime | None
    closes_at: datetime | None
    feedback_due_on: date | None
    withdraw_until: date | None
    answers_until: date | None


class Printed(Dated, Protocol):
    """What also has the day that people were told first, if it was put off; a deployment does."""

    first_feedback_due_on: date | None


def wrong_order(dated: Dated) -> Iterator[Reason]:
    """Yield what comes too early or never; days that nobody has named yet are in no order."""
    last = date_format(last_to_choose(), "j F Y")
    for name in _DAYS:
        if is_too_far(getattr(dated, name)):
            yield Reason(_TOO_FAR, f"Choose a day within ten years, {last} at the latest.", name)
    closes = dated.closes_at
    # Months are counted on from it: there may be none.
    if closes is None or is_too_far(closes):
        return
    last_day = timezone.localdate(closes)
    if dated.opens_at and dated.opens_at >= closes:
        yield Reason("closes_first", "It closes before it opens.", "closes_at")
    if dated.feedback_due_on and dated.feedback_due_on < last_day:
        message = "People can still answer after this day. Choose a day after it closes."
        yield Reason("feedback_first", message, "feedback_due_on")
    if dated.withdraw_until and dated.withdraw_until < last_day:
        message = "Who answers on the last day could take nothing back. Choose a later day."
        yield Reason("withdrawal_first", message, "withdraw_until")
    yield from wrong_time(dated)


def without_told(reasons: Iterable[Reason], told: Collection[str]) -> list[Reason]:
    """Return the reasons but those that a day in `told`, which people read, is too far off."""
    return [one for one in reasons if one.code != _TOO_FAR or one.field not in told]


def is_too_far(day: date | None) -> bool:
    """Return whether the day, or moment, is more than ten years ahead: none that can be told."""
    day = day.date() if isinstance(day, datetime) else day
    return day is not None and day > last_to_choose()


def last_to_choose() -> date:
    """Return the last day that can be told today."""
    return timezone.localdate() + _LONGEST


def contacts_go_on(dated: Dated) -> date:
    """Return the day on which contact details are deleted: a month after people are told.

    Without a day for that it is half a year after the survey closes. It is the same for all
    who answer, so that it tells of nobody when they came.
    """
    if dated.feedback_due_on:
        return _after(dated.feedback_due_on, AFTER_FEEDBACK)
    closes = timezone.localdate(dated.closes_at) if dated.closes_at else timezone.localdate()
    return _after(closes, timedelta(days=180))


def days_on_sheets(dated: Printed) -> list[date]:
    """Return on which days sheets of paper say that contact details are deleted, in their order.

    It is one, unless people are told later than was said first: what was printed before that
    names an earlier day, and whoever wrote on it agreed to no other.
    """
    now, first = contacts_go_on(dated), dated.first_feedback_due_on
    return sorted({now} | ({_after(first, AFTER_FEEDBACK)} if first else set()))


def _after(day: date, span: timedelta) -> date:
    """Return the day so much later, or the last there is: people read it on pages they need."""
    return day + min(span, date.max - day)
