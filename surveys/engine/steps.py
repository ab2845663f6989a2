"""How far answers came is told step by step, and of the few between two steps nothing narrow.

Plain values in, plain values out. Each count is laid beside another of which it is a part, or
which is a part of it. Who is in the one and not in the other may be a few: a reader who knows
every number that is told exactly, and how it came about, cannot narrow them to a span below
the smallest cell, unless it is certain that they are no few.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from surveys.engine.disclosure import Thresholds

Interval = tuple[int, int]


class Beside(NamedTuple):
    """A count, and those beside which it is laid, taken together.

    Its people are `among` theirs; otherwise theirs are among its people.
    """

    name: str
    others: tuple[str, ...]
    among: bool = True


# In the order in which they are told: each beside what is told already.
Near = Sequence[Beside]


@dataclass(frozen=True, slots=True)
class Settled:
    """The counts as they are told: a number each, and those that are told as small alone.

    `small` are counts of which readers learn no more than that they are below twice the smallest
    cell: whatever was said of them would tell of a few among so few.
    """

    numbers: Mapping[str, int]
    small: frozenset[str] = frozenset()


def settle(counts: Mapping[str, int], near: Near, thresholds: Thresholds) -> Settled:
    """Return the counts as they are told: one that differs from another by a few is told as it."""
    numbers, small, cell = dict(counts), set[str](), thresholds.cell
    for name, others, among in near:
        if name not in counts or not counts.keys() >= set(others):
            continue
        whole = _whole(numbers, others, thresholds)
        if among and (small & set(others) or cell <= whole < small_below(thresholds)):
            small.add(name)
        elif min(numbers[name], whole) >= cell:
            few = sum(numbers[one] < cell for one in others)
            numbers[name] = _beside(numbers[name], whole, few, cell)
    return Settled(numbers, frozenset(small))


def small_below(thresholds: Thresholds) -> int:
    """Return the number below which a count is small."""
    return 2 * thresholds.cell


def between(settled: Settled, near: Near, thresholds: Thresholds) -> dict[str, Interval]:
    """Return by name the least and the most people by whom each count can differ, exactly.

    For a reader who knows what is `settled`, the rules, and who is among whom.
    """
    known = [
        one
        for one in near
        if one.name in settled.numbers and settled.numbers.keys() >= set(one.others)
    ]
    spans = {
        name: _span_alone(settled, name, thresholds)
        for one in known
        for name in (one.name, *one.others)
    }
    spans |= {one.name: _span_beside(settled, one, thresholds) for one in known}
    while _narrow(spans, known):
        pass
    return {one.name: _difference(spans, one) for one in known}


def tells_of_a_few(settled: Settled, near: Near, thresholds: Thresholds) -> bool:
    """Say whether what is told narrows the few between two counts to a span below a cell.

    What is part of a count that is told as a few is known to be a few, and no more.
    """
    cell = thresholds.cell
    beside = {one.name: one.others for one in near}
    return any(
        most - least < cell and least < cell and most > 0
        for name, (least, most) in between(settled, near, thresholds).items()
        if any(settled.numbers[other] >= cell for other in beside[name])
    )


def _whole(numbers: Mapping[str, int], others: Sequence[str], thresholds: Thresholds) -> int:
    """Return how many the others are together as far as readers know it."""
    return sum(numbers[one] for one in others if numbers[one] >= thresholds.cell)


def _beside(count: int, whole: int, few: int, cell: int) -> int:
    """Return what is told of a count that is laid beside a whole, and beside `few` small ones.

    Of those too nobody knows how many they are, so that a gap has to be larger by as many.
    """
    gap, free = abs(count - whole), cell + few * (cell - 1)
    if gap <= cell:
        return whole
    return count if gap >= free or count < whole else whole + _middle(few, cell)


def _middle(few: int, cell: int) -> int:
    """Return the middle of the gaps that are told as one, as they could be a few."""
    return (cell + 1 + cell + few * (cell - 1) - 1) // 2


def _span_alone(settled: Settled, name: str, thresholds: Thresholds) -> Interval:
    if name in settled.small:
        return 0, small_below(thresholds) - 1
    number = settled.numbers[name]
    return (number, number) if number >= thresholds.cell else (0, thresholds.cell - 1)


def _span_beside(settled: Settled, one: Beside, thresholds: Thresholds) -> Interval:
    """Return how many a count can be that is told as it is, beside what is told of others."""
    numbers, cell = settled.numbers, thresholds.cell
    told, whole = numbers[one.name], _whole(numbers, one.others, thresholds)
    few = sum(numbers[other] < cell for other in one.others)
    if one.name in settled.small or min(told, whole) < cell:
        return _span_alone(settled, one.name, thresholds)
    if told == whole:
        return max(cell, whole - cell), whole + cell
    if few and told == whole + _middle(few, cell):
        return whole + cell + 1, whole + cell + few * (cell - 1) - 1
    return told, told


def _narrow(spans: dict[str, Interval], known: Sequence[Beside]) -> bool:
    """Narrow the spans by who is among whom, once; return whether any became narrower."""
    before = dict(spans)
    for one in known:
        for name, span in _within(spans, one):
            least, most = spans[name]
            spans[name] = max(least, span[0]), min(most, span[1])
    return spans != before


def _within(spans: Mapping[str, Interval], one: Beside) -> Iterator[tuple[str, Interval]]:
    """Yield between which numbers each must be, so that the ones are among the others."""
    least, most = spans[one.name]
    together = _together(spans, one.others)
    yield one.name, (0, together[1]) if one.among else (together[0], most)
    for other in one.others:
        rest = _together(spans, [name for name in one.others if name != other])
        if one.among:
            yield other, (max(0, least - rest[1]), spans[other][1])
        else:
            yield other, (0, most - rest[0])


def _together(spans: Mapping[str, Interval], names: Sequence[str]) -> Interval:
    return sum(spans[one][0] for one in names), sum(spans[one][1] for one in names)


def _difference(spans: Mapping[str, Interval], one: Beside) -> Interval:
    less, more = spans[one.name], _together(spans, one.others)
    if not one.among:
        less, more = more, less
    return max(0, more[0] - less[1]), more[1] - less[0]
