"""Released voice summaries as readers see them today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from surveys.engine.fate import days_late
from syndication.selectors import documents

Json = dict[str, Any]

_FATES = ("done", "partly", "going", "late", "declined", "open")


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many answers have one fate."""

    fate: str
    count: int


def present(document: Json) -> Json:
    """Return the items and the tally of one released summary as they stand today."""
    items = _anchored([_today(item) for item in document["items"]])
    return {"items": items, "tally": _tally(items)}


def overview() -> Json:
    """Return every released summary with its tally, and the tally of them all. One query."""
    summaries = [document | present(document) for document in documents("voice-summary")]
    items = [item for summary in summaries for item in summary["items"]]
    return {"summaries": summaries, "tally": _tally(items), "total": len(items)}


def _today(item: Json) -> Json:
    due = date.fromisoformat(item["due"]) if item["due"] else None
    late = days_late(item["fate"], due, timezone.localdate())
    mark = "late" if late else item["fate"]
    label = "We said we would" if late else item["did_label"]
    return item | {
        "mark": mark,
        "heading": label,
        "days_late": late,
    }


def _anchored(items: list[Json]) -> list[Json]:
    """Give each item its place in the page: its recommendation's code, where that is free."""
    codes = [item.get("recommendation") for item in items]
    return [
        item | {"anchor": code if code and code not in codes[:index] else f"item-{index + 1}"}
        for index, (item, code) in enumerate(zip(items, codes, strict=True))
    ]


def _tally(items: Iterable[Json]) -> list[TallyRow]:
    counts = Counter(item["mark"] for item in items)
    return [TallyRow(fate, counts[fate]) for fate in _FATES if counts[fate]]
