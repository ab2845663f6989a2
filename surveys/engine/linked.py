"""What a reader can work out who lays several tables of the same question side by side.

Plain values in, plain values out. Each number that was told is a sum of smaller ones: of the
people of one part who gave one answer. All sums together are solved exactly, for the least
and the most that each of these can be; nothing is trusted of how the tables were made.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor

from surveys.engine.disclosure import Thresholds
from surveys.engine.release import PublicTable, Shape
from surveys.engine.solving import Contradiction, Solved

# The people of one part who gave one answer.
Small = tuple[str, str]
Cells = frozenset[Small]


def gives_away(tables: Sequence[PublicTable], thresholds: Thresholds) -> bool:
    """Say whether `tables` of one question, read together, tell of a few people.

    That is so if a number that one of them hides is known to a span below the smallest cell;
    if of some part and answer it is known that only a few people are there; or if no people at
    all fit the tables, so that they were counted with some more or fewer.
    """
    answers = frozenset[str]().union(*map(_answers, tables))
    sums = {told for table in tables for told in _told(table, answers)}
    try:
        solved = Solved(sums)
    except Contradiction:
        return True
    hidden = {cells for table in tables for cells in _hidden(table)}
    small = {frozenset({one}) for cells, _ in sums for one in cells}
    return any(most - least < thresholds.cell for least, most in _spans(solved, hidden)) or any(
        0 < most < thresholds.cell for _, most in _spans(solved, small)
    )


def _spans(solved: Solved[Small], wanted: Iterable[Cells]) -> Iterator[tuple[int, int]]:
    """Yield the least and the most people that are in each of the `wanted`, if there is a most."""
    for cells in wanted:
        if span := solved.span(cells):
            # People are whole: half a person more is nobody more.
            yield ceil(span[0]), floor(span[1])


def _told(table: PublicTable, answers: frozenset[str]) -> Iterator[tuple[Cells, int]]:
    """Yield what a table tells: its visible numbers, and the base of each row that adds up."""
    for row, counts in table.counts.items():
        if table.shape != Shape.SOME_OF:
            yield _cells(table, row, answers), sum(counts.values())
        for answer, people in counts.items():
            if "about" in table.told[row].get(answer, {}):
                yield _cells(table, row, _meant(table, answer)), people


def _hidden(table: PublicTable) -> Iterator[Cells]:
    for row, told in table.told.items():
        for answer, one in told.items():
            if not one:
                yield _cells(table, row, _meant(table, answer))


def _cells(table: PublicTable, row: str, answers: Iterable[str]) -> Cells:
    return frozenset((part, answer) for part in table.groups[row] for answer in answers)


def _meant(table: PublicTable, answer: str) -> frozenset[str]:
    return table.merged.get(answer, frozenset({answer}))


def _answers(table: PublicTable) -> frozenset[str]:
    return frozenset[str]().union(
        *(_meant(table, answer) for row in table.counts.values() for answer in row)
    )
