"""What the search page shows: passages of everything that is public, and ways to narrow them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from changeprojects.models import ChangeProjectPage
from home.selectors.filters import Filter, Option
from home.selectors.frame import needs_a_way_out
from syndication.full_text.query import GREATEST_LENGTH, read_query
from syndication.selectors import documents_of
from syndication.selectors.search import Found, kinds_found, search

Json = dict[str, Any]

PER_PAGE = 20
_PAGE_DIGITS = 6
# One and many of each kind; the many in the order in which people would look.
_KINDS = {
    "product": ("Handbook or other product", "Handbooks and other products"),
    "change-project": ("Change Project", "Change Projects"),
    "project-section": ("Part of a project", "Parts of projects"),
    "pilot": ("Pilot", "Pilots"),
    "voice-summary": ("You said, we did", "You said, we did"),
    "quote": ("In people’s own words", "In people’s own words"),
    "event": ("Event", "Events"),
    "call": ("Call", "Calls"),
    "consultation-round": ("Priorities", "Priorities"),
    "agency": ("Agency", "Agencies"),
    "page": ("About this site", "About this site"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One passage that was found; `title` names it, `meta` what it is part of.

    Its kind and its project are told once: neither if the titles say it already.
    """

    kind: str
    title: str
    path: str
    excerpt_html: str
    meta: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results, and where the others are.

    `document` is what the frame is told of the page: that somebody may have to leave it fast.
    """

    typed: str
    is_asked: bool
    is_cut: bool
    results: tuple[Result, ...]
    total: int
    first: int
    kind: Filter
    everything_url: str
    previous_url: str
    next_url: str
    document: Json

    @property
    def last(self) -> int:
        """The number of the last result that is shown."""
        return self.first + len(self.results) - 1


def search_page(query: Mapping[str, str]) -> SearchPage:
    """Return what is found for `query`; whatever it holds is forgiven, and told. Six queries."""
    typed = " ".join(query.get("q", "").replace("\0", " ").split())
    asked, given = read_query(typed), query.get("kind", "").strip()
    kind = given if given in _KINDS else ""
    counts = kinds_found(asked)
    total = counts.get(kind, 0) if kind else sum(counts.values())
    number = _page_number(query.get("page", ""), total)
    start = (number - 1) * PER_PAGE
    found = search(asked, kind=kind, start=start, limit=PER_PAGE) if total else []
    address = {"q": typed[:GREATEST_LENGTH], "kind": kind}
    return SearchPage(
        typed=typed[:GREATEST_LENGTH],
        is_asked=bool(asked),
        is_cut=asked.is_cut,
        results=_results(found),
        total=total,
        first=start + 1,
        kind=_filter(counts, kind, is_unknown=bool(given) and not kind),
        everything_url=_url(address | {"kind": ""}) if kind and sum(counts.values()) else "",
        previous_url=_url(address, number - 1) if number > 1 else "",
        next_url=_url(address, number + 1) if start + PER_PAGE < total else "",
        document=_for_the_frame(found),
    )


def _page_number(given: str, total: int) -> int:
    """Return the number of the page that is asked for, the nearest there is."""
    is_number = given.isascii() and given.isdigit() and len(given) <= _PAGE_DIGITS
    last = max(1, -(-total // PER_PAGE))
    return min(max(1, int(given)), last) if is_number else 1


def _url(address: dict[str, str], page: int = 1) -> str:
    parts = address | ({"page": str(page)} if page > 1 else {})
    return f"?{urlencode({name: value for name, value in parts.items() if value})}"


def _filter(counts: dict[str, int], chosen: str, *, is_unknown: bool) -> Filter:
    """Return the kinds in which something was found, and the one that is chosen."""
    options = tuple(
        Option(kind, f"{many} ({counts.get(kind, 0)})", kind == chosen)
        for kind, (_, many) in _KINDS.items()
        if counts.get(kind) or kind == chosen
    )
    return Filter("kind", "In", "Everything", options, is_unknown)


def _results(found: list[Found]) -> tuple[Result, ...]:
    needed = {one.publication.identifier for one in found if one.publication.kind == "product"}
    needed |= {one.publication.project for one in found if one.publication.project}
    known = documents_of(needed)
    return tuple(_result(one, known) for one in found)


def _result(found: Found, known: dict[UUID, Json]) -> Result:
    publication = found.publication
    singular = _KINDS.get(publication.kind, ("", ""))[0]
    own = known.get(publication.identifier, {}) if publication.kind == "product" else {}
    project = known.get(publication.project, {}) if publication.project else {}
    title, whole = found.heading or publication.title, publication.title if found.heading else ""
    told = f"{title} {whole}".casefold()
    kind, part_of = own.get("kind_label") or singular, project.get("title", "")
    return Result(
        kind="" if kind.casefold() in told else kind,
        title=title,
        path=found.path,
        excerpt_html=found.excerpt.html,
        meta=tuple(filter(None, (whole, "" if part_of.casefold() in told else part_of))),
    )


def _for_the_frame(found: list[Found]) -> Json:
    """Return a document that is as sensitive as the most sensitive thing that was found."""
    projects = {one.publication.project or one.publication.identifier for one in found}
    sensitive = needs_a_way_out(projects)
    return {"sensitivity": ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE} if sensitive else {}
