"""How long what people said is kept at most."""

from calendar import monthrange
from datetime import date

# Rounded counts of who answered, as the page that asks says.
EQUALITY_MONTHS = 24


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last of a shorter month."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
