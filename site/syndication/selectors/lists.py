"""Lists of heads as the API reads them: one page of rows, one way or the other."""

from dataclasses import dataclass
from datetime import datetime

from syndication.selectors.ended import ANY_ENDED, Today, now
from syndication.selectors.narrowing import Conditions, Filters
from syndication.selectors.statements import moment, rows, written

# When it sorts, and its change number, which nothing else has.
Place = tuple[datetime, int]

# The version in use is the latest final one, or else the latest: `FIRST_IN_USE` of the model.
_VERSION = """
(SELECT edition.document FROM syndication_edition AS edition
WHERE edition.publication_id = publication.id AND edition.public
ORDER BY CASE WHEN edition.stage = 'final' THEN 0 ELSE 1 END, edition.major DESC, edition.minor DESC
LIMIT 1)
"""
_PAGE = """
SELECT publication.document, {version}, publication.until,
    publication.sort_date, publication.change_number, {any_ended}
FROM syndication_publication AS publication
WHERE {conditions}
ORDER BY publication.sort_date {way}, publication.change_number {way}
LIMIT %s
"""
_COUNT = "SELECT COUNT(*) FROM syndication_publication AS publication WHERE {conditions}"
# As one comparison of two columns it is a range of the index.
_BEYOND = "(publication.sort_date, publication.change_number) {than} (%s, %s)"


@dataclass(frozen=True, slots=True)
class ListedHead:
    """One row of a list: its document, that of the version in use if wanted, and its place.

    Readers see it `until` a moment, if there is one.
    """

    document: str
    version: str | None
    until: datetime | None
    place: Place


def heads(
    kind: str,
    filters: Filters,
    *,
    after: Place | None,
    limit: int,
    with_versions: bool = False,
) -> list[ListedHead]:
    """Return what is live, the latest first, at most `limit`. One query."""
    conditions = Conditions(kind, filters)
    if after:
        _go_beyond(conditions, "<", after)
    return _page(conditions, "DESC", limit, with_versions=with_versions)


def heads_before(
    kind: str, filters: Filters, *, before: Place, limit: int, with_versions: bool = False
) -> list[ListedHead]:
    """Return what stands before a place, the nearest `limit`, in the order of the list. One query.

    `heads` goes the other way.
    """
    conditions = Conditions(kind, filters)
    _go_beyond(conditions, ">", before)
    return _page(conditions, "ASC", limit, with_versions=with_versions)[::-1]


def count_of(kind: str, filters: Filters) -> int:
    """Return how many live publications of a kind fit. One query."""
    conditions = Conditions(kind, filters)
    found = rows(_COUNT.format(conditions=conditions.sql), conditions.values)
    return int(found[0][0])


def _go_beyond(conditions: Conditions, than: str, place: Place) -> None:
    date, number = place
    conditions.add(_BEYOND.format(than=than), written(date), number)


def _page(conditions: Conditions, way: str, limit: int, *, with_versions: bool) -> list[ListedHead]:
    version = _VERSION if with_versions else "NULL"
    sql = _PAGE.format(version=version, conditions=conditions.sql, way=way, any_ended=ANY_ENDED)
    today = Today()
    return [
        ListedHead(
            today.shown(document, any_ended=ended), version, moment(until), (moment(date), number)
        )
        for document, version, until, date, number, ended in rows(
            sql, [now(), *conditions.values, limit]
        )
    ]
