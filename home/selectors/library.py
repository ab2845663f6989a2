"""The library: everything the projects made, the final versions first of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from home.selectors.entries import Entry, is_offered, product_entry, product_news
from home.selectors.filters import Filter, FilterKind, coded, narrow
from home.selectors.project_list import topics_of
from home.selectors.standing import Standing, standing_of
from syndication.selectors import documents

Json = dict[str, Any]

_FIRMNESS = {"final": 0, "pilot": 1}
_NEW, _REVIEW = "new", "review"


@dataclass(frozen=True, slots=True)
class Library:
    """The products that fit the choices; without a choice of stage only final ones.

    `pilots` counts what the same choices would show in pilot beside them, and `with_pilots` is
    the query that shows it; `new` and `review` count, in the whole library, what came out lately
    and what is being looked at again.
    """

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    pilots: int
    with_pilots: str
    new: int
    review: int
    is_empty: bool
    is_narrowed: bool
    unknown: int


def library(query: Mapping[str, str]) -> Library:
    """Return the products in use that fit `query`, final before pilot, by title. Two queries.

    What is new comes the newest first, and each says what is new in it.
    """
    projects = {project["id"]: project for project in documents("change-project")}
    products = [product for product in documents("product") if is_offered(product)]
    standing = {one["id"]: standing_of(one, projects.get(one.get("project"))) for one in products}
    filters = _filters(projects, standing)
    found = narrow(sorted(products, key=_rank), query, filters)
    news = found.chosen.get("news", "")
    is_final_only = "stage" not in found.chosen
    shown = [one for one in found.documents if _stage(one) == "final" or not is_final_only]
    if news == _NEW:
        shown.sort(key=lambda one: standing[one["id"]].newest_on, reverse=True)
    return Library(
        entries=tuple(_entry(one, standing[one["id"]], news) for one in shown),
        filters=found.filters,
        pilots=len(found.documents) - len(shown),
        with_pilots=urlencode(found.chosen | {"stage": "all"}),
        new=sum(one.is_new for one in standing.values()),
        review=sum(bool(one.review) for one in standing.values()),
        is_empty=not products,
        is_narrowed=bool(found.chosen),
        unknown=found.unknown,
    )


def _entry(product: Json, standing: Standing, news: str) -> Entry:
    if news == _NEW:
        return product_news(product, since=standing.whats_new)
    return product_entry(product, note=standing.review)


def _filters(projects: Mapping[str, Json], standing: Mapping[str, Standing]) -> dict[str, Any]:
    return {
        "audience": FilterKind("Written for", "Any reader", _audiences),
        "topic": FilterKind("Topic", "Any topic", partial(_topics, projects)),
        "kind": FilterKind("Kind", "Any kind", coded("kind_code", "kind_label")),
        "stage": FilterKind("Stage", "Final", _stages, {"pilot": "Pilot", "all": "Both"}),
        "news": FilterKind(
            "New or under review",
            "All of them",
            partial(_news, standing),
            {_NEW: "New in the last six months", _REVIEW: "Under review"},
        ),
        "project": FilterKind("Project", "Any project", _projects),
    }


def _stage(product: Json) -> str:
    return str(product["current"]["stage"])


def _stages(product: Json) -> dict[str, str]:
    return {_stage(product): "", "all": ""}


def _audiences(product: Json) -> dict[str, str]:
    return {one["code"]: one["label"] for one in product.get("audience_kinds", [])}


def _topics(projects: Mapping[str, Json], product: Json) -> dict[str, str]:
    """Return the topics of its project, as the list of projects calls them."""
    project = projects.get(product.get("project", ""))
    return topics_of(project) if project else {}


def _news(standing: Mapping[str, Standing], product: Json) -> dict[str, str]:
    its = standing[product["id"]]
    return {code: "" for code, holds in ((_NEW, its.is_new), (_REVIEW, its.review)) if holds}


def _projects(product: Json) -> dict[str, str]:
    """Return the project by the last part of its address."""
    path = product.get("project_path", "")
    return {path.strip("/").rsplit("/", 1)[-1]: product["project_title"]} if path else {}


def _rank(product: Json) -> tuple[int, str]:
    return _FIRMNESS.get(_stage(product), 2), product["title"]
