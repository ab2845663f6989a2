"""What may be shown of a two-way table of counts whose totals are public.

Plain values in, plain values out. Cells are hidden until a reader who knows every total
and every visible cell, even exactly, cannot narrow a hidden one to a span below nine. Which
cells are hidden beside the small ones follows their places and never the counts, so that a
reader who knows this procedure, and every number as it is told, learns no more than which of
them may be a few.
"""

import heapq
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveys.engine.disclosure import (
    DEFAULT,
    ProtectedTable,
    Thresholds,
    enough,
    protect_exclusive,
    rounded,
)

Place = tuple[int, int]
Counts = Sequence[Sequence[int]]
Interval = tuple[int, int]
_Node = tuple[bool, int]  # whether it is a column, and which
_Joined = dict[_Node, list[tuple[Place, _Node]]]
_Price = tuple[int, int]

_COLUMN = True
_ROW = False


@dataclass(frozen=True, slots=True)
class CrossTable:
    """A two-way table that may be shown, with the proof; every number is rounded.

    `cells` has None where a count is hidden. It is empty when no pattern protects the
    table: then only `bases` and `totals` may be shown. `left_out` names the groups that
    are too small to be in the table or its totals. `totals` hides what is a few.
    """

    groups: tuple[str, ...]
    left_out: tuple[str, ...]
    bases: tuple[int, ...]
    totals: ProtectedTable
    cells: tuple[tuple[int | None, ...], ...]
    audit: "Audit"


@dataclass(frozen=True, slots=True)
class Audit:
    """What a reader can prove of each hidden cell, by group and answer. Never public."""

    intervals: Mapping[tuple[str, str], Interval]
    secondary: frozenset[tuple[str, str]]
    refused: bool


def protect_crossed(
    answers: Sequence[str],
    counts: Mapping[str, Sequence[int]],
    *,
    sensitive: bool = False,
    thresholds: Thresholds = DEFAULT,
) -> CrossTable:
    """Return what may be shown of `counts`, which has a row of answers for each group.

    With `sensitive`, nobody and everybody of a group are hidden too. Raises `ValueError`
    if no group is large enough, or a row does not have one count for each answer.
    """
    if any(len(row) != len(answers) or min(row, default=0) < 0 for row in counts.values()):
        raise ValueError("Each group needs one count, not below 0, for each answer.")
    groups = tuple(name for name, row in counts.items() if enough(sum(row), thresholds))
    table = [counts[name] for name in groups]
    primary = _primary(table, thresholds, sensitive=sensitive)
    hidden = _pattern(table, primary, thresholds)
    refused = hidden is None
    shown_hidden = hidden or frozenset()
    columns = [sum(column) for column in zip(*table, strict=True)]

    def named(place: Place) -> tuple[str, str]:
        return groups[place[0]], answers[place[1]]

    return CrossTable(
        groups=groups,
        left_out=tuple(name for name in counts if name not in groups),
        bases=tuple(rounded(sum(row), thresholds) for row in table),
        totals=protect_exclusive(dict(zip(answers, columns, strict=False)), thresholds),
        cells=() if refused else _shown(table, shown_hidden, thresholds),
        audit=Audit(
            {named(at): provable(table, shown_hidden, at) for at in sorted(shown_hidden)},
            frozenset(named(at) for at in shown_hidden - primary),
            refused,
        ),
    )


def provable(counts: Counts, hidden: frozenset[Place], at: Place) -> Interval:
    """Return the least and the most that the hidden cell `at` can be, exactly.

    For a reader who knows all totals and every cell that is not in `hidden`.
    """
    row, column = at
    joined = _joined(hidden)
    more, _ = _pushed(counts, joined, at, ((_COLUMN, column), (_ROW, row)))
    less, _ = _pushed(counts, joined, at, ((_ROW, row), (_COLUMN, column)))
    count = counts[row][column]
    return count - min(less, count), count + more


def _primary(counts: Counts, thresholds: Thresholds, *, sensitive: bool) -> frozenset[Place]:
    return frozenset(
        (i, j)
        for i, row in enumerate(counts)
        for j, count in enumerate(row)
        if 0 < count < thresholds.cell or (sensitive and count in (0, sum(row)))
    )


def _pattern(
    counts: Counts, primary: frozenset[Place], thresholds: Thresholds
) -> frozenset[Place] | None:
    """Return the cells to hide, or None if not even hiding more protects them."""
    hidden = primary
    while narrow := _narrow(counts, hidden, thresholds):
        added = _widening(counts, hidden, narrow)
        if not added:
            return None
        hidden |= added
    for at in sorted(hidden - primary):
        if not _narrow(counts, hidden - {at}, thresholds):
            hidden -= {at}
    return hidden


def _narrow(counts: Counts, hidden: frozenset[Place], thresholds: Thresholds) -> Place | None:
    joined = _joined(hidden)
    for at in sorted(hidden):
        # Where the totals alone leave less, that has to be left.
        width = max(thresholds.cell, min(thresholds.room, _at_most(counts, at)))
        if not _wide(counts, joined, at, width):
            return at
    return None


