"""The words of one part of a product, as they were in one released version and are in another."""

from collections.abc import Sequence
from typing import Any

from changeprojects.comparison import parts_of
from changeprojects.difference import changed_lines

Json = dict[str, Any]
Lines = tuple[str, ...]


def changed_words(before: Json, after: Json, parts: Sequence[str]) -> tuple[Lines, Lines]:
    """Return the lines that differ, of the first of `parts` that has words in both versions.

    If none has, those of the first: one side is empty then. The versions are editions' JSON.
    """
    was, now = _lines_in(before), _lines_in(after)
    both = (one for one in parts if was.get(one) and now.get(one) and was[one] != now[one])
    part = next(both, parts[0])
    return changed_lines(was.get(part, ()), now.get(part, ()))


def _lines_in(edition: Json) -> dict[str, Lines]:
    return {part.id: part.lines for part in parts_of(edition)}
