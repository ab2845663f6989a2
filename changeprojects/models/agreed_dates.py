"""Checks that several models share: of days and their order, and of versions."""

from datetime import date, datetime

from django.core.exceptions import ValidationError

from changeprojects import clock
from syndication.documents import Version

Moment = date | datetime | None


def check_order(first: Moment, last: Moment, *, field: str, message: str) -> None:
    """Raise `ValidationError` at `field` if both are known and `last` comes before `first`."""
    if first and last and last < first:
        raise ValidationError({field: message})


def check_is_past(day: date | None, *, field: str) -> None:
    """Raise `ValidationError` at `field` if `day` is still to come: it tells what happened."""
    if day and day > clock.today():
        raise ValidationError({field: "Write a day that is not in the future."})


def check_version(text: str) -> None:
    """Raise `ValidationError` unless `text` is a version, as a field validator."""
    try:
        Version.parse(text)
    except ValueError as error:
        raise ValidationError(str(error)) from error
