"""What may be shown of counts of people, so that nobody can be picked out.

Plain values in, plain values out. Counts from one to four are hidden, everything else
is rounded, and more cells are hidden until a reader who knows the base and every
visible cell, even exactly, cannot narrow a hidden one to a span below five. Nor does
it help to know this rule, for whoever reads numbers as they are told: it then tells no more
than that a hidden count may be a few.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

FLOOR = 5


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How many people it takes before something is shown.

    Raises `ValueError` below the floor: no setting can make a group of four visible.
    """

    base: int = 10
    cell: int = 5
    rounding: int = 5

    def __post_init__(self) -> None:
        if min(self.base, self.cell, self.rounding) < FLOOR:
            raise ValueError(f"No threshold may be below {FLOOR}.")

    @property
    def step(self) -> int:
        """By how many people at least a number changes that is told again.

        However few people a survey may tell about, it is room for two cells that are hidden:
        of fewer who left, too much would be known of each.
        """
        return max(self.base, 2 * self.cell)

    @property
    def room(self) -> int:
        """How wide a span is left of what is hidden where numbers add up in two ways or overlap.

        Two that are a few are eight together at most. With room for one more, a reader who knows
        by which rule they were hidden cannot tell that both are.
        """
        return 2 * self.cell - 1


DEFAULT = Thresholds()


@dataclass(frozen=True, slots=True)
class Cell:
    """One count as it may be shown: `about` is rounded, or None where it is hidden."""

    key: str
    about: int | None
    percent: int | None = None

    @property
    def hidden(self) -> bool:
        """Whether the number may not be shown."""
        return self.about is None


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table of counts that may be shown.

    `cells` is in the order given. When nothing can be shown safely, `wholly_hidden`
    says so and every cell is hidden.
    """

    base: int
    cells: tuple[Cell, ...]
    wholly_hidden: bool

    def __getitem__(self, key: str) -> Cell:
        return next(cell for cell in self.cells if cell.key == key)


def rounded(count: int, thresholds: Thresholds = DEFAULT) -> int:
    """Return `count` to the nearest multiple of the rounding base."""
    step = thresholds.rounding
    return (count + step // 2) // step * step


def least_of(told: int, thresholds: Thresholds = DEFAULT) -> int:
    """Return how many people there were at least, if enough were told as about `told`."""
    return max(told - thresholds.rounding // 2, thresholds.base)


def enough(base: int, thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether so many people may be spoken about at all."""
    return base >= thresholds.base


