"""How long what people said is kept at most."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from typing import Protocol

from django.conf import settings
from django.utils import timezone

from surveys.exceptions import Reason

# Under this name the log says that it was done.
ANSWERS_DELETED = "surveys.answers_deleted"
# No survey may keep answers longer after it closed, whatever the site says.
MOST_MONTHS = 24
# Rounded counts of who answered, as the page that asks says.
EQUALITY_MONTHS = 24


class Kept(Protocol):
    """What says how long answers are kept; a deployment does."""

    closes_at: datetime | None
    answers_until: date | None


def last_day_of_answers(kept: Kept) -> date | None:
    """Return the last day on which answers are kept; none while nobody said when it closes."""
    if kept.answers_until or kept.closes_at is None:
        return kept.answers_until
    return months_after(timezone.localdate(kept.closes_at), settings.ANSWERS_MONTHS)


def are_answers_over(kept: Kept, *, nights: int = 1) -> bool:
    """Return whether the last day of the answers is past, by so many nights at least."""
    last = last_day_of_answers(kept)
    return last is not None and (timezone.localdate() - last).days >= nights


def wrong_time(kept: Kept) -> Iterator[Reason]:
    """Yield why answers would be kept too short or too long."""
    if kept.answers_until is None or kept.closes_at is None:
        return
    closes = timezone.localdate(kept.closes_at)
    if kept.answers_until <= closes:
        message = "Answers would be deleted while people can still send them. Choose a later day."
        yield Reason("deleted_first", message, "answers_until")
    if kept.answers_until > months_after(closes, MOST_MONTHS):
        message = f"Keep answers no longer than {MOST_MONTHS} months after the survey closes."
        yield Reason("kept_too_long", message, "answers_until")


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of a shorter month."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
