"""The public document of an event."""

from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import common, project_keys
from changeprojects.documents.progress import decision_json
from changeprojects.models import EventPage
from changeprojects.public_names import public_name
from changeprojects.remembered import one_look
from changeprojects.rich_text import public_html
from syndication.documents import Document


@one_look()
def build_event(page: EventPage) -> Document:
    """Return the document of an event: what, when, where, and what was said there."""
    return Document(
        **common(page),
        summary=page.summary,
        status=page.kind,
        sort_date=page.starts_at,
        content={
            "kind_label": page.get_kind_display(),
            "state": page.status,
            "state_label": page.get_status_display(),
            "state_reason": page.status_reason,
            "starts_at": timezone.localtime(page.starts_at).isoformat(),
            "ends_at": timezone.localtime(page.ends_at).isoformat(),
            "mode_label": page.get_mode_display(),
            "venue": page.venue,
            "access_info": page.access_info,
            **_ways_in(page),
            "key_messages": [message.text for message in page.key_messages.all()],
            "materials": [
                {"title": one.title, "url": one.url, "format": one.format}
                for one in page.materials.all()
            ],
            "notes_html": public_html(page.notes),
            "decisions": _decisions(page) if page.pk else [],
            "accompanies": _accompanies(page),
            **project_keys(page),
        },
    )


def _ways_in(page: EventPage) -> dict[str, str]:
    """Return how to book and to join, while that is of any use."""
    is_to_come = page.status == EventPage.Status.ANNOUNCED
    return {
        "join_url": page.join_url if is_to_come else "",
        "booking_url": page.booking_url if is_to_come else "",
    }


def _decisions(page: EventPage) -> list[dict[str, Any]]:
    decisions = page.decisions.select_related("superseded_by", "at_event")
    return [decision_json(one) for one in decisions.order_by("decided_on", "pk")]


def _accompanies(page: EventPage) -> dict[str, Any] | None:
    name = public_name(page.product) if page.product else None
    if name is None:
        return None
    return {"title": name.title, "path": name.path, "version": page.version}
