"""What a table gives away as it is about to be told, tried by a reader who knows more than we say.

Plain values in, plain values out. The rules that made the table are not trusted here: each
cell is looked at again, for a reader who knows the base, every visible count exactly, and in
a two-way table every total too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from surveys.engine.crossing import provable
from surveys.engine.disclosure import (
    Thresholds,
    at_least,
    enough,
    people,
    rounded,
    shown,
    together_enough,
)
from surveys.engine.overlapping import ANYHOW, Together, choosing_safe, spans_of
from surveys.engine.steps import Near, settle, small_below, tells_of_a_few

Interval = tuple[int, int]
Told = Mapping[str, int]
Group = frozenset[str]
# The one row of a table that tells about everybody.
ALL = "all"


class Shape(StrEnum):
    """How the cells of a table hang together."""

    ONE_OF = "one of"
    """Each person is in one cell of a row; a single row adds up to the base."""
    SOME_OF = "some of"
    """People may be in several cells, so that nothing adds up."""
    CROSSED = "crossed"
    """Each person is in one cell of one row, and the totals of rows and columns are known."""


@dataclass(frozen=True, slots=True)
class PublicTable:
    """True counts by group and answer, beside what is to be told: nothing where it is hidden.

    `groups` says of each row which people it is about, as a set of the smallest parts into
    which they fall, and `sizes` how many people are in each part. `merged` says which answers
    of the question are told under one name, and `together` how several answers of one person
    hang together. `near` says of some counts beside which others they are laid, so that the few
    by whom they differ are not told; those `outside` are of people who are not in the base. Where
    it is `sensitive`, nobody and everybody may not be told either.
    """

    name: str
    shape: Shape
    base: int
    counts: Mapping[str, Mapping[str, int]]
    told: Mapping[str, Mapping[str, Told]]
    groups: Mapping[str, Group] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    merged: Mapping[str, frozenset[str]] = field(default_factory=dict)
    together: Together = ANYHOW
    sensitive: bool = False
    near: Near = ()
    outside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a table may not be told: a code, and a sentence for whoever wanted to tell it."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What a reader can prove of each cell, and what forbids telling the table."""

    intervals: Mapping[str, Mapping[str, Interval]]
    faults: tuple[Fault, ...]


_WORKED_OUT = Fault(
    "worked-out",
    "A hidden number could be worked out from the others. Tell fewer numbers, or wait until "
    "more people have answered.",
)
_FEW_SHOWN = Fault("few-shown", "A number that stands for a few people would be shown.")
_ALL_ALIKE = Fault("all-alike", "It would show that everybody or nobody said a hard thing.")


def audit(table: PublicTable, thresholds: Thresholds) -> Audit:
    """Return what `table` gives away, exactly for what is hidden in rows and two-way tables."""
    intervals = {
        group: {answer: _interval(table, group, answer, thresholds) for answer in row}
        for group, row in table.counts.items()
    }
    return Audit(intervals, tuple(dict.fromkeys(_faults(table, intervals, thresholds))))


def _faults(
    table: PublicTable, intervals: Mapping[str, Mapping[str, Interval]], thresholds: Thresholds
) -> Iterator[Fault]:
    for group, row in table.counts.items():
        base = _people_of(table, group)
        if not enough(min(base, table.base), thresholds):
            yield _few_people(thresholds)
        hidden = _hidden(table, group)
        if not choosing_safe(row, base, hidden, table.together, thresholds):
            yield _WORKED_OUT
        counts = [row[answer] for answer in hidden]
        if table.shape == Shape.ONE_OF and hidden and not together_enough(counts, thresholds):
            yield _WORKED_OUT
        yield from _of_cells(table, group, intervals[group], thresholds)


def _of_cells(
    table: PublicTable, group: str, intervals: Mapping[str, Interval], thresholds: Thresholds
) -> Iterator[Fault]:
    base = _people_of(table, group)
    settled = settle(table.counts[group], table.near, thresholds)
    if tells_of_a_few(settled, table.near, thresholds):
        yield _WORKED_OUT
    for answer, count in settled.numbers.items():
        told, (least, most) = table.told[group][answer], intervals[answer]
        if not told and most - least < thresholds.cell:
            yield _WORKED_OUT
        if answer in settled.small:
            is_honest = told == {"fewer_than": small_below(thresholds)}
        elif answer in table.outside:
            is_honest = told == at_least(count, thresholds)
        else:
            is_honest = _honest(told, count, base, table.shape, thresholds)
        if told and table.sensitive and count in (0, base):
            yield _ALL_ALIKE
        elif not is_honest:
            yield _FEW_SHOWN


def _people_of(table: PublicTable, group: str) -> int:
    """Return how many people a row is about; where they can be in several cells, by its parts."""
    if table.shape != Shape.SOME_OF:
        return sum(table.counts[group].values())
    parts = table.groups.get(group)
    return sum(table.sizes[part] for part in parts) if parts else table.base


def _few_people(thresholds: Thresholds) -> Fault:
    return Fault(
        "few-people",
        f"The table would tell about fewer than {thresholds.base} people. Wait for more.",
    )


def _honest(told: Told, count: int, base: int, shape: Shape, thresholds: Thresholds) -> bool:
    """Whether what is told of one cell is hidden, or is what the rules make of the count."""
    if not told:
        return True
    if shape == Shape.SOME_OF:
        return told == people(count, base, thresholds) or (
            told == {"about": rounded(count, thresholds)} and shown(count, base, thresholds)
        )
    few = 0 < count < thresholds.cell
    if shape == Shape.ONE_OF:
        few = not shown(count, base, thresholds)
    return not few and told == {"about": rounded(count, thresholds)}


def _interval(table: PublicTable, group: str, answer: str, thresholds: Thresholds) -> Interval:
    told, row = table.told[group][answer], table.counts[group]
    if "about" in told:
        half = thresholds.rounding // 2
        whole = _people_of(table, group) if table.shape == Shape.SOME_OF else table.base
        # Of people who are not in the base there can be more.
        is_whole = answer not in table.outside and told["about"] >= rounded(whole, thresholds)
        return max(0, told["about"] - half), (whole if is_whole else told["about"]) + half
    if "fewer_than" in told:
        return 0, told["fewer_than"] - 1
    if table.shape == Shape.SOME_OF:
        people = _people_of(table, group)
        return spans_of(row, people, _hidden(table, group), table.together)[answer]
    if table.shape == Shape.ONE_OF:
        hidden = _hidden(table, group)
        together = sum(row[one] for one in hidden)
        return (0, together) if len(hidden) > 1 else (together, together)
    return _provable(table, group, answer)


def _hidden(table: PublicTable, group: str) -> set[str]:
    return {answer for answer, told in table.told[group].items() if not told}


def _provable(table: PublicTable, group: str, answer: str) -> Interval:
    groups = list(table.counts)
    answers = list(next(iter(table.counts.values())))
    counts = [[table.counts[one][each] for each in answers] for one in groups]
    hidden = frozenset(
        (i, j)
        for i, one in enumerate(groups)
        for j, each in enumerate(answers)
        if not table.told[one][each]
    )
    return provable(counts, hidden, (groups.index(group), answers.index(answer)))
