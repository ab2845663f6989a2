"""The list of events: what comes, the soonest first, then what was, by year."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from home.dates import moment_of, shown
from home.selectors.entries import Entry
from syndication.selectors import documents

Json = dict[str, Any]

_STANDS = {
    "cancelled": ("stopped", "Cancelled"),
    "held": ("final", "Held"),
    "coming": ("draft", "Coming"),
    "over": ("tested", "Over"),
}


@dataclass(frozen=True, slots=True)
class EventList:
    """The events that come, and those of each past year, the latest year first."""

    coming: tuple[Entry, ...]
    past: tuple[tuple[str, tuple[Entry, ...]], ...]


def event_list() -> EventList:
    """Return all released events. One query."""
    # The latest first, as documents come.
    events = documents("event")
    coming = [event for event in events if not is_over(event)]
    years: dict[str, list[Entry]] = {}
    for event in events:
        if is_over(event):
            years.setdefault(shown(event["starts_at"], "Y"), []).append(_entry(event))
    return EventList(
        coming=tuple(_entry(event) for event in reversed(coming)),
        past=tuple((year, tuple(entries)) for year, entries in years.items()),
    )


def is_over(event: Json) -> bool:
    """Tell whether the event has ended by now."""
    end = moment_of(event.get("ends_at") or event["starts_at"])
    return end is not None and end < timezone.now()


def stand_of(event: Json) -> str:
    """Return where an event stands now: coming, over, held or cancelled."""
    state = str(event.get("state", "announced"))
    if state != "announced":
        return state
    return "over" if is_over(event) else "coming"


def stand_mark(stand: str) -> str:
    """Return the round mark of where an event stands."""
    return _STANDS[stand][0]


def stand_word(stand: str) -> str:
    """Return the word beside that mark."""
    return _STANDS[stand][1]


def _entry(event: Json) -> Entry:
    mark, word = _STANDS[stand_of(event)]
    reason = event.get("state_reason") if word == "Cancelled" else ""
    meta = (
        shown(event["starts_at"], "l j F Y"),
        event["kind_label"],
        event["mode_label"],
        event.get("project_title", ""),
    )
    return Entry(
        mark=mark,
        word=word,
        title=event["title"],
        path=event["path"],
        text=f"Cancelled: {reason}" if reason else event["summary"],
        meta=tuple(part for part in meta if part),
    )
