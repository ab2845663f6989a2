"""Heads of public things: whether what stands in public is still what would be said now."""

from typing import Any

from changeprojects import clock
from syndication import registry
from syndication.actions.release import release
from syndication.bodies import stored_head
from syndication.canonical import sha256
from syndication.models import Publication


def release_if_changed(kind: str, source: Any, published: Publication | None) -> None:
    """Release `source` unless `published`, its live publication, says the same already."""
    if published is None or _differs(kind, source, published):
        release(kind, source, at=clock.now())


def _differs(kind: str, source: Any, published: Publication) -> bool:
    document = registry.build(kind, source)
    number = published.change_number or 0
    head = stored_head(document, change_number=number, moment=published.released_at)
    return sha256(head) != published.sha256
