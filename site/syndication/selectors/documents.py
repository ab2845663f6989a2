"""Head documents and editions as other apps read them, with today's address of the site."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import orjson

from syndication.addresses import sent
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
    return orjson.loads(sent(body)) if body else None


def documents(kind: str, *, project: UUID | None = None) -> list[dict[str, Any]]:
    """Return the live head documents of a kind, the latest `sort_date` first. One query."""
    publications = Publication.objects.live().of_kind(kind).order_by("-sort_date", "-change_number")
    if project:
        publications = publications.of_project(project)
    return [orjson.loads(sent(body)) for body in publications.values_list("document", flat=True)]


def documents_by_kind(*kinds: str) -> dict[str, list[dict[str, Any]]]:
    """Return the live head documents of some kinds, each as `documents` does. One query."""
    publications = Publication.objects.live().filter(kind__in=kinds)
    rows = publications.order_by("-sort_date", "-change_number").values_list("kind", "document")
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for kind, body in rows:
        found[kind].append(orjson.loads(sent(body)))
    return found


def documents_of(identifiers: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return the live head documents of some things, by identifier. One query."""
    found = Publication.objects.live().filter(identifier__in=list(identifiers))
    rows = found.order_by("-language").values_list("identifier", "document")
    return {identifier: orjson.loads(sent(body)) for identifier, body in rows}


def editions_of(identifier: UUID) -> EditionQuerySet:
    """Return the public editions of one thing, the newest first."""
    return Edition.objects.public().filter(publication__identifier=identifier).newest_first()


def content_of(edition: Edition) -> dict[str, Any]:
    """Return what an edition says. No query."""
    content: dict[str, Any] = orjson.loads(sent(edition.document))
    return content


def html_of(edition: Edition) -> str:
    """Return the body of an edition, rendered and safe. No query."""
    return sent(edition.html)
