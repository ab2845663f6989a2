"""Heads: one thing as it stands now, and lists of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

import orjson
from django.conf import settings
from django.http import Http404

from syndication import answers, cursors
from syndication.answers import Answer
from syndication.bodies import projected
from syndication.canonical import canonical_json
from syndication.kinds import KINDS, Kind, api_url
from syndication.problems import GONE, REVOKED, ProblemFound
from syndication.schema.components import members_of
from syndication.schema.describe import describe_head, describe_list, describe_readiness
from syndication.selectors import heads as selectors
from syndication.selectors.lists import ListedHead, Place, count_of, heads, heads_before
from syndication.selectors.narrowing import MOMENTS, Filters
from syndication.selectors.versions import chain
from syndication.views.base import Resource
from syndication.views.pages import page_address

# In a cursor that leads to what stands before a place.
_BACK = "back"


def still_public(found: selectors.Standing | None) -> selectors.Standing:
    """Return what was found; raise a problem if it is gone or was never public."""
    if found is None:
        raise Http404
    if found.is_revoked:
        raise ProblemFound(REVOKED, "Nobody may read this any more. Delete your copy of it.")
    if not found.is_live:
        raise ProblemFound(GONE, "This was taken back. Remove your copy of it.")
    return found


class Head(Resource):
    """One thing as it stands now: the bytes that were stored at its last release."""

    kind: ClassVar[Kind]
    allowed: tuple[str, ...] = ("language", "fields")
    has_context = True

    def initial(self, *args: Any, **kwargs: Any) -> None:
        """Name the schema of the kind, unless the resource has one of its own."""
        self.described_by = self.described_by or self.kind.code
        super().initial(*args, **kwargs)

    def answer(self, *, identifier: UUID, **kwargs: Any) -> Answer:
        """Return the stored document, or some of its members. Two queries at most."""
        language, fields = self.parameters.language(), _fields(self)
        publication = still_public(selectors.head(self.kind.code, identifier, language))
        document = publication.document
        if fields:
            # The schema of the whole is not that of a part.
            self.described_by, document = "", projected(document, fields)
        return Answer(
            document.encode(),
            answers.kept_until(answers.HEAD, publication.until),
            links=self._links(identifier, publication.language),
            modified=publication.released_at,
        )

    def _links(self, identifier: UUID, language: str) -> dict[str, str]:
        if not self.kind.versioned:
            return {}
        history = api_url(self.kind.segment, identifier, "versions")
        versions = chain(self.kind.code, identifier, language)
        latest = versions and versions.latest()
        newest = {"latest-version": f"{history}/{latest}"} if latest else {}
        return newest | {"version-history": history}


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and whether there are others before and after them."""

    rows: list[ListedHead]
    before: bool
    after: bool


class HeadList(Resource):
    """The live things of one kind, the latest first."""

    kind: ClassVar[Kind]
    # The parameter that filters by the column `status`: products call it stage.
    filters: ClassVar[tuple[str, ...]] = ("project", "status", "language")

    def initial(self, *args: Any, **kwargs: Any) -> None:
        """Allow the filters, what makes answers shorter or longer, and the parameters of paging."""
        include = ("include",) if self.kind.versioned else ()
        more = (*self.kind.facets, *MOMENTS, "fields", *include, "count", "limit", "cursor")
        self.allowed = (*self.filters, *more)
        super().initial(*args, **kwargs)

    def answer(self, **kwargs: Any) -> Answer:
        """Return stored documents joined as they are. One query, two with their number."""
        filters = self.filters_given()
        scope = [self.kind.code, *filters.scope]
        page = self.page(filters, *self._place(scope))
        links = self._links(page, scope)
        count = self.parameters.exactly("count", "exact") and count_of(self.kind.code, filters)
        tail = orjson.dumps(
            ({} if count is False else {"count": count})
            | {"licence": settings.PUBLIC_LICENCE, "links": links}
        )
        items = ",".join(self._documents(page.rows))
        return Answer(
            b'{"items":[' + items.encode() + b"]," + tail[1:],
            answers.kept_until(answers.LIST, answers.first_end(row.until for row in page.rows)),
            links={rel: url for rel, url in links.items() if url and rel != "self"},
        )

    def address(self) -> str:
        """Return the absolute address of the list."""
        return api_url(self.kind.segment)

    def page(self, filters: Filters, place: Place | None, way: str) -> Page:
        """Return what stands after a place of the list, or before it. One query."""
        limit, kind = self.parameters.limit(), self.kind.code
        wanted: Any = {"limit": limit + 1, "with_versions": self.parameters.with_versions()}
        if place and way == _BACK:
            rows = heads_before(kind, filters, before=place, **wanted)
            return Page(rows[-limit:], before=len(rows) > limit, after=True)
        rows = heads(kind, filters, after=place, **wanted)
        return Page(rows[:limit], before=place is not None, after=len(rows) > limit)

    def filters_given(self) -> Filters:
        """Return by what the list is to be narrowed."""
        given, stage = self.parameters, "stage" in self.filters
        facets = {
            "audience": given.word("audience"),
            "agency": given.identifier("agency"),
            "about": given.code("about"),
        }
        return Filters(
            project=given.identifier("project"),
            status=given.word("status") or (given.word("stage") if stage else None),
            language=given.language(),
            moments={name: moment for name in MOMENTS if (moment := given.moment(name))},
            facets={name: str(value) for name, value in facets.items() if value},
        )

    def _documents(self, page: Iterable[ListedHead]) -> Iterable[str]:
        """Return the heads, each with the version in use as its last member if that is wanted."""
        fields = _fields(self)
        for one in page:
            head = projected(one.document, fields) if fields else one.document
            yield f'{head[:-1]},"version_in_use":{one.version}}}' if one.version else head

    def _place(self, scope: list[str]) -> tuple[Place | None, str]:
        cursor = self.parameters.cursor()
        if cursor is None:
            return None, ""
        date, number, *way = cursors.read(cursor, scope)
        return (datetime.fromisoformat(date), number), "".join(way)

    def _links(self, page: Page, scope: list[str]) -> dict[str, str | None]:
        address, query = self.address(), self.parameters.query
        links: dict[str, str | None] = {"self": page_address(address, query)}
        ends = {"next": (page.after, -1, []), "prev": (page.before, 0, [_BACK])}
        for rel, (is_more, end, way) in ends.items():
            links[rel] = None
            if is_more and page.rows:
                date, number = page.rows[end].place
                cursor = cursors.write([date.isoformat(), number, *way], scope)
                links[rel] = page_address(address, query, cursor=cursor)
        return links


