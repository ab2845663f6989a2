"""Released voice summaries as readers see them today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from surveys.engine.fate import days_late, first_day, late_label
from surveys.engine.few import may_stand
from surveys.selectors.scorecard import Scorecard, scorecard, with_marks
from syndication.selectors import documents_by_kind, documents_of

Json = dict[str, Any]

# Of each fate, on the page of the whole programme.
_SHOWN = 25
_FATES = ("done", "partly", "undone", "going", "late", "declined", "open")


@dataclass(frozen=True, slots=True)
class TallyRow:
    """How many answers have one fate."""

    fate: str
    count: int


def present(document: Json, quotes: Json | None = None) -> Json:
    """Return the items and the tally of one released summary as they stand today.

    With the words of those `quotes`, by id, that are given. What a few people said is left out
    unless one of them is quoted, of the quotes that are given if they are.
    """
    standing = [item for item in document["items"] if _stands(item, quotes)]
    items = _anchored([_quoting(_today(item), quotes or {}) for item in standing])
    return {
        "items": items,
        "tally": _tally(items),
        "quotes": quotes,
        "chart": _chart(items, document["base"]["about"]),
    }


def _chart(items: Iterable[Json], base: int) -> list[Json]:
    """Return each theme once, with how much of the rounded base said it; none uncounted."""
    themes: dict[str, Json] = {}
    for item in items:
        if item["people"]:
            about = item["people"].get("about")
            percent = round(100 * about / base) if about else None
            row = {"theme": item["theme"], "anchor": item["anchor"], "percent": percent}
            themes.setdefault(item["theme"], row | item["people"])
    return list(themes.values())


def overview() -> Json:
    """Return every released summary, every recommendation by what became of it, and the score.

    Of each fate the same number is shown, the latest decided first, so that none is more
    prominent than another. Two queries, however many summaries there are.
    """
    public = documents_by_kind("voice-summary", "change-project", "pilot")
    asked = with_marks(public["change-project"])
    return {
        "summaries": [document | present(document) for document in public["voice-summary"]],
        "nobody_heard": [one for one in public["pilot"] if one.get("nobody_heard")],
        "tally": _tally(asked),
        "total": len(asked),
        "fates": [fate for code in _FATES if (fate := _fate(code, asked))],
        "score": scorecard(asked, public["voice-summary"]),
    }


def score_today() -> Scorecard:
    """Return the score of the programme alone. Two queries."""
    public = documents_by_kind("voice-summary", "change-project")
    return scorecard(with_marks(public["change-project"]), public["voice-summary"])


def _fate(code: str, asked: list[Json]) -> Json | None:
    """Return the recommendations with one fate; None if there are none."""
    found = [one for one in asked if one["mark"] == code]
    found.sort(key=lambda one: one["decided_on"] or "", reverse=True)
    return {"code": code, "items": found[:_SHOWN], "more": len(found[_SHOWN:])} if found else None


def quotes_of(document: Json) -> Json:
    """Return the quotes of a released summary that readers may see now. One query, if any."""
    named = [UUID(one["id"]) for item in document["items"] for one in item.get("quotes", ())]
    return {str(key): one for key, one in documents_of(named).items()} if named else {}


def _today(item: Json) -> Json:
    late = days_late(item["fate"], first_day(item), timezone.localdate())
    mark = "late" if late else item["fate"]
    label = late_label(item["did_label"]) if late else item["did_label"]
    return item | {
        "mark": mark,
        "heading": label,
        "days_late": late,
    }


def _stands(item: Json, quotes: Json | None) -> bool:
    named = [one["id"] for one in item.get("quotes", ())]
    return may_stand(
        item["people"], is_quoted=any(quotes is None or one in quotes for one in named)
    )


def _quoting(item: Json, quotes: Json) -> Json:
    named = (one["id"] for one in item.get("quotes", ()))
    return item | {"quoted": [quotes[one] for one in named if one in quotes]}


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