def _at_most(counts: Counts, at: Place) -> int:
    """Return how wide the span of a cell is for a reader who knows the totals alone."""
    row, column = sum(counts[at[0]]), sum(one[at[1]] for one in counts)
    people = sum(map(sum, counts))
    return min(row, column) - max(0, row + column - people)


def _wide(counts: Counts, hidden: _Joined, at: Place, width: int) -> bool:
    """Whether what is provable of `at` spans `width`; looks no further than it must."""
    row, column = (_ROW, at[0]), (_COLUMN, at[1])
    more, _ = _pushed(counts, hidden, at, (column, row), width)
    if more >= width:
        return True
    less, _ = _pushed(counts, hidden, at, (row, column), width)
    return more + min(less, counts[at[0]][at[1]]) >= width


def _widening(counts: Counts, hidden: frozenset[Place], at: Place) -> frozenset[Place]:
    """Return visible cells that widen what is provable of `at`; none if none do.

    As few as possible, and those that come next after it: were it those with the fewest people,
    what stays visible would say that others are fewer still.
    """
    ends: tuple[_Node, _Node] = ((_COLUMN, at[1]), (_ROW, at[0]))
    count = counts[at[0]][at[1]]
    prices = _prices(counts, hidden, at)
    found = []
    for start, goal in (ends, ends[::-1]):
        moved, state = _pushed(counts, _joined(hidden), at, (start, goal))
        if start[0] is _ROW and moved >= count:
            continue  # It can be nobody already, and cannot be less.
        added = frozenset(_path(state, prices, start, goal) or ()) - hidden
        if added:
            found.append((len(added), sorted(prices[one] for one in added), added))
    return min(found, key=lambda one: one[:2])[2] if found else frozenset()


def _prices(counts: Counts, hidden: frozenset[Place], at: Place) -> dict[Place, _Price]:
    """Return what it costs to use each cell but `at`: how many more are hidden, and how far off."""
    rows, columns = len(counts), len(counts[0])
    return {
        (i, j): (0, 0)
        if (i, j) in hidden
        else (1, (i - at[0]) % rows * columns + (j - at[1]) % columns)
        for i in range(rows)
        for j in range(columns)
        if (i, j) != at
    }


def _pushed(
    counts: Counts,
    hidden: _Joined,
    at: Place,
    ends: tuple[_Node, _Node],
    limit: int | None = None,
) -> tuple[int, list[list[int]]]:
    """Return the maximum flow from one of `ends` to the other past `at`, and the table after it.

    From a column to a row people leave a cell, so there must be some; from a row to a
    column they enter one, without limit. With `limit`, stops once so many are moved.
    """
    start, goal = ends
    state = [list(row) for row in counts]
    moved = 0
    while path := _free_path(state, hidden, at, start, goal):
        leaving = path[0::2] if start[0] is _COLUMN else path[1::2]
        step = min(state[i][j] for i, j in leaving)
        for i, j in path:
            state[i][j] += -step if (i, j) in leaving else step
        moved += step
        if limit is not None and moved >= limit:
            break
    return moved, state


def _joined(usable: frozenset[Place]) -> _Joined:
    """Return for each row and column the cells in it, each with the column or row it leads to."""
    joined: _Joined = {}
    for i, j in sorted(usable):
        joined.setdefault((_ROW, i), []).append(((i, j), (_COLUMN, j)))
        joined.setdefault((_COLUMN, j), []).append(((i, j), (_ROW, i)))
    return joined


def _free_path(
    state: Counts, joined: _Joined, at: Place, start: _Node, goal: _Node
) -> list[Place] | None:
    """Return the shortest way through cells that may all be used, but for `at`."""
    came: dict[_Node, tuple[Place, _Node] | None] = {start: None}
    queue = deque([start])
    while queue and goal not in came:
        node = queue.popleft()
        for place, onward in joined.get(node, ()):
            if onward in came or place == at:
                continue
            if node[0] is _ROW or state[place[0]][place[1]]:
                came[onward] = (place, node)
                queue.append(onward)
    path, step = [], came.get(goal)
    while step:
        path.append(step[0])
        step = came[step[1]]
    return path[::-1] or None


def _path(
    state: Counts, prices: Mapping[Place, _Price], start: _Node, goal: _Node
) -> list[Place] | None:
    """Return the way that costs least, through cells that people can leave or enter."""
    queue: list[tuple[_Price, int, _Node, list[Place]]] = [((0, 0), 0, start, [])]
    done: set[_Node] = set()
    while queue:
        cost, length, node, path = heapq.heappop(queue)
        if node == goal:
            return path
        if node in done:
            continue
        done.add(node)
        side, index = node
        for other in range(len(state) if side is _COLUMN else len(state[0])):
            place, onward = (other, index) if side else (index, other), (not side, other)
            if onward in done or (side is _COLUMN and not state[other][index]):
                continue
            if price := prices.get(place):
                dearer = (cost[0] + price[0], cost[1] + price[1])
                heapq.heappush(queue, (dearer, length + 1, onward, [*path, place]))
    return None


def _shown(
    counts: Counts, hidden: frozenset[Place], thresholds: Thresholds
) -> tuple[tuple[int | None, ...], ...]:
    return tuple(
        tuple(
            None if (i, j) in hidden else rounded(count, thresholds) for j, count in enumerate(row)
        )
        for i, row in enumerate(counts)
    )
