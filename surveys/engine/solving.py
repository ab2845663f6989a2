"""Sums of unknown numbers that are not below nought, solved exactly.

Plain values in, plain values out: the simplex method in whole numbers, with the rule of Bland,
so that it comes to an end. What is known at once is put in first, which leaves little to solve.
"""

from collections.abc import Collection, Hashable, Iterable
from fractions import Fraction
from typing import Generic, TypeVar

Unknown = TypeVar("Unknown", bound=Hashable)
Row = list[int]
Span = tuple[Fraction, Fraction]


class Contradiction(Exception):
    """No numbers fit all of the sums."""


class Solved(Generic[Unknown]):
    """Unknown numbers, none below nought, of which some sums are known.

    Raises `Contradiction` if there are no such numbers.
    """

    def __init__(self, sums: Iterable[tuple[Collection[Unknown], int]]) -> None:
        self._known: dict[Unknown, int] = {}
        left = _put_in([(set(cells), total) for cells, total in sums], self._known)
        cells = dict.fromkeys(cell for one, _ in left for cell in one)
        self._places = {cell: place for place, cell in enumerate(cells)}
        self._tableau = _Tableau(
            [[int(cell in one) for cell in cells] + [total] for one, total in left]
        )

    def span(self, cells: Collection[Unknown]) -> Span | None:
        """Return the least and the most that these can be together.

        None if one of them is in no sum: then there is no most.
        """
        open_ = [cell for cell in cells if cell not in self._known]
        if any(cell not in self._places for cell in open_):
            return None
        known = Fraction(sum(self._known[cell] for cell in cells if cell in self._known))
        if not open_:
            return known, known
        wanted = [int(cell in open_) for cell in self._places]
        most = self._tableau.most(wanted)
        return known - self._tableau.most([-one for one in wanted]), known + most


def _put_in(
    sums: list[tuple[set[Unknown], int]], known: dict[Unknown, int]
) -> list[tuple[set[Unknown], int]]:
    """Return the sums that are left once all that is `known` at once is put in."""
    while True:
        sums = [
            (cells - known.keys(), total - sum(known[cell] for cell in cells & known.keys()))
            for cells, total in sums
        ]
        if any(total < 0 or (total and not cells) for cells, total in sums):
            raise Contradiction
        sums = [(cells, total) for cells, total in sums if cells]
        clear = [(cells, total) for cells, total in sums if not total or len(cells) == 1]
        if not clear:
            return sums
        known.update({cell: total for cells, total in clear for cell in cells})


class _Tableau:
    """Rows that each say what one of the unknowns is; the last of a row is its total.

    All numbers are whole and stand over one number, `over`. Each turn divides without rest by
    the one before it, so that no fraction ever has to be shortened.
    """

    def __init__(self, sums: list[Row]) -> None:
        self.many = len(sums[0]) - 1 if sums else 0
        self.over = 1
        # To begin with, each sum has a number of its own that has to become nought.
        self.basis = [self.many + place for place in range(len(sums))]
        self.rows = [[*row[:-1], *(int(other is row) for other in sums), row[-1]] for row in sums]
        own = [0] * self.many + [-1] * len(sums)
        if self.rows and self.most(own) < 0:
            raise Contradiction
        self._drop_own()

    def most(self, wanted: Row) -> Fraction:
        """Return the most that the unknowns, each times what is `wanted` of it, come to."""
        goal = [*(one * self.over for one in wanted), 0]
        for place, row in zip(self.basis, self.rows, strict=True):
            if times := goal[place] // self.over:
                goal = [one - times * two for one, two in zip(goal, row, strict=True)]
        while True:
            enter = next((place for place, gain in enumerate(goal[:-1]) if gain > 0), None)
            if enter is None:
                return Fraction(-goal[-1], self.over)
            leave = self._leaving(enter)
            goal = _turned(goal, self.rows[leave], enter, self.over)
            self._turn(leave, enter)

    def _leaving(self, enter: int) -> int:
        """Return the row that is nought first when `enter` grows, by Bland's rule among several."""
        first, total, by = -1, 0, 1
        for number, row in enumerate(self.rows):
            if row[enter] > 0:
                later = row[-1] * by - total * row[enter]
                if first < 0 or later < 0 or (not later and self.basis[number] < self.basis[first]):
                    first, total, by = number, row[-1], row[enter]
        return first

    def _turn(self, leave: int, enter: int) -> None:
        turning = self.rows[leave]
        if turning[enter] < 0:
            turning = [-one for one in turning]
        self.rows = [
            turning if number == leave else _turned(row, turning, enter, self.over)
            for number, row in enumerate(self.rows)
        ]
        self.over = turning[enter]
        self.basis[leave] = enter

    def _drop_own(self) -> None:
        """Take the numbers of the sums themselves out again, and sums that say nothing new."""
        for number, place in enumerate(self.basis):
            if place >= self.many:
                row = self.rows[number]
                enter = next((one for one in range(self.many) if row[one]), None)
                if enter is not None:
                    self._turn(number, enter)
        kept = [number for number, place in enumerate(self.basis) if place < self.many]
        self.rows = [[*self.rows[n][: self.many], self.rows[n][-1]] for n in kept]
        self.basis = [self.basis[number] for number in kept]


def _turned(row: Row, turning: Row, enter: int, over: int) -> Row:
    """Return `row`, which stands over `over`, as it is once `turning` says what `enter` is."""
    times, by = row[enter], turning[enter]
    if times:
        both = zip(row, turning, strict=True)
        return [(one * by - times * two) // over for one, two in both]
    return row if by == over else [one * by // over for one in row]
