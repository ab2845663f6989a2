"""What differs between two released versions: block by block, word by word, file by file.

Plain Python over frozen JSON: blocks keep their id from one version to the next, so a
block is followed even when its words or its place change.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html import escape
from typing import Any

from changeprojects.block_words import words_of
from changeprojects.compared_files import FileDifference, compare_files

Json = dict[str, Any]
# A token is a word or a mark with the space before it, so that changed words stay together.
_TOKENS = re.compile(r"\n|[^\S\n]*(?:[\w’'-]+|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a version: where it stands and what it says, line by line."""

    id: str
    section_id: str
    heading: str
    lines: tuple[str, ...]

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of its section, and no block in it."""
        return self.id == self.section_id


@dataclass(frozen=True, slots=True)
class Difference:
    """Blocks in a row that were added, changed or removed, or kept although people asked.

    Neighbours with one reason are told as one, so that a reader meets the reason once.
    """

    state: str
    heading: str
    before_html: str
    after_html: str
    block_ids: tuple[str, ...]
    changes: list[Json] = field(default_factory=list)

    def is_continued_by(self, other: "Difference") -> bool:
        """Return whether both tell one story: same section, same state, same reason."""
        mine = (self.state, self.heading, self.changes)
        return mine == (other.state, other.heading, other.changes)

    def followed_by(self, other: "Difference") -> "Difference":
        """Return both as one."""
        return Difference(
            self.state,
            self.heading,
            self.before_html + other.before_html,
            self.after_html + other.after_html,
            self.block_ids + other.block_ids,
            self.changes,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs, in reading order, and how many blocks do not.

    `elsewhere` are the entries that stand beside none of it: they name no block, or one that is
    in neither version.
    """

    differences: list[Difference]
    files: list[FileDifference]
    elsewhere: list[Json]
    unchanged: int

    @property
    def changed_parts(self) -> int:
        """In how many sections something was added, changed or removed."""
        return len({one.heading for one in self.differences if one.state != "kept"})

    @property
    def kept(self) -> int:
        """How many things stayed as they were although people asked."""
        return sum(one.state == "kept" for one in self.differences)

    @property
    def asked_for(self) -> int:
        """How many sections changed because of what people said."""
        return len({one.heading for one in self.differences if _is_voiced(one)})

    @property
    def unexplained(self) -> int:
        """For how many differences no entry gives a reason; a block and its file are one."""
        told = {block_id for one in self.differences for block_id in one.block_ids}
        files = (one for one in self.files if one.is_unexplained and not told & one.where.keys())
        return sum(not one.changes for one in self.differences) + sum(1 for _ in files)


def compare_versions(before: Json, after: Json, entries: Sequence[Json]) -> Comparison:
    """Return what differs between two editions' JSON; `entries` say why.

    A section that is new or gone as a whole is told by its blocks, with its heading above.
    """
    old = {part.id: part for part in parts_of(before)}
    new = {part.id: part for part in parts_of(after)}
    files = compare_files(before, after, entries)
    with_files = {block_id for one in files for block_id in one.where}
    differences: list[Difference] = []
    unchanged = 0
    for part_id in _in_reading_order(old, new):
        difference = _difference(old.get(part_id), new.get(part_id), entries)
        is_heading = (new.get(part_id) or old[part_id]).is_heading
        if difference is None:
            unchanged += not is_heading and part_id not in with_files
        elif is_heading and difference.state in ("added", "removed"):
            continue
        elif differences and differences[-1].is_continued_by(difference):
            differences[-1] = differences[-1].followed_by(difference)
        else:
            differences.append(difference)
    told = [entry for one in differences for entry in one.changes]
    told += [entry for one in files for entry in one.changes]
    elsewhere = [entry for entry in entries if entry not in told]
    return Comparison(differences, files, elsewhere, unchanged)


def parts_of(edition: Json) -> Iterator[Part]:
    """Yield the headings and blocks of an edition's JSON in reading order."""
    for section in edition.get("sections", []):
        heading = f"{section['number']}. {section['heading']}"
        yield Part(section["id"], section["id"], heading, (section["heading"],))
        for block in section["blocks"]:
            lines = tuple(words_of(block["type"], block["value"]))
            yield Part(block["id"], section["id"], heading, lines)


def differing_ids(before: Json, after: Json) -> set[str]:
    """Return the ids of sections and blocks that are not the same in both editions.

    A section differs as soon as one of its blocks does.
    """
    old = {part.id: part for part in parts_of(before)}
    new = {part.id: part for part in parts_of(after)}
    ids: set[str] = set()
    for part_id in old.keys() | new.keys():
        one, other = old.get(part_id), new.get(part_id)
        if one is None or other is None or one.lines != other.lines:
            ids.add(part_id)
            ids.update(part.section_id for part in (one, other) if part)
    return ids


def mark_words(before: Sequence[str], after: Sequence[str]) -> tuple[str, str]:
    """Return both texts as HTML, words taken out in `<del>`, words put in in `<ins>`."""
    old, new = _tokens(before), _tokens(after)
    out, into = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        out.append(_tagged(old[i1:i2], None if tag == "equal" else "del"))
        into.append(_tagged(new[j1:j2], None if tag == "equal" else "ins"))
    return _paragraphs("".join(out)), _paragraphs("".join(into))


def _in_reading_order(old: dict[str, Part], new: dict[str, Part]) -> list[str]:
    order = list(new)
    previous = ""
    for part_id in old:
        if part_id not in new:
            order.insert(order.index(previous) + 1 if previous in order else 0, part_id)
        previous = part_id
    return order


def _difference(old: Part | None, new: Part | None, entries: Sequence[Json]) -> Difference | None:
    part = new or old
    if part is None:
        return None
    changes = _entries_about(part, entries)
    state = _state(old, new, changes)
    if state is None:
        return None
    before_html, after_html = mark_words(old.lines if old else (), new.lines if new else ())
    return Difference(state, part.heading, before_html, after_html, (part.id,), changes)


def _state(old: Part | None, new: Part | None, changes: list[Json]) -> str | None:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if old.lines != new.lines:
        return "changed"
    return "kept" if any(entry["type"] == "kept" for entry in changes) else None


def _is_voiced(difference: Difference) -> bool:
    return difference.state != "kept" and any(
        entry.get("reason") == "voice" for entry in difference.changes
    )


def _entries_about(part: Part, entries: Sequence[Json]) -> list[Json]:
    return [
        entry
        for entry in entries
        if part.id in entry["block_ids"] or part.section_id in entry["block_ids"]
    ]


def _tokens(lines: Sequence[str]) -> list[str]:
    return _TOKENS.findall("\n".join(lines))


def _tagged(tokens: Sequence[str], tag: str | None) -> str:
    """Return the tokens as HTML, the mark closed and opened again around line ends."""
    text = escape("".join(tokens), quote=False)
    if not (text and tag):
        return text
    return "\n".join(f"<{tag}>{line}</{tag}>" if line else "" for line in text.split("\n"))


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
