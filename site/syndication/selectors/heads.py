"""Heads as the API reads them: one indexed row, or one page of rows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When

from syndication.models import Publication
from syndication.models.publication import PublicationQuerySet, seen_now


@dataclass(frozen=True, slots=True)
class Filters:
    """By what a list of heads may be narrowed, each an indexed column."""

    project: UUID | None = None
    status: str | None = None
    language: str | None = None


def head(kind: str, identifier: UUID, language: str | None) -> Publication | None:
    """Return the publication, live or gone, or None if it was never public. One query.

    Without a language the one that is live is taken, the site's own language first.
    """
    found = _once_public().of_kind(kind).filter(identifier=identifier)
    if language:
        return found.filter(language=language).first()
    return found.order_by(_live_first(), _own_language_first(), "language").first()


def heads(
    kind: str, filters: Filters, *, after: tuple[datetime, int] | None, limit: int
) -> list[tuple[str, datetime, int]]:
    """Return documents with their places, the latest first, at most `limit`. One query."""
    found = Publication.objects.live().of_kind(kind).order_by("-sort_date", "-change_number")
    if filters.project:
        found = found.of_project(filters.project)
    if filters.status:
        found = found.filter(status=filters.status)
    if filters.language:
        found = found.filter(language=filters.language)
    if after:
        date, number = after
        # The first condition is implied by the second; the index needs it said.
        found = found.filter(sort_date__lte=date).filter(
            Q(sort_date__lt=date) | Q(sort_date=date, change_number__lt=number)
        )
    return [
        (row.document, row.sort_date, row.change_number or 0)
        for row in found.only("document", "sort_date", "change_number")[:limit]
    ]


def live_at(path: str) -> Publication | None:
    """Return the live publication that readers find at this path. One query."""
    # No text in PostgreSQL holds a NUL, and asking for one is an error.
    if not path or "\0" in path:
        return None
    found = Publication.objects.live().filter(path=path)
    return found.defer("document").order_by(_own_language_first(), "language", "pk").first()


def _once_public() -> PublicationQuerySet:
    return Publication.objects.exclude(state=Publication.State.HELD)


def _live_first() -> Case:
    return Case(
        When(seen_now(), then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )


def _own_language_first() -> Case:
    own = settings.LANGUAGE_CODE
    return Case(
        When(language=own, then=Value(0)),
        When(language=own.partition("-")[0], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
