"""The page of the programme for young people and in Easy Read, in words that summaries have."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from surveys.selectors.plain_words import tells_the_same
from surveys.selectors.voice import TallyRow, heading_beside, overview
from surveys.selectors.whom_asked import of_workers

Json = dict[str, Any]
Found = tuple[Json, Json]

# One sentence for each fate, so that none is told in more words than another.
_COUNTED = {
    "done": "We did {count} of {total}.",
    "partly": "We did a part of {count} of {total}.",
    "going": "We will do {count} of {total}. We say by when.",
    "late": "We are late with {count} of {total}. We said we would do it by now.",
    "declined": "We said no to {count} of {total}. We say why.",
    "open": "We have not decided on {count} of {total} yet.",
}


def overview_plainly(words: str) -> Json:
    """Return what `overview` does for the readers of one version. Two queries.

    What was asked for has the plain words that a summary says of it (`items`). They were written
    of one decision and stand only while it is that of today: else the words of everybody stand.
    """
    shown = overview(words)
    told = _told(shown["summaries"])
    items = [
        _plainly(one, told[one["project"]["id"], one["code"]], words) | {"anchor": f"asked-{place}"}
        for place, one in enumerate(shown["asked"], start=1)
    ]
    return shown | {"items": items, "counted": _counted(shown["tally"], shown["total"])}


def _told(summaries: Iterable[Json]) -> Mapping[tuple[str, str], list[Found]]:
    """Return by what was asked for where it is told; what a few said stays where it stands."""
    told: defaultdict[tuple[str, str], list[Found]] = defaultdict(list)
    for summary in summaries:
        for item in summary["items"]:
            if item.get("recommendation") and "about" in item["people"]:
                told[summary["project"], item["recommendation"]].append((summary, item))
    return told


def _plainly(one: Json, told: Sequence[Found], words: str) -> Json:
    own = {"you_said": one["text"], "did": one["answer"], "people": {}, "plain": {}, "told": None}
    if not told:
        return one | own
    lending = _best(one, told, words)
    # What workers said is not what the readers of this page did, nor when they were asked.
    heard = [found for found in told if not of_workers(found[0])]
    summary, item = _best(one, heard, words) if heard else lending
    said = _words(one, item, words).get("you_said", []) if heard else []
    told_at = {"path": f"{summary['path']}#{item['anchor']}", "title": summary["title"]}
    own |= {"plain": _words(one, lending[1], words) | {"you_said": said}, "told": told_at}
    if not heard:
        return one | own
    number = {"people": item["people"], "base": summary["base"]}
    return one | own | number | {"heading": heading_beside(one, item)}


def _best(one: Json, told: Iterable[Found], words: str) -> Found:
    return max(told, key=lambda found: _rank(one, found, words))


def _rank(one: Json, found: Found, words: str) -> tuple[bool, bool, int]:
    """Return what is told plainly first, then what service users said, then what most said."""
    summary, item = found
    is_said = bool(_words(one, item, words).get("did"))
    return (is_said, not of_workers(summary), item["people"]["about"])


def _words(one: Json, item: Json, words: str) -> Json:
    """Return what a summary says plainly; nothing if something else came of it by now.

    Nor what people said: beside an answer to something else it would seem to have led to that.
    """
    is_today = tells_the_same(item, one | {"did": one["answer"]})
    plain: Json = item.get("in_other_words", {}).get(words, {})
    return plain if is_today else {}


def _counted(tally: Iterable[TallyRow], total: int) -> list[Json]:
    return [
        {"fate": row.fate, "words": _COUNTED[row.fate].format(count=row.count, total=total)}
        for row in tally
    ]
