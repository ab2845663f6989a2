"""Head documents and editions, as other apps and the API read them."""

from typing import Any
from uuid import UUID

import orjson

from syndication.models import Edition, Publication
from syndication.models.edition import EditionQuerySet


def document_of(identifier: UUID, language: str = "en") -> dict[str, Any] | None:
    """Return the live head document of one thing, or None. One query."""
    body = (
        Publication.objects.live()
        .filter(identifier=identifier, language=language)
        .values_list("document", flat=True)
        .first()
    )
    return orjson.loads(body) if body else None


def documents(kind: str, *, project: UUID | None = None) -> list[dict[str, Any]]:
    """Return the live head documents of a kind, the latest `sort_date` first. One query."""
    publications = Publication.objects.live().of_kind(kind).order_by("-sort_date", "-change_number")
    if project:
        publications = publications.of_project(project)
    return [orjson.loads(body) for body in publications.values_list("document", flat=True)]


def editions_of(identifier: UUID) -> EditionQuerySet:
    """Return the public editions of one thing, the newest first."""
    return Edition.objects.public().filter(publication__identifier=identifier).newest_first()
