"""The words of one part of a product, as they were in one released version and are in another."""

from collections.abc import Sequence
from typing import Any

from changeprojects.comparison import Part, parts_of
from changeprojects.difference import changed_lines

Json = dict[str, Any]
Lines = tuple[str, ...]


def changed_words(before: Json, after: Json, parts: Sequence[str]) -> tuple[Lines, Lines]:
    """Return the lines that differ, of the first of `parts` that has words in both versions.

    If none has, those of the first that is more than a heading, one side being empty. The
    versions are editions' JSON.
    """
    was, now = ({part.id: part for part in parts_of(one)} for one in (before, after))
    lines = [(_lines(was.get(one)), _lines(now.get(one))) for one in parts]
    there = [was.get(one) or now.get(one) for one in parts]
    both = (pair for pair in lines if all(pair) and pair[0] != pair[1])
    texts = (pair for pair, part in zip(lines, there, strict=True) if part and not part.is_heading)
    return changed_lines(*next(both, next(texts, lines[0])))


def _lines(part: Part | None) -> Lines:
    return part.lines if part else ()
