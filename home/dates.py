"""Dates of documents (ISO strings) in words; empty words for no date."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as format_date

Iso = str | date | None


def moment_of(iso: Iso) -> datetime | None:
    """Return the moment that `iso` names, in the site's own time; None if it names none."""
    if not iso:
        return None
    try:
        moment = datetime.fromisoformat(str(iso))
    except ValueError:
        return None
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def shown(iso: Iso, pattern: str) -> str:
    """Return the date in Django's date format `pattern`."""
    moment = moment_of(iso)
    return format_date(moment, pattern) if moment else ""


def month_of(iso: Iso) -> str:
    """Return "August 2026"."""
    return shown(iso, "F Y")


def day_of(iso: Iso) -> str:
    """Return "1 August 2026"."""
    return shown(iso, "j F Y")


def months_between(start: Iso, end: Iso) -> str:
    """Return "May to September 2025", "May 2025 to July 2026" or "From May 2025"."""
    first, last = month_of(start), month_of(end)
    if not (first and last):
        return f"From {first}" if first else (f"Until {last}" if last else "")
    if first == last:
        return first
    if shown(start, "Y") == shown(end, "Y"):
        first = shown(start, "F")
    return f"{first} to {last}"
