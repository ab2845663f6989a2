"""What differs between two released versions: block by block, word by word, file by file.

Plain Python over frozen JSON: blocks keep their id from one version to the next, so a
block is followed even when its words or its place change.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from changeprojects.block_words import besides_of, words_of
from changeprojects.compared_about import compare_about
from changeprojects.compared_files import FileDifference, compare_files
from changeprojects.difference import SAME_WORDS, Difference, mark_words
from syndication.comparison import Place, moves

Json = dict[str, Any]
Move = tuple[Place, Place]


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a version: where it stands and what it says, line by line.

    `besides` is what readers find beside its words, as where links lead; `value` is all of it
    as it was frozen.
    """

    id: str
    section_id: str
    heading: str
    lines: tuple[str, ...]
    besides: tuple[str, ...]
    value: Any

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of its section, and no block in it."""
        return self.id == self.section_id


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs, in reading order, and how many blocks do not.

    `about` is what differs in the product as a whole, as its title. `elsewhere` are the entries
    that stand beside none of it: they name no block, or one that is in neither version.
    """

    about: list[Difference]
    differences: list[Difference]
    files: list[FileDifference]
    elsewhere: list[Json]
    unchanged: int

    @property
    def changed_parts(self) -> int:
        """In how many sections something was added, changed, moved or removed."""
        return len({one.heading for one in self.differences if one.state != "kept"})

    @property
    def kept(self) -> int:
        """How many things stayed as they were although people asked."""
        return sum(one.state == "kept" for one in self.differences)

    @property
    def unexplained(self) -> int:
        """For how many differences no entry gives a reason; a block and its file are one."""
        told = {block_id for one in self.differences for block_id in one.block_ids}
        files = (one for one in self.files if one.is_unexplained and not told & one.where.keys())
        rows = (one for one in (*self.about, *self.differences) if one.is_unexplained)
        return sum(1 for _ in rows) + sum(1 for _ in files)


def compare_versions(before: Json, after: Json, entries: Sequence[Json]) -> Comparison:
    """Return what differs between two editions' JSON; `entries` say why.

    A section that is new or gone as a whole is told by its blocks, with its heading above.
    Nothing that differs in what was frozen is left out, but for what makes each version another
    one: its number, stage, dates and reasons.
    """
    old = {part.id: part for part in parts_of(before)}
    new = {part.id: part for part in parts_of(after)}
    whole, moved = _whole_sections(old, new), moves(before, after)
    files = compare_files(before, after, entries)
    with_files = {block_id for one in files for block_id in one.where}
    differences: list[Difference] = []
    unchanged = 0
    for part_id in _in_reading_order(old, new):
        if part_id in whole:
            continue
        was, now = old.get(part_id), new.get(part_id)
        difference = _difference(was, now, moved.get(part_id), entries)
        if difference is None:
            unchanged += not (part_id in with_files or new[part_id].is_heading)
        elif part_id in with_files and difference.notes == (SAME_WORDS,):
            continue  # The row of its file tells it.
        elif differences and differences[-1].is_continued_by(difference):
            differences[-1] = differences[-1].followed_by(difference)
        else:
            differences.append(difference)
    about = compare_about(before, after, entries)
    told = [entry for one in (*about, *differences) for entry in one.changes]
    told += [entry for one in files for entry in one.changes]
    elsewhere = [entry for entry in entries if entry not in told]
    return Comparison(about, differences, files, elsewhere, unchanged)


def parts_of(edition: Json) -> Iterator[Part]:
    """Yield the headings and blocks of an edition's JSON in reading order."""
    for section in edition.get("sections", []):
        heading = f"{section['number']}. {section['heading']}"
        told = (section["heading"],)
        yield Part(section["id"], section["id"], heading, told, (), told)
        for block in section["blocks"]:
            kind, value = block["type"], _with_one_line_end(block["value"])
            lines, besides = tuple(words_of(kind, value)), tuple(besides_of(kind, value))
            yield Part(block["id"], section["id"], heading, lines, besides, (kind, value))


def _with_one_line_end(value: Any) -> Any:
    """Return a value in which a line ends as on any machine: browsers send it in another way."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, list):
        return [_with_one_line_end(one) for one in value]
    if isinstance(value, dict):
        return {name: _with_one_line_end(one) for name, one in value.items()}
    return value


def _whole_sections(old: dict[str, Part], new: dict[str, Part]) -> set[str]:
    """Return the sections that came or went together with blocks, which tell of them."""
    return {
        part.section_id
        for parts, others in ((old, new), (new, old))
        for part in parts.values()
        if not (part.is_heading or part.id in others or part.section_id in others)
    }


def _in_reading_order(old: dict[str, Part], new: dict[str, Part]) -> list[str]:
    order = list(new)
    previous = ""
    for part_id in old:
        if part_id not in new:
            order.insert(order.index(previous) + 1 if previous in order else 0, part_id)
        previous = part_id
    return order


def _difference(
    old: Part | None, new: Part | None, move: Move | None, entries: Sequence[Json]
) -> Difference | None:
    part = new or old
    if part is None:
        return None
    changes = _entries_about([one for one in (old, new) if one], entries)
    state = _state(old, new, move, changes)
    if state is None:
        return None
    before, after = _told(old, new), _told(new, old)
    notes = [_moved(*move)] if move else []
    if state == "changed" and before == after:
        notes.append(SAME_WORDS)
    marked = mark_words(before, after)
    return Difference(state, part.heading, *marked, (part.id,), changes, tuple(notes))


def _told(part: Part | None, other: Part | None) -> tuple[str, ...]:
    """Return the words of a block, and of what stands beside them what the other has not."""
    if part is None:
        return ()
    besides = Counter(part.besides) - Counter(other.besides if other else ())
    return (*part.lines, *besides.elements())


def _state(
    old: Part | None, new: Part | None, move: Move | None, changes: list[Json]
) -> str | None:
    if old is None:
        return "added"
    if new is None:
        return "removed"
    if old.value != new.value:
        return "changed"
    if move:
        return "moved"
    return "kept" if any(entry["type"] == "kept" for entry in changes) else None


def _moved(was: Place, now: Place) -> str:
    if was.section != now.section:
        places = (f"part {one.number}, “{one.heading}”" for one in (was, now))
        return "Moved from {}, to {}.".format(*places)
    if was.section:
        return "Moved to another place in this part."
    if was.number != now.number:
        return f"This was part {was.number} and is part {now.number} now."
    return "This part and those around it changed places."


def _entries_about(parts: Sequence[Part], entries: Sequence[Json]) -> list[Json]:
    ids = {name for part in parts for name in (part.id, part.section_id)}
    return [entry for entry in entries if ids & set(entry["block_ids"])]
