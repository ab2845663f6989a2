"""The difference between two released versions: blocks, sections, files, and what is told of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from syndication.compared_words import words_between

Json = Mapping[str, Any]
# Which version it is, when it came and why; and what is compared piece by piece.
_OF_ITS_OWN = {
    *("version", "stage", "released_at", "previous", "representations", "links"),
    *("change_note", "changes", "sections", "files"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in a version: in which section, and at which position in it.

    A section has no other one around it, and its position is its number.
    """

    section: str
    heading: str
    number: int
    position: int

    def as_json(self) -> dict[str, Any]:
        """Return it as the API tells it."""
        if not self.section:
            return {"number": self.number}
        return {
            "section": self.section,
            "heading": self.heading,
            "number": self.number,
            "place": self.position,
        }


def compare(old: Json, new: Json) -> dict[str, Any]:
    """Return what was added, removed, changed or moved from `old` to `new`.

    Sections and blocks keep their identifier from version to version, so that one that moved or
    was rewritten is known as the same one. A file that has other bytes under the same name is
    replaced. What did not change is not listed.
    """
    moved = moves(old, new)
    return {
        "id": new["id"],
        "title": new["title"],
        "from": {key: old.get(key) for key in ("version", "stage", "released_at")},
        "to": {key: new.get(key) for key in ("version", "stage", "released_at")},
        "change_note": new.get("change_note", ""),
        "changes": new.get("changes", []),
        "members": differing_members(old, new),
        "sections": _differing_sections(old, new, moved),
        "blocks": _differing_blocks(old, new, moved),
        "files": differing_files(old, new),
        "licence": new.get("licence"),
    }


def differing_members(old: Json, new: Json) -> list[dict[str, Any]]:
    """Return what a version tells beside its text, as title and licence, where it differs."""
    names = sorted((old.keys() | new.keys()) - _OF_ITS_OWN)
    return [
        {"name": name, "before": old.get(name), "after": new.get(name)}
        for name in names
        if old.get(name) != new.get(name)
    ]


def moves(old: Json, new: Json) -> dict[str, tuple[Place, Place]]:
    """Return by identifier what is in both but stands elsewhere: from where, and to where.

    What only gave way to something else that came, went or moved did not move.
    """
    before, after = dict(_places(old)), dict(_places(new))
    moved: set[str] = set()
    was: defaultdict[str, list[str]] = defaultdict(list)
    now: defaultdict[str, list[str]] = defaultdict(list)
    for places, others, order in ((before, after, was), (after, before, now)):
        for key, place in places.items():
            if key in others and others[key].section == place.section:
                order[place.section].append(key)
            elif key in others:
                moved.add(key)
    for section, before_in_it in was.items():
        moved |= _out_of_order(before_in_it, now[section])
    return {key: (before[key], after[key]) for key in after if key in moved}


def differing_files(old: Json, new: Json) -> list[dict[str, Any]]:
    """Return the files that were added, removed or replaced under their name, by name."""
    before, after = _files(old), _files(new)
    kept = before.keys() & after.keys()
    gone = _by_name(file for key, file in before.items() if key not in kept)
    come = _by_name(file for key, file in after.items() if key not in kept)
    return [
        _file_entry(name, was, now)
        for name in sorted(gone.keys() | come.keys())
        for was, now in zip_longest(gone.get(name, ()), come.get(name, ()))
    ]


def _places(edition: Json) -> Iterator[tuple[str, Place]]:
    for number, section in enumerate(edition.get("sections", ()), start=1):
        heading = section.get("heading", "")
        yield section["id"], Place("", heading, number, number)
        for position, block in enumerate(section.get("blocks", ()), start=1):
            yield block["id"], Place(section["id"], heading, number, position)


def _out_of_order(was: list[str], now: list[str]) -> set[str]:
    """Return what has to move to get from one order to the other."""
    runs = SequenceMatcher(None, was, now, autojunk=False).get_matching_blocks()
    return set(was) - {key for run in runs for key in was[run.a : run.a + run.size]}


def _differing_sections(
    old: Json, new: Json, moved: Mapping[str, tuple[Place, Place]]
) -> list[dict[str, Any]]:
    before, after = (
        {section["id"]: section.get("heading", "") for section in edition.get("sections", ())}
        for edition in (old, new)
    )
    return [
        {"change": change, "id": key} | _sides(before.get(key), after.get(key)) | _move(key, moved)
        for key in [*after, *(key for key in before if key not in after)]
        if (change := _change(before.get(key), after.get(key), is_moved=key in moved))
    ]


def _differing_blocks(
    old: Json, new: Json, moved: Mapping[str, tuple[Place, Place]]
) -> list[dict[str, Any]]:
    before, after = _blocks(old), _blocks(new)
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        was, now = before.get(key), after.get(key)
        change = _change(_said(was), _said(now), is_moved=key in moved)
        if change:
            block = now or was or {}
            entry = {"change": change, "id": key, "type": block["type"]}
            entry |= {"section": block["section"]} | _move(key, moved)
            sides = _sides(was and was["value"], now and now["value"])
            if change == "changed":
                entry["words"] = words_between(sides["before"], sides["after"])
            found.append(entry | sides)
    return found


def _change(was: Any, now: Any, *, is_moved: bool) -> str:
    if was is None:
        return "added"
    if now is None:
        return "removed"
    return "changed" if was != now else "moved" if is_moved else ""


def _said(block: Json | None) -> tuple[Any, Any] | None:
    return (block["type"], block["value"]) if block else None


def _sides(before: Any, after: Any) -> dict[str, Any]:
    sides = {"before": before, "after": after}
    return {side: value for side, value in sides.items() if value is not None}


def _move(key: str, moved: Mapping[str, tuple[Place, Place]]) -> dict[str, Any]:
    if key not in moved:
        return {}
    was, now = moved[key]
    return {"moved": {"from": was.as_json(), "to": now.as_json()}}


def _blocks(edition: Json) -> dict[str, dict[str, Any]]:
    return {
        block["id"]: {**block, "section": section.get("heading", "")}
        for section in edition.get("sections", ())
        for block in section.get("blocks", ())
    }


def _files(edition: Json) -> dict[tuple[str, str], Json]:
    return {(file["name"], file["sha256"]): file for file in edition.get("files", ())}


def _by_name(files: Iterable[Json]) -> dict[str, list[Json]]:
    # One version may have several files of one name, each with other bytes.
    found: dict[str, list[Json]] = {}
    for file in files:
        found.setdefault(file["name"], []).append(file)
    return found


def _file_entry(name: str, was: Json | None, now: Json | None) -> dict[str, Any]:
    change = "added" if was is None else "removed" if now is None else "replaced"
    return {"change": change, "name": name} | _sides(was, now)
