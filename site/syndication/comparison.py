"""The difference between two released versions: which blocks, by identifier, and which files."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import Any

Json = Mapping[str, Any]


def compare(old: Json, new: Json) -> dict[str, Any]:
    """Return which blocks and files were added, removed or changed from `old` to `new`.

    A block keeps its identifier from version to version, so that a block that moved or
    was rewritten is known as the same one. A file that has other bytes under the same name is
    replaced. What did not change is not listed.
    """
    before, after = _blocks(old), _blocks(new)
    removed = [_entry("removed", before[key]) for key in before if key not in after]
    written = [
        _entry("changed", after[key], before[key]["value"])
        if key in before
        else _entry("added", after[key])
        for key in after
        if key not in before or before[key]["value"] != after[key]["value"]
    ]
    return {
        "id": new["id"],
        "title": new["title"],
        "from": {key: old.get(key) for key in ("version", "stage", "released_at")},
        "to": {key: new.get(key) for key in ("version", "stage", "released_at")},
        "change_note": new.get("change_note", ""),
        "changes": new.get("changes", []),
        "blocks": written + removed,
        "files": differing_files(old, new),
        "licence": new.get("licence"),
    }


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


def _blocks(edition: Json) -> dict[str, dict[str, Any]]:
    return {
        block["id"]: {**block, "section": section.get("heading", "")}
        for section in edition.get("sections", ())
        for block in section.get("blocks", ())
    }


def _entry(change: str, block: Json, before: Any = None) -> dict[str, Any]:
    entry = {
        "change": change,
        "id": block["id"],
        "type": block["type"],
        "section": block["section"],
    }
    if change != "added":
        entry["before"] = before if change == "changed" else block["value"]
    if change != "removed":
        entry["after"] = block["value"]
    return entry


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
    sides = {"before": was, "after": now}
    return {"change": change, "name": name} | {side: file for side, file in sides.items() if file}
