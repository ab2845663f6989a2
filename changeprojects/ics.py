"""An event as a calendar file, for whoever wants it in their own diary."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar, Event

# What a program must know to follow a change: newer numbers replace older ones.
_STATUS = {"announced": "CONFIRMED", "held": "CONFIRMED", "cancelled": "CANCELLED"}


def calendar_of(document: dict[str, Any]) -> bytes:
    """Return the released document of an event in the form of RFC 5545.

    The same release always gives the same bytes; the UID stays the same for ever.
    """
    event = Event()
    event.add("uid", f"{document['id']}@{urlsplit(document['web_url']).hostname}")
    event.add("dtstamp", _moment(document["released_at"]))
    event.add("last-modified", _moment(document["released_at"]))
    event.add("sequence", document["change_number"])
    event.add("dtstart", _moment(document["starts_at"]))
    event.add("dtend", _moment(document["ends_at"]))
    event.add("summary", document["title"])
    event.add("description", _description(document))
    if document["venue"]:
        event.add("location", document["venue"])
    event.add("url", document["web_url"])
    event.add("status", _STATUS.get(document.get("state", ""), "CONFIRMED"))
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Change Projects//Events//EN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()


def _description(document: dict[str, Any]) -> str:
    reason = document.get("state_reason") if document.get("state") == "cancelled" else ""
    parts = [
        f"Cancelled: {reason}" if reason else "",
        document["summary"],
        document["access_info"],
        document.get("join_url", ""),
    ]
    return "\n\n".join(part for part in parts if part)


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso).astimezone(UTC)
