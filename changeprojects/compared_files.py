"""Which files differ between two released versions, where they stand, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from syndication.comparison import differing_files

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FileDifference:
    """A file that was added, removed or replaced; `changes` say why.

    `before` and `after` are what each version tells of it. `where` names the blocks that hold
    it, each with its section; a file that is in no block is one of the other forms in which a
    version can be had, and needs no reason of its own.
    """

    before: Json | None
    after: Json | None
    where: Mapping[str, str]
    changes: list[Json] = field(default_factory=list)

    @property
    def state(self) -> str:
        """Whether it was added, removed or replaced."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "replaced"

    @property
    def name(self) -> str:
        """The name that it has in the newer of the versions that have it."""
        return str((self.after or self.before or {}).get("name", ""))

    @property
    def is_unexplained(self) -> bool:
        """Whether it changed in the text and no entry gives a reason."""
        return bool(self.where) and not self.changes


def compare_files(before: Json, after: Json, entries: Sequence[Json]) -> list[FileDifference]:
    """Return the files that differ between two editions' JSON, by name.

    A file is replaced if another one has its name, or its place: whoever uploads a new one
    may call it something else. An entry about a block, or its section, is about the file in it.
    """
    found = [
        FileDifference(was, now, _where(before, was) | _where(after, now))
        for was, now in (
            (one.get("before"), one.get("after")) for one in differing_files(before, after)
        )
    ]
    return [replace(one, changes=_about(one, entries)) for one in _in_place(found)]


def _in_place(found: Sequence[FileDifference]) -> list[FileDifference]:
    """Let the only file that came into a block take the place of the only one that left it."""
    whole = list(found)
    gone, come = _only_ones(found, "removed"), _only_ones(found, "added")
    for block_id, left in gone.items():
        came = come.get(block_id)
        if came in whole and left in whole:
            whole[whole.index(came)] = replace(
                came, before=left.before, where={**left.where, **came.where}
            )
            whole.remove(left)
    return whole


def _only_ones(found: Sequence[FileDifference], state: str) -> dict[str, FileDifference]:
    rows = [(block_id, one) for one in found if one.state == state for block_id in one.where]
    many = Counter(block_id for block_id, _ in rows)
    return {block_id: one for block_id, one in rows if many[block_id] == 1}


def _about(one: FileDifference, entries: Sequence[Json]) -> list[Json]:
    places = {*one.where.keys(), *one.where.values()}
    return [entry for entry in entries if places & set(entry["block_ids"])]


def _where(edition: Json, file: Json | None) -> dict[str, str]:
    if file is None:
        return {}
    return {
        block["id"]: section["id"]
        for section in edition.get("sections", [])
        for block in section["blocks"]
        if _holds(block["value"], file["sha256"])
    }


def _holds(value: Any, digest: str) -> bool:
    """Tell whether a block's value has a file with these bytes, however deep it lies."""
    if isinstance(value, dict):
        return value.get("sha256") == digest or any(_holds(one, digest) for one in value.values())
    return isinstance(value, list) and any(_holds(one, digest) for one in value)