def _fields(resource: Head | HeadList) -> tuple[str, ...]:
    """Return the members that are asked for, where not all of them are."""
    return resource.parameters.members("fields", members_of(resource.kind.code))


@describe_list("change-project")
class ChangeProjectList(HeadList):
    """All Change Projects."""

    kind = KINDS["change-project"]
    filters = ("status", "language")


@describe_head("change-project")
class ChangeProject(Head):
    """One Change Project."""

    kind = KINDS["change-project"]


@describe_readiness()
class Readiness(Head):
    """How one Change Project stands by its rules, as its stored document tells it."""

    kind = KINDS["change-project"]
    allowed = ("language",)
    described_by = "readiness"
    has_context = False

    def answer(self, *, identifier: UUID, **kwargs: Any) -> Answer:
        """Return that part of the stored document. One query."""
        language = self.parameters.language()
        publication = still_public(selectors.head(self.kind.code, identifier, language))
        document = orjson.loads(publication.document)
        project = api_url(self.kind.segment, identifier)
        body = {
            **{name: document[name] for name in ("id", "title", "language", "licence")},
            **{name: document[name] for name in ("status", "released_at", "change_number")},
            **document.get("readiness", {}),
            "waivers": document.get("waivers", []),
            "links": {"self": f"{project}/readiness", "project": project},
        }
        return Answer(
            canonical_json(body).encode(),
            answers.kept_until(answers.HEAD, publication.until),
            modified=publication.released_at,
        )


@describe_list("product")
class ProductList(HeadList):
    """All products."""

    kind = KINDS["product"]
    filters: ClassVar[tuple[str, ...]] = ("project", "stage", "language")


@describe_head("product")
class Product(Head):
    """One product."""

    kind = KINDS["product"]


@describe_list("pilot")
class PilotList(HeadList):
    """All pilots."""

    kind = KINDS["pilot"]


@describe_head("pilot")
class Pilot(Head):
    """One pilot."""

    kind = KINDS["pilot"]


@describe_list("event")
class EventList(HeadList):
    """All events."""

    kind = KINDS["event"]


@describe_head("event")
class Event(Head):
    """One event."""

    kind = KINDS["event"]


@describe_list("call")
class CallList(HeadList):
    """All calls, whether open or not: their times tell."""

    kind = KINDS["call"]
    filters = ("project", "language")


@describe_head("call")
class Call(Head):
    """One call."""

    kind = KINDS["call"]


@describe_list("agency")
class AgencyList(HeadList):
    """All agencies that may be named."""

    kind = KINDS["agency"]
    filters = ("status", "language")


@describe_head("agency")
class Agency(Head):
    """One agency."""

    kind = KINDS["agency"]


@describe_list("consultation-round")
class ConsultationRoundList(HeadList):
    """All consultation rounds."""

    kind = KINDS["consultation-round"]
    filters = ("language",)


@describe_head("consultation-round")
class ConsultationRound(Head):
    """One consultation round."""

    kind = KINDS["consultation-round"]


@describe_list("voice-summary")
class VoiceSummaryList(HeadList):
    """All summaries of what people said."""

    kind = KINDS["voice-summary"]


@describe_head("voice-summary")
class VoiceSummary(Head):
    """One summary of what people said."""

    kind = KINDS["voice-summary"]


@describe_list("quote")
class QuoteList(HeadList):
    """All quotes that may be shown now."""

    kind = KINDS["quote"]
    filters = ("project", "language")


@describe_head("quote")
class Quote(Head):
    """One quote."""

    kind = KINDS["quote"]
