"""The public document of an event."""

from typing import Any

from django.utils import timezone

from changeprojects.documents.parts import common, project_keys
from changeprojects.models import EventPage
from changeprojects.public_names import public_name
from syndication.documents import Document


def build_event(page: EventPage) -> Document:
    """Return the document of an event: what, when, where, and what was said there."""
    return Document(
        **common(page),
        summary=page.summary,
        status=page.kind,
        sort_date=page.starts_at,
        content={
            "kind_label": page.get_kind_display(),
            "starts_at": timezone.localtime(page.starts_at).isoformat(),
            "ends_at": timezone.localtime(page.ends_at).isoformat(),
            "mode_label": page.get_mode_display(),
            "venue": page.venue,
            "access_info": page.access_info,
            "key_messages": [message.text for message in page.key_messages.all()],
            "accompanies": _accompanies(page),
            **project_keys(page),
        },
    )


def _accompanies(page: EventPage) -> dict[str, Any] | None:
    name = public_name(page.product) if page.product else None
    if name is None:
        return None
    return {"title": name.title, "path": name.path, "version": page.version}
