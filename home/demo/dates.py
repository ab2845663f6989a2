"""The demonstration's dates: offsets in months from one anchor, so that it never looks old."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_SEASONS = ("Winter", "Spring", "Summer", "Autumn")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Dates told as months before or after the month of `anchor`."""

    anchor: date

    def day(self, months: int, day: int = 1) -> date:
        """Return a day of the month that lies `months` from the anchor's; -2 is two ago.

        A day past the end of a short month is its last day.
        """
        count = self.anchor.year * 12 + self.anchor.month - 1 + months
        year, month = divmod(count, 12)
        return date(year, month + 1, min(day, monthrange(year, month + 1)[1]))

    def last_day(self, months: int) -> date:
        """Return the last day of a month."""
        return self.day(months, 31)

    def moment(self, months: int, day: int = 1, hour: int = 9) -> datetime:
        """Return an hour of such a day, in the site's time zone."""
        return at_hour(self.day(months, day), hour)

    def month(self, months: int) -> str:
        """Return a month in words: "May 2025"."""
        return f"{self.day(months):%B %Y}"

    def season(self, months: int) -> str:
        """Return the season of a month: "Spring"."""
        return _SEASONS[self.day(months).month % 12 // 3]

    def from_anchor(self, days: int) -> date:
        """Return the day that lies `days` from the anchor itself."""
        return self.anchor + timedelta(days=days)


def at_hour(day: date, hour: int) -> datetime:
    """Return an hour of a day as a moment in the site's time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def in_words(day: date) -> str:
    """Return a day in words: "6 February 2026"."""
    return f"{day.day} {day:%B %Y}"
