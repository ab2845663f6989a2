"""Head documents and editions as other apps read them, with today's address of the site."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import orjson

from syndication.addresses import sent
from syndication.models import Edition, Publication
from syndication.models.edition import EditionQuerySet
from syndication.models.publication import PublicationQuerySet
from syndication.selectors.ended import Today, any_ended


def document_of(identifier: UUID, language: str = "en") -> dict[str, Any] | None:
    """Return the live head document of one thing, or None. One query."""
    found = Publication.objects.live().filter(identifier=identifier, language=language)
    return next((document for _, document in _read(found[:1], "pk")), None)


def documents(kind: str, *, project: UUID | None = None) -> list[dict[str, Any]]:
    """Return the live head documents of a kind, the latest `sort_date` first. One query."""
    publications = Publication.objects.live().of_kind(kind).order_by("-sort_date", "-change_number")
    if project:
        publications = publications.of_project(project)
    return [document for _, document in _read(publications, "pk")]


def documents_by_kind(*kinds: str) -> dict[str, list[dict[str, Any]]]:
    """Return the live head documents of some kinds, each as `documents` does. One query."""
    publications = Publication.objects.live().filter(kind__in=kinds)
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    for kind, document in _read(publications.order_by("-sort_date", "-change_number"), "kind"):
        found[kind].append(document)
    return found


def documents_of(identifiers: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return the live head documents of some things, by identifier. One query."""
    found = Publication.objects.live().filter(identifier__in=list(identifiers))
    return dict(_read(found.order_by("-language"), "identifier"))


def _read(found: PublicationQuerySet, key: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Yield one column of each, and its document as it holds today. One query."""
    today = Today()
    rows = found.annotate(ended=any_ended()).values_list(key, "document", "ended")
    for value, document, ended in rows:
        yield value, orjson.loads(sent(today.shown(document, any_ended=ended)))


def editions_of(identifier: UUID) -> EditionQuerySet:
    """Return the public editions of one thing, the newest first."""
    return Edition.objects.public().filter(publication__identifier=identifier).newest_first()


def ever_public(identifier: UUID) -> EditionQuerySet:
    """Return what `editions_of` does, also while the thing is taken back; nothing once revoked."""
    editions = Edition.objects.with_words().filter(publication__identifier=identifier, public=True)
    return editions.newest_first()


def content_of(edition: Edition) -> dict[str, Any]:
    """Return what an edition says. No query."""
    content: dict[str, Any] = orjson.loads(sent(edition.document))
    return content


def html_of(edition: Edition) -> str:
    """Return the body of an edition, rendered and safe. No query."""
    return sent(edition.html)
