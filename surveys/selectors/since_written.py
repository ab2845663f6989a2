"""What became of things by now, and had become of them otherwise when words were written."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.template.defaultfilters import date as in_words
from django.utils.dateparse import parse_date

from surveys.models import YouSaidWeDidPage
from surveys.models.you_said_we_did import OTHER_WORDS
from syndication.selectors import content_of, document_of, editions_of

Json = dict[str, Any]

INTRO = "intro"
INFLUENCE = "influence"
# What came of it in the involvement statement; its influence is that of the ledger.
RESULTS = "involvement_results"
# A promise that was not there then, and whose day has passed by now.
_LATE = "late"
# What is told of an item whose fate has the same name, and whose decision says something else.
ANEW = "anew"
_TOLD = {
    "done": "{count} more is done.|{count} more are done.",
    "partly": "A part of {count} more is done.|A part of {count} more is done.",
    _LATE: "{count} was promised and is late.|{count} were promised and are late.",
    "going": "{count} is promised and is not done yet.|{count} are promised and are not done yet.",
    "declined": "We said no to {count}.|We said no to {count}.",
    "undone": "{count} was done and is so no more.|{count} were done and are so no more.",
    "open": "{count} is not decided any more.|{count} are not decided any more.",
    ANEW: "{count} was decided in another way.|{count} were decided in another way.",
}


def since_written(page: YouSaidWeDidPage, content: Json, items: Sequence[Json]) -> Json:
    """Return by its name what speaks of the whole and is older than what became of it by now.

    That is each opening, and what is said to be different now. It is as old as the first version
    that had it in these words: released again, also by itself at night, it goes on telling of its
    own day. What only a few said is not counted.
    """
    editions = [content_of(edition) for edition in editions_of(page.translation_key)]
    found: Json = {}
    for name in (INTRO, *OTHER_WORDS, INFLUENCE, RESULTS):
        if first := _first_with(_words(content, name), name, editions):
            codes = Counter(_new(first["items"], items))
            rows = [{"fate": code, "count": codes[code]} for code in _TOLD if codes[code]]
            found |= {name: {"on": first["published_on"], "changed": rows}} if rows else {}
    return found


def told_since(document: Json, name: str = INTRO) -> list[str]:
    """Return in short sentences what is not as these words tell it, most often none."""
    told = document.get("since_written", {}).get(name)
    if not told:
        return []
    day = in_words(parse_date(told["on"]), "j F Y")
    changed = [_told(one["fate"], one["count"]) for one in told["changed"]]
    return [f"The words below were written on {day}.", "Since then:", *changed]


def old_openings(page: YouSaidWeDidPage) -> list[str]:
    """Return what readers are told above old words, for whoever writes the next version."""
    head = document_of(page.translation_key, page.locale.language_code) or {}
    names = {INTRO: "The page"} | {name: called for name, (_, called) in OTHER_WORDS.items()}
    names |= {INFLUENCE: "Influence", RESULTS: "Results of involvement"}
    told = {called: told_since(head, name) for name, called in names.items()}
    return [f"{called}: {' '.join(lines)}" for called, lines in told.items() if lines]


def _words(content: Json, name: str) -> Any:
    if name == INTRO:
        return content[INTRO]
    if name == INFLUENCE:
        return content.get("ledger", {}).get(INFLUENCE)
    if name == RESULTS:
        return content.get("involvement", {}).get("results")
    return content.get("in_other_words", {}).get(name)


def _first_with(words: Any, name: str, editions: Sequence[Json]) -> Json | None:
    """Return the version in which somebody wrote these words; the newest of them come first."""
    first = None
    for one in editions:
        if not words or _words(one, name) != words:
            break
        first = one
    return first


def _new(before: Sequence[Json], now: Sequence[Json]) -> list[str]:
    was = {_key(item): item for item in before}
    # What nobody had been asked to do may have become what somebody is.
    pairs = ((was.get(_key(one)) or was.get((one["theme_code"], None)), one) for one in now)
    return [code for old, one in pairs if old and (code := _difference(old, one))]


def _key(item: Json) -> tuple[str, str | None]:
    return (item["theme_code"], item.get("recommendation"))


def _difference(before: Json, now: Json) -> str:
    if before["fate"] != now["fate"]:
        return _LATE if now["is_late"] else str(now["fate"])
    told = (before[name] == now[name] for name in ("decision", "did", "reason"))
    return "" if all(told) else ANEW


def _told(code: str, count: int) -> str:
    one, several = _TOLD[code].split("|")
    return (one if count == 1 else several).format(count=count)
