"""Looking for words in all that is public, and for the thing that is at an address."""

import re
from typing import Any
from urllib.parse import unquote

import orjson
from django.conf import settings
from django.http import Http404, HttpResponse, QueryDict

from syndication import answers, cursors
from syndication.answers import Answer
from syndication.full_text.query import GREATEST_LENGTH, read_query
from syndication.kinds import KINDS, api_url
from syndication.problems import INVALID_PARAMETER, ProblemFound
from syndication.schema.describe import describe_lookup, describe_search
from syndication.selectors import heads
from syndication.selectors.narrowing import Filters
from syndication.selectors.search import Found, search
from syndication.views.base import Resource
from syndication.views.pages import page_address


@describe_search()
class Search(Resource):
    """Passages in which all the words are found, the best first."""

    allowed = ("q", "kind", "stage", "about", "language", "limit", "cursor")

    def answer(self, **kwargs: Any) -> Answer:
        """Return one page. Three queries at most."""
        typed = self.parameters.text("q", greatest=GREATEST_LENGTH)
        kind, filters = self.parameters.word("kind") or "", self._filters()
        limit, scope = self.parameters.limit(), [typed, kind, *filters.scope]
        start = self._place(scope)
        found = search(read_query(typed), kind=kind, filters=filters, start=start, limit=limit + 1)
        page = found[:limit]
        places = {
            "next": start + limit if len(found) > limit else None,
            "prev": max(0, start - limit) if start else None,
        }
        links = self._links(places, scope)
        items = [_item(one) for one in page]
        ends = (one.publication.until for one in page)
        return Answer(
            orjson.dumps({"items": items, "licence": settings.PUBLIC_LICENCE, "links": links}),
            answers.kept_until(answers.LIST, answers.first_end(ends)),
            links={rel: url for rel, url in links.items() if url and rel != "self"},
        )

    def _filters(self) -> Filters:
        about = self.parameters.code("about")
        return Filters(
            status=self.parameters.word("stage"),
            language=self.parameters.language(),
            facets={"about": about} if about else {},
        )

    def _place(self, scope: list[Any]) -> int:
        cursor = self.parameters.cursor()
        return int(cursors.read(cursor, scope)[0]) if cursor is not None else 0

    def _links(self, places: dict[str, int | None], scope: list[Any]) -> dict[str, str | None]:
        address, query = api_url("search"), self.parameters.query
        links: dict[str, str | None] = {"self": page_address(address, query)}
        for rel, place in places.items():
            at = None if place is None else cursors.write([place], scope)
            links[rel] = at and page_address(address, query, cursor=at)
        return links


@describe_lookup()
class Lookup(Resource):
    """The way from the address of a page to what the API says of it."""

    allowed = ("path", "url", "language")

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the reader on (303) to the thing at this address. One query."""
        publication = heads.live_at(self._path(), self.parameters.language())
        kind = KINDS.get(publication.kind) if publication else None
        if publication is None or kind is None:
            raise Http404
        # The head takes the site's own language unless it is told another.
        own = settings.LANGUAGE_CODE.partition("-")[0] == publication.language
        asked = {} if own else {"language": publication.language}
        address = api_url(kind.segment, publication.identifier)
        response = HttpResponse(status=303)
        response["Location"] = page_address(address, QueryDict(), **asked)
        response["Cache-Control"] = answers.kept_until(answers.LIST, publication.until)
        response["Vary"] = "Accept"
        return response

    def _path(self) -> str:
        """Return the path that is asked for, from its root, without what follows it."""
        path, url = self.parameters.given("path"), self.parameters.given("url")
        if bool(path) == bool(url):
            raise ProblemFound(
                INVALID_PARAMETER,
                "Say which page is meant by “path” or by “url”, and by one of them only.",
                parameter="path",
            )
        return _path_alone(path) or _path_on_this_site(url)


def _path_on_this_site(address: str) -> str:
    base = settings.PUBLIC_BASE_URL
    return unquote(_path_alone(address.removeprefix(base))) if address.startswith(base) else ""


def _path_alone(address: str) -> str:
    """Return the path from its root, without what follows it; nothing for what has none."""
    if not address.startswith("/") or address.startswith("//"):
        return ""
    path = re.split("[?#]", address, maxsplit=1)[0]
    return path if path.endswith("/") else f"{path}/"


def _item(found: Found) -> dict[str, Any]:
    publication = found.publication
    kind = KINDS.get(publication.kind)
    return {
        "kind": publication.kind,
        "id": publication.identifier,
        "language": publication.language,
        "title": publication.title,
        "path": publication.path,
        "web_url": settings.PUBLIC_BASE_URL + found.path,
        "project": publication.project,
        "heading": found.heading,
        "anchor": found.anchor,
        "excerpt": found.excerpt.text,
        "excerpt_html": found.excerpt.html,
        "links": {"self": api_url(kind.segment, publication.identifier) if kind else None},
    }
