"""What a table gives away as it is about to be told, tried by a reader who knows more than we say.

Plain values in, plain values out. The rules that made the table are not trusted here: each
cell is looked at again, for a reader who knows the base, every visible count exactly, and in
a two-way table every total too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from surveys.engine.crossing import provable
from surveys.engine.disclosure import Thresholds, enough, people, rounded, shown

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

    `groups` are the people that the table tells about, each as a set of the smallest parts
    into which they fall; `sizes` says how many people are in each part.
    """

    name: str
    shape: Shape
    base: int
    counts: Mapping[str, Mapping[str, int]]
    told: Mapping[str, Mapping[str, Told]]
    groups: Sequence[Group] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)


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
        base = table.base if table.shape == Shape.SOME_OF else sum(row.values())
        if not enough(base, thresholds):
            yield _few_people(thresholds)
        for answer, count in row.items():
            told = table.told[group][answer]
            if not _honest(told, count, base, table.shape, thresholds):
                yield Fault("few-shown", "A number that stands for a few people would be shown.")
            least, most = intervals[group][answer]
            if not told and most - least < thresholds.cell:
                yield Fault(
                    "worked-out",
                    "A hidden number could be worked out from the others. Tell fewer numbers, or "
                    "wait until more people have answered.",
                )
    if not enough(table.base, thresholds):
        yield _few_people(thresholds)


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
        most = table.base if told["about"] >= rounded(table.base, thresholds) else told["about"]
        return max(0, told["about"] - half), most + half
    if "fewer_than" in told:
        return 0, told["fewer_than"] - 1
    if table.shape == Shape.SOME_OF:
        return 0, table.base
    if table.shape == Shape.ONE_OF:
        hidden = [one for one in row if not table.told[group][one]]
        together = sum(row[one] for one in hidden)
        return (0, together) if len(hidden) > 1 else (together, together)
    return _provable(table, group, answer)


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
