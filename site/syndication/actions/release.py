"""The door through which a page or a record becomes public."""

from datetime import datetime
from typing import Any

from django.db import transaction

from syndication import registry
from syndication.actions.change_number import hold_counter
from syndication.actions.release_document import (
    OtherKind,
    VersionExists,
    WasRevoked,
    release_document,
)
from syndication.models import Publication

__all__ = ["OtherKind", "VersionExists", "WasRevoked", "release"]


def release(kind: str, source: Any, *, at: datetime | None = None) -> Publication:
    """Publish `source`: build its document, freeze its edition, number the change.

    Everything happens in one transaction. The document is built after the counter is
    locked, so that it sees whatever was released just before. `at` is the moment of
    release, now unless given. Raises `KeyError` for an unknown kind, and what
    `release_document` raises.
    """
    with transaction.atomic():
        hold_counter()
        return release_document(registry.build(kind, source), at=at)
