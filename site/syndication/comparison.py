"""The difference between two released versions, by the identifiers of their blocks."""

from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]


def compare(old: Json, new: Json) -> dict[str, Any]:
    """Return which blocks were added, removed or changed from `old` to `new`.

    A block keeps its identifier from version to version, so that a block that moved or
    was rewritten is known as the same one. Blocks that did not change are not listed.
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
        "licence": new.get("licence"),
    }


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
