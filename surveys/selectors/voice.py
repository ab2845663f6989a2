"""Released voice summaries as readers see them today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from surveys.engine.fate import days_late, first_day, late_label, owning_up, part_label
from surveys.engine.few import may_stand
from surveys.engine.likely import percent_of
from surveys.models.you_said_we_did import OTHER_WORDS
from surveys.selectors.not_heard import not_heard
from surveys.selectors.scorecard import Scorecard, scorecard, with_marks
from surveys.selectors.since_written import INFLUENCE, RESULTS, told_since
from surveys.selectors.whom_asked import of_workers
from syndication.selectors import documents_by_kind, documents_of

Json = dict[str, Any]

# On the page of the whole programme.
_SHOWN = 100
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
        "told_late": _days_after(document),
        "since_written": told_since(document),
        "since_influence": told_since(document, INFLUENCE),
        "since_results": told_since(document, RESULTS),
    }


def _days_after(document: Json) -> int:
    """Return how many days after the promised one it was told for the first time, if late."""
    promised = document.get("feedback_due_on")
    if not promised:
        return 0
    first = min(one["released_on"] for one in document["versions"])
    return max(0, (date.fromisoformat(first) - date.fromisoformat(promised)).days)


def _chart(items: Iterable[Json], base: int) -> list[Json]:
    """Return each theme once, with how much of the rounded base said it; none uncounted."""
    themes: dict[str, Json] = {}
    for item in items:
        if item["people"]:
            about = item["people"].get("about")
            percent = percent_of(about, base) if about else None
            row = {"theme": item["theme"], "anchor": item["anchor"], "percent": percent}
            themes.setdefault(item["theme"], row | item["people"])
    return list(themes.values())


def overview(words: str = "") -> Json:
    """Return every released summary, every recommendation by what became of it, and the score.

    Each summary has the address of its version in those `words`, where there is one.

    What most people asked for comes first, whatever became of it: as many as any one summary
    tells. What a few or nobody is told to have asked for follows, the latest decided first. Two
    queries, however many summaries there are.
    """
    public = documents_by_kind("voice-summary", "change-project", "pilot")
    asked = with_marks(public["change-project"])
    ordered = _by_people(asked, public["voice-summary"])
    summaries = [_in_version(one, words) | present(one) for one in public["voice-summary"]]
    return {
        "summaries": summaries,
        "not_heard": not_heard(summaries, public["change-project"]),
        "nobody_heard": [one for one in public["pilot"] if one.get("nobody_heard")],
        "tally": _tally(asked),
        "total": len(asked),
        "asked": ordered[:_SHOWN],
        "more": len(ordered[_SHOWN:]),
        "score": scorecard(asked, public["voice-summary"]),
    }


def _in_version(document: Json, words: str) -> Json:
    if not document.get("in_other_words", {}).get(words):
        return document
    return document | {"path": document["path"] + OTHER_WORDS[words][0]}


def score_today() -> Scorecard:
    """Return the score of the programme alone. Two queries."""
    public = documents_by_kind("voice-summary", "change-project")
    return scorecard(with_marks(public["change-project"]), public["voice-summary"])


def _by_people(asked: Iterable[Json], summaries: Iterable[Json]) -> list[Json]:
    """Return what was asked for, each with how many people one summary tells, most first.

    People who use services: however many workers said it, it is not put before what those did.
    """
    said: dict[tuple[str, str], Json] = {}
    for summary in summaries:
        if of_workers(summary):
            continue
        for item in summary["items"]:
            key = (summary["project"], item.get("recommendation"))
            about = item["people"].get("about", 0)
            if about > said.get(key, {}).get("about", 0):
                said[key] = {"about": about, "base": summary["base"], "item": item}
    found = [_as_said(one, said.get((one["project"]["id"], one["code"]))) for one in asked]
    found.sort(key=lambda one: one["decided_on"] or "", reverse=True)
    return sorted(found, key=lambda one: -one["said"]["about"] if one["said"] else 0)


def _as_said(one: Json, said: Json | None) -> Json:
    return one | {"said": said} | ({"heading": heading_beside(one, said["item"])} if said else {})


def heading_beside(one: Json, item: Json) -> str:
    """Return the words above what became of it, where they stand beside an item of a summary.

    They own up to a decision that is older than the question to those who said it there, as the
    summary does. Not if something else was decided since: it may not say so yet.
    """
    is_before = item.get("decided_before") and item["decided_on"] == one["decided_on"]
    return owning_up(one["label"]) if is_before else str(one["label"])


def quotes_of(document: Json) -> Json:
    """Return the quotes of a released summary that readers may see now. One query, if any."""
    named = [UUID(one["id"]) for item in document["items"] for one in item.get("quotes", ())]
    return {str(key): one for key, one in documents_of(named).items()} if named else {}


def _today(item: Json) -> Json:
    late = days_late(item["fate"], first_day(item), timezone.localdate())
    mark = "late" if late else item["fate"]
    label = late_label(item["did_label"]) if late else item["did_label"]
    if item["fate"] == "partly":
        label = part_label(label)
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
