"""A released summary in the words of one of its versions, with what was there before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from changeprojects.selectors import changed_words
from surveys.selectors.since_written import told_since
from syndication.documents import Version
from syndication.selectors import content_of, editions_of

Json = dict[str, Any]
# As much as people compare at one look. The page leads to all of it.
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class BeforeAndNow:
    """The words of one part that changed: as people tried it, and as it was released since.

    Either is empty where the part was not there.
    """

    title: str
    tried: str
    released: str
    before: tuple[str, ...]
    now: tuple[str, ...]


def present_plainly(document: Json, shown: Json, words: str) -> Json:
    """Return what `present` shows of a summary, its items with the plain words of one version.

    What was done by changing words has them side by side, from the released versions. One query.
    """
    proven = [item["proof"] for item in shown["items"] if _shows_words(document, item)]
    versions = _versions(document, {proof["version"] for proof in proven}) if proven else {}
    items = [
        item
        | {"plain": item.get("in_other_words", {}).get(words, {})}
        | {"compared": _compared(document, item, versions)}
        for item in shown["items"]
    ]
    return shown | {"items": items, "since_written": told_since(document, words)}


def _shows_words(document: Json, item: Json) -> bool:
    """Return whether readers can look at words of the product that people tried."""
    proof, product = item["proof"], document["product"]
    if not (proof and product and proof["path"] and proof["blocks"]):
        return False
    return item["fate"] in ("done", "partly") and proof["product"] == product["id"]


def _versions(document: Json, proven: Iterable[str]) -> dict[str, Json]:
    """Return the public versions by number: the one that was tried, and those that show it."""
    product = document["product"]
    wanted = Q()
    for number in {product["version"], *proven}:
        version = Version.parse(number)
        wanted |= Q(major=version.major, minor=version.minor)
    found = editions_of(UUID(product["id"])).filter(
        wanted, publication__language=document["language"]
    )
    return {str(one.version): content_of(one) for one in found}


def _compared(document: Json, item: Json, versions: Mapping[str, Json]) -> BeforeAndNow | None:
    if not _shows_words(document, item):
        return None
    tried, released = document["product"]["version"], item["proof"]["version"]
    if not versions.keys() >= {tried, released}:
        return None  # One of them is not public any more.
    parts = [one["id"] for one in item["proof"]["blocks"]]
    before, after = changed_words(versions[tried], versions[released], parts)
    if not (before or after):
        return None
    return BeforeAndNow(
        item["proof"]["title"], tried, released, before[:_MOST_LINES], after[:_MOST_LINES]
    )
