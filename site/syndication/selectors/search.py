"""What is found of what is public, the best first."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from syndication.full_text import storage
from syndication.full_text.marks import Excerpt, excerpt_of
from syndication.full_text.query import Query
from syndication.full_text.statement import Statement
from syndication.models import Passage, Publication
from syndication.selectors.narrowing import Conditions, Filters

ANY = Filters()
# What is equally good comes in one order, so that no page repeats another.
_ORDER = "found.rank, passage.position, publication.change_number DESC, passage.id"


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that was found; without a heading it is the head of its publication."""

    publication: Publication
    anchor: str
    heading: str
    excerpt: Excerpt

    @property
    def path(self) -> str:
        """Where readers find it, with its place on the page."""
        return f"{self.publication.path}#{self.anchor}" if self.anchor else self.publication.path


def search(
    query: Query, *, kind: str = "", filters: Filters = ANY, start: int = 0, limit: int = 20
) -> list[Found]:
    """Return passages of live publications, the best first. Three queries.

    The documents of the publications are not read.
    """
    if not query:
        return []
    place = Statement(f" ORDER BY {_ORDER} LIMIT %s OFFSET %s", (limit, start))
    keys = [key for (key,) in _rows(_found(query, "passage.id", kind, filters) + place)]
    passages = (
        Passage.objects.select_related("publication")
        .defer("text", "publication__document")
        .in_bulk(keys)
    )
    excerpts = _excerpts(query, keys)
    return [
        Found(passage.publication, passage.anchor, passage.heading, excerpts.get(key, Excerpt()))
        for key in keys
        if (passage := passages.get(key))
    ]


def kinds_found(query: Query) -> dict[str, int]:
    """Return how many passages of each kind of publication are found. One query."""
    if not query:
        return {}
    counted = _found(query, "publication.kind, COUNT(*)")
    return dict(_rows(counted + Statement(" GROUP BY publication.kind")))


def _found(query: Query, columns: str, kind: str = "", filters: Filters = ANY) -> Statement:
    among = Conditions(kind, filters)
    return (
        Statement(f"SELECT {columns} FROM (")  # noqa: S608
        + storage.engine(connection).found(query)
        + Statement(
            ") AS found JOIN syndication_passage AS passage ON passage.id = found.id "
            "JOIN syndication_publication AS publication "
            f"ON publication.id = passage.publication_id WHERE {among.sql}",
            tuple(among.values),
        )
    )


def _excerpts(query: Query, passages: list[int]) -> dict[int, Excerpt]:
    found: dict[int, list[str]] = {}
    if passages:
        for key, text, marked in _rows(storage.engine(connection).marked(query, passages)):
            found.setdefault(key, [text]).append(marked)
    return {key: excerpt_of(*texts) for key, texts in found.items()}


def _rows(statement: Statement) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        return list(cursor.fetchall())
