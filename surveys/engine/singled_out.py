"""Whether tables that were told about several groups, taken together, tell about a few people.

Plain values in, plain values out. Whoever knows a number for each of some groups knows it too
for whatever comes of adding and subtracting the groups: the whole without two of its sites is
the third. Exact: all sums and differences are tried at once, as one does with equations.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from surveys.engine.disclosure import DEFAULT, Thresholds

Group = frozenset[str]
Row = list[Fraction]
# More small parts in one sum than anybody could check by hand: refused without looking.
MOST_PARTS = 12


def singled_out(
    groups: Iterable[Group], sizes: Mapping[str, int], thresholds: Thresholds = DEFAULT
) -> Group | None:
    """Return parts, together fewer than a base needs, about which the `groups` tell; or None.

    `sizes` says how many people are in each part. Parts of nobody tell of nobody. Where more
    than twelve small parts hang together, all of them are returned, to be on the safe side.
    """
    people = {part for group in groups for part in group if sizes.get(part, 0)}
    small = sorted(part for part in people if sizes[part] < thresholds.base)
    order = sorted(people - set(small)) + small
    rows = [[Fraction(part in group) for part in order] for group in set(groups)]
    start = len(order) - len(small)
    # What is left once the large parts are cancelled concerns the small ones alone.
    only_small = [row[start:] for row in _echelon(rows) if not any(row[:start])]
    touched = [i for i in range(len(small)) if any(row[i] for row in only_small)]
    if len(touched) > MOST_PARTS:
        return frozenset(small[i] for i in touched)
    for count in range(1, len(touched) + 1):
        for chosen in combinations(touched, count):
            few = sum(sizes[small[i]] for i in chosen) < thresholds.base
            if few and _follows(only_small, [Fraction(i in chosen) for i in range(len(small))]):
                return frozenset(small[i] for i in chosen)
    return None


def _echelon(rows: Sequence[Row]) -> list[Row]:
    """Return the rows in reduced echelon form, without rows of noughts."""
    left = [list(row) for row in rows]
    done: list[Row] = []
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        left = [_without(row, pivot, column) for row in left]
        done = [*(_without(row, pivot, column) for row in done), pivot]
    return done


def _without(row: Row, pivot: Row, column: int) -> Row:
    return [value - row[column] * other for value, other in zip(row, pivot, strict=True)]


def _follows(basis: Sequence[Row], wanted: Row) -> bool:
    """Whether `wanted` is a sum of multiples of `basis`, which is in echelon form."""
    rest = wanted
    for row in basis:
        column = next(i for i, value in enumerate(row) if value)
        rest = _without(rest, row, column)
    return not any(rest)
