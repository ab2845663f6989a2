"""Heads as the API reads them: one indexed row, or one page of rows."""

from collections.abc import Iterable
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db.models import Case, IntegerField, Q, Value, When

from syndication.models import Publication
from syndication.selectors.narrowing import Filters, Place, Row, narrowed

# The most frequent question of all. As SQL it is not built anew each time, which would take nine
# times as long as asking it; `tests/syndication/test_hot_queries.py` compares what both find.
_HEADS = """
SELECT id, identifier, language, kind, path, state, until, released_at{document}
FROM syndication_publication
WHERE kind = %s AND identifier = %s AND state <> %s
"""
_WITH_DOCUMENT = _HEADS.format(document=", document")
_WITHOUT_DOCUMENT = _HEADS.format(document="")


def head(
    kind: str, identifier: UUID, language: str | None, *, with_document: bool = True
) -> Publication | None:
    """Return the publication, live or gone, or None if it was never public. One query.

    Without a language the one that is live is taken, the site's own language first. Its
    document is read later, if at all, unless it is wanted `with_document`.
    """
    sql = _WITH_DOCUMENT if with_document else _WITHOUT_DOCUMENT
    held = Publication.State.HELD.value
    found = list(Publication.objects.raw(sql, [kind, identifier.hex, held]))
    return preferred(found, language)


def preferred(found: Iterable[Publication], language: str | None) -> Publication | None:
    """Return the one in a language; without one what is live, the site's own language first."""
    if language:
        return next((one for one in found if one.language == language), None)
    return min(found, key=_place, default=None)


def _place(one: Publication) -> tuple[bool, bool, bool, str]:
    own = settings.LANGUAGE_CODE
    short = own.partition("-")[0]
    return (not one.is_live, one.language != own, one.language != short, one.language)


def heads(kind: str, filters: Filters, *, after: Place | None, limit: int) -> list[Row]:
    """Return keys and documents with their places, the latest first, at most `limit`. One query."""
    found = narrowed(kind, filters).order_by("-sort_date", "-change_number")
    if after:
        date, number = after
        # The first condition is implied by the second; the index needs it said.
        found = found.filter(sort_date__lte=date).filter(
            Q(sort_date__lt=date) | Q(sort_date=date, change_number__lt=number)
        )
    # What is live has a number: a constraint of the table says so.
    rows = found.values_list("pk", "document", "sort_date", "change_number")[:limit]
    return cast("list[Row]", list(rows))


def live_at(path: str) -> Publication | None:
    """Return the live publication that readers find at this path. One query."""
    # No text in PostgreSQL holds a NUL, and asking for one is an error.
    if not path or "\0" in path:
        return None
    found = Publication.objects.live().filter(path=path)
    return found.defer("document").order_by(_own_language_first(), "language", "pk").first()


def _own_language_first() -> Case:
    own = settings.LANGUAGE_CODE
    return Case(
        When(language=own, then=Value(0)),
        When(language=own.partition("-")[0], then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
