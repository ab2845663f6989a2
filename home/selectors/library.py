"""The library: everything the projects made, the final versions first of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from home.selectors.entries import Entry, is_offered, product_entry
from home.selectors.filters import Filter, FilterKind, coded, narrow
from syndication.selectors import documents

Json = dict[str, Any]

_FIRMNESS = {"final": 0, "pilot": 1}


@dataclass(frozen=True, slots=True)
class Library:
    """The products that fit the choices; without a choice of stage only final ones.

    `pilots` counts what the same choices would show in pilot beside them.
    """

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    pilots: int
    is_narrowed: bool
    has_unknown: bool


def library(query: Mapping[str, str]) -> Library:
    """Return the products in use that fit `query`, final before pilot, by title. One query."""
    products = [product for product in documents("product") if is_offered(product)]
    found = narrow(sorted(products, key=_rank), query, _FILTERS)
    is_final_only = "stage" not in found.chosen
    shown = [one for one in found.documents if _stage(one) == "final" or not is_final_only]
    return Library(
        entries=tuple(product_entry(product) for product in shown),
        filters=found.filters,
        pilots=len(found.documents) - len(shown),
        is_narrowed=bool(found.chosen),
        has_unknown=found.has_unknown,
    )


def _stage(product: Json) -> str:
    return str(product["current"]["stage"])


def _stages(product: Json) -> dict[str, str]:
    return {_stage(product): "", "all": ""}


def _projects(product: Json) -> dict[str, str]:
    """Return the project by the last part of its address."""
    path = product.get("project_path", "")
    return {path.strip("/").rsplit("/", 1)[-1]: product["project_title"]} if path else {}


_FILTERS = {
    "stage": FilterKind(
        "Stage", "Final versions", _stages, {"pilot": "Pilot versions", "all": "Both"}
    ),
    "kind": FilterKind("Kind", "Any kind", coded("kind_code", "kind_label")),
    "project": FilterKind("Project", "Any project", _projects),
}


def _rank(product: Json) -> tuple[int, str]:
    return _FIRMNESS.get(_stage(product), 2), product["title"]
