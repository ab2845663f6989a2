"""What two released versions tell of the product beside its text, where it differs."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from changeprojects.block_words import addresses_of, labelled, month, words_of
from changeprojects.difference import SAME_WORDS, Difference, mark_words
from syndication.comparison import differing_members

Json = dict[str, Any]
# The word of each for readers, in the order in which they meet it.
_LABELS = {
    "title": "Title",
    "plain_summary": "Plain summary",
    "kind_label": "Kind",
    "language": "Language",
    "licence": "Licence",
    "audience": "Who it is for",
    "audience_kinds": "Kinds of readers",
    "project": "Change Project",
    "involvement": "How people took part",
    "formats": "The same in other forms",
    "evidence": "What it rests on",
    "practice": "The practice in short",
    "support": "More help",
}
# What needs no reason, and why not.
_BY_THEMSELVES = {
    "formats": "It is one of the other forms in which a version can be had.",
    "involvement": "It tells how the version was made.",
}
_INVOLVEMENT = {
    "aim": "",
    "methods": "What we did",
    "results": "What came of it",
    "influence": "What it changed",
    "reflections": "Looking back",
}


def compare_about(before: Json, after: Json, entries: Sequence[Json]) -> list[Difference]:
    """Return what differs between two editions' JSON, but for their text and files.

    Entries that name no part of the text are about the product as a whole, so they are the
    reasons, where one is needed.
    """
    rows = {one["name"]: one for one in differing_members(before, after)}
    if "kind_label" in rows:
        rows.pop("kind_code", None)  # The same once more, for programs.
    whole = [entry for entry in entries if not entry["block_ids"] and entry["type"] != "kept"]
    order = [*(name for name in _LABELS if name in rows), *sorted(rows.keys() - _LABELS.keys())]
    return [_difference(name, rows[name]["before"], rows[name]["after"], whole) for name in order]


def _difference(name: str, before: Any, after: Any, entries: list[Json]) -> Difference:
    was, now = list(_lines(name, before)), list(_lines(name, after))
    before_html, after_html = mark_words(was, now)
    by_itself = _BY_THEMSELVES.get(name, "")
    return Difference(
        state="changed" if was and now else "removed" if was else "added",
        heading=_LABELS.get(name, name.replace("_", " ").capitalize()),
        before_html=before_html,
        after_html=after_html,
        changes=[] if by_itself else entries,
        notes=(SAME_WORDS,) if was == now else (),
        by_itself=by_itself,
    )


def _lines(name: str, value: Any) -> Iterator[str]:
    if not value:
        return
    told = _TOLD.get(name)
    if told is None:
        yield from words_of("", value)
        return
    for line in told(value):
        if line:
            yield line
    yield from addresses_of(value)


def _kinds_of_readers(rows: list[Json]) -> list[str]:
    return [one["label"] for one in rows]


def _project(value: Json) -> list[str]:
    return [value["title"]]


def _involvement(value: Json) -> list[str]:
    return [
        labelled(label, value.get(name)) if label else value.get(name, "")
        for name, label in _INVOLVEMENT.items()
    ]


def _formats(rows: list[Json]) -> list[str]:
    return [
        ", ".join(filter(None, (one["kind_label"], (one["file"] or {}).get("name"), _made(one))))
        for one in rows
    ]


def _made(one: Json) -> str:
    made_on = month(one["made_on"])
    return f"made in {made_on}" if made_on else ""


def _evidence(rows: list[Json]) -> list[str]:
    return [
        line
        for one in rows
        for line in (f"{one['title']}: {one['says']}", labelled("As at", month(one["as_at"])))
    ]


def _practice(rows: list[Json]) -> list[str]:
    return [f"{one['label']}: {one['text']}" for one in rows]


def _support(rows: list[Json]) -> list[str]:
    return [f"{one['title']}. {one['kind_label']}. {one['summary']}".strip() for one in rows]


_TOLD: dict[str, Callable[[Any], list[str]]] = {
    "audience_kinds": _kinds_of_readers,
    "project": _project,
    "involvement": _involvement,
    "formats": _formats,
    "evidence": _evidence,
    "practice": _practice,
    "support": _support,
}
