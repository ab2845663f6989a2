"""The order of the days of a survey: it opens, it closes, people hear what was done."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Protocol

from django.utils import timezone

from surveys.exceptions import Reason
from surveys.rules.retention import wrong_time

AFTER_FEEDBACK = timedelta(days=30)


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
    """Yield what comes too early; days that nobody has named yet are in no order."""
    closes = dated.closes_at
    if closes is None:
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


def contacts_go_on(dated: Dated) -> date:
    """Return the day on which contact details are deleted: a month after people are told.

    Without a day for that it is half a year after the survey closes. It is the same for all
    who answer, so that it tells of nobody when they came.
    """
    if dated.feedback_due_on:
        return dated.feedback_due_on + AFTER_FEEDBACK
    closes = timezone.localdate(dated.closes_at) if dated.closes_at else timezone.localdate()
    return closes + timedelta(days=180)


def days_on_sheets(dated: Printed) -> list[date]:
    """Return on which days sheets of paper say that contact details are deleted, in their order.

    It is one, unless people are told later than was said first: what was printed before that
    names an earlier day, and whoever wrote on it agreed to no other.
    """
    now, first = contacts_go_on(dated), dated.first_feedback_due_on
    return sorted({now} | ({first + AFTER_FEEDBACK} if first else set()))