def shown(count: int, base: int, thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether a count may be shown: neither it nor all the others are a few."""
    return not (0 < count < thresholds.cell or 0 < base - count < thresholds.cell)


def at_least(count: int, thresholds: Thresholds = DEFAULT) -> dict[str, int]:
    """Return how many people, as `{"about": n}` or `{"fewer_than": n}`; of no base."""
    if count < thresholds.cell:
        return {"fewer_than": thresholds.cell}
    return {"about": rounded(count, thresholds)}


def people(count: int, base: int, thresholds: Thresholds = DEFAULT) -> dict[str, int]:
    """Return how many of `base` people, as `{"about": n}` or `{"fewer_than": n}`.

    Almost everybody and everybody are both told as about the whole base, so that the
    few who did not say a thing cannot be picked out either.
    """
    if count >= thresholds.cell > base - count:
        return {"about": rounded(base, thresholds)}
    return at_least(count, thresholds)


def protect_exclusive(
    counts: Mapping[str, int],
    thresholds: Thresholds = DEFAULT,
    *,
    sensitive: bool = False,
    led: Collection[frozenset[str]] = (),
) -> ProtectedTable:
    """Return the table of a question with one answer each, safe against subtraction.

    `counts` holds every cell, that of people who gave no answer too, so that they add
    up to the base. With `sensitive`, nobody and everybody are hidden too. Each of `led` are
    the answers that lead on to one more question: what is hidden lies rather among them all
    or outside, so that the base of that question tells nothing hidden. Raises `ValueError`
    if the base is below the minimum.
    """
    base = sum(counts.values())
    hidden = {
        key
        for key, count in counts.items()
        if not shown(count, base, thresholds) or (sensitive and count in (0, base))
    }
    for key in back_from_last(hidden, list(counts), led):
        if together_enough([counts[key] for key in hidden], thresholds):
            break
        hidden.add(key)
    return table_of(counts, base, hidden, thresholds)


def may_release(
    previous: Sequence[Mapping[str, int]],
    new: Mapping[str, int],
    thresholds: Thresholds = DEFAULT,
) -> bool:
    """Return whether comparing releases gives no small group away.

    Each count must equal its value in every release before, or differ by a step. What one of
    them does not name counts as nobody: a theme that appears or vanishes tells as much as one
    that grows or shrinks.
    """
    return all(
        _may_follow(new.get(key, 0), earlier.get(key, 0), thresholds)
        for earlier in previous
        for key in new.keys() | earlier.keys()
    )


def _may_follow(one: int, other: int, thresholds: Thresholds) -> bool:
    """Say whether two counts of the same may both be told, whichever comes first."""
    if one == other:
        return True
    less, more = min(one, other), max(one, other)
    gap = more - less
    if 0 < less < thresholds.cell:
        # Whoever knows the larger one knows that the few are a step fewer, at the most.
        gap = more - (thresholds.cell - 1)
    return gap >= thresholds.step


def all_who_left(
    previous: Sequence[Mapping[str, int]],
    new: Mapping[str, int],
    base: str,
    thresholds: Thresholds = DEFAULT,
) -> frozenset[str]:
    """Return what comparing releases would tell everybody, or all but a few, of those who left.

    `base` is the name of the count of everybody. Whoever knows that somebody left would know it
    of them, however many others left too.
    """
    return frozenset(
        key
        for earlier in previous
        for key in earlier.keys() - {base}
        if (gone := earlier[base] - new[base]) > 0
        and 0 <= gone - (earlier[key] - new.get(key, 0)) < thresholds.cell
    )


def may_tell_anew(told: int, base: int, thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether a base that was told as about `told` may be told as it is now.

    `told` is rounded, and 0 if nothing was told so far. Only growth is told, and only by a
    step at least: no single one is seen to arrive, or to leave. It is seen from rounded numbers
    alone, as with the weeks: that nothing is told yet would else be a third number beside how
    many sent and how many there were in the end, and say how many of them left meanwhile.
    """
    # What was told may have been rounded down.
    more = (thresholds.step if told else thresholds.base) + thresholds.rounding
    return enough(base, thresholds) and rounded(base, thresholds) - told >= more


def back_from_last(
    hidden: set[str], keys: list[str], led: Collection[frozenset[str]] = ()
) -> list[str]:
    """Return the order in which neighbours are hidden too; nothing if none is hidden.

    First those that lead on to the same questions, where `led` says which lead on.

    The order follows the question and never the counts. If the smallest neighbour were
    taken, a reader could reason that every visible cell is larger, and for some tables
    that gives a hidden cell away exactly.
    """
    if not hidden:
        return []
    last = max(keys.index(key) for key in hidden)
    order = keys[last::-1] + keys[:last:-1]
    return sorted(order, key=lambda key: sum((key in one) != (keys[last] in one) for one in led))


def together_enough(hidden: Collection[int], thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether several counts are hidden and hold so many people that each may be large.

    Twice the smallest cell, because two hidden cells of which both are known to be a
    few would otherwise narrow each other. Several of which all are a few do so still if they are
    many people: of three that are ten together, none can be one.
    """
    few, people = thresholds.cell - 1, sum(hidden)
    # With one person in one of them, all others hold as many as a few can be at the most.
    could_be_one = people <= few * (len(hidden) - 1) + 1
    enough_ = len(hidden) > 1 and people >= 2 * thresholds.cell
    return enough_ and (max(hidden) > few or could_be_one)


def table_of(
    counts: Mapping[str, int], base: int, hidden: set[str], thresholds: Thresholds
) -> ProtectedTable:
    """Return the table with every count rounded that is not `hidden`.

    Raises `ValueError` if the base is below the minimum.
    """
    if not enough(base, thresholds):
        raise ValueError(f"Fewer than {thresholds.base} people: nothing may be shown.")
    shown_base = rounded(base, thresholds)
    cells = tuple(
        Cell(key, None) if key in hidden else _cell(key, count, shown_base, thresholds)
        for key, count in counts.items()
    )
    return ProtectedTable(shown_base, cells, wholly_hidden=hidden == set(counts))


def _cell(key: str, count: int, shown_base: int, thresholds: Thresholds) -> Cell:
    about = rounded(count, thresholds)
    return Cell(key, about, percent=round(100 * about / shown_base))
