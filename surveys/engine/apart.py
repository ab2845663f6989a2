"""Several answers of a question by how people answered: each answer of all groups, or of none.

Plain values in, plain values out. Whoever knows how many of everybody gave an answer has the
number of one group by subtraction, so that none is told alone. What a reader can prove of what is
hidden is put together from what hangs together in each group and in all of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveys.engine.disclosure import Thresholds, shown
from surveys.engine.overlapping import Interval, Together, choosing_safe, spans_of

Row = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Apart:
    """True counts by group and answer, how many people are in each group, and of everybody.

    `hidden` is what the table of everybody hides.
    """

    rows: Mapping[str, Row]
    bases: Mapping[str, int]
    everybody: Row
    hidden: frozenset[str]
    together: Together
    sensitive: bool = False


def told_apart(apart: Apart, thresholds: Thresholds) -> frozenset[str]:
    """Return the answers of which the number of every group may be told; none if nothing may.

    The order follows the question and never the counts, as in the table of everybody.
    """
    told = [answer for answer in apart.everybody if _may_be_told(answer, apart, thresholds)]
    # Of nobody it is known that nobody of any group is there.
    never = [answer for answer in told if not apart.everybody[answer]]
    others = [answer for answer in told if apart.everybody[answer]]
    while others:
        kept = frozenset((*never, *others))
        if _is_safe(kept, apart, thresholds):
            return kept
        others.pop()
    return frozenset()


def _may_be_told(answer: str, apart: Apart, thresholds: Thresholds) -> bool:
    if answer in apart.hidden:
        return False
    for group, row in apart.rows.items():
        count, base = row[answer], apart.bases[group]
        choosing = base - sum(row[one] for one in apart.together.alone)
        if not shown(count, base, thresholds) or (apart.sensitive and count in (0, base)):
            return False
        if answer not in apart.together.alone and not shown(count, choosing, thresholds):
            return False
    return True


def _is_safe(told: frozenset[str], apart: Apart, thresholds: Thresholds) -> bool:
    hidden = set(apart.everybody) - told
    if not all(
        choosing_safe(row, apart.bases[group], hidden, apart.together, thresholds)
        for group, row in apart.rows.items()
    ):
        return False
    return all(
        most - least >= thresholds.cell
        for answer in hidden
        for least, most in _provable(answer, hidden, apart)
    )


def _provable(answer: str, hidden: set[str], apart: Apart) -> Iterator[Interval]:
    """Yield what is provable of a hidden answer, of everybody if hidden there, and by group."""
    spans = [
        spans_of(row, apart.bases[group], hidden, apart.together)[answer]
        for group, row in apart.rows.items()
    ]
    least, most = sum(one for one, _ in spans), sum(one for _, one in spans)
    of_all = (apart.everybody[answer], apart.everybody[answer])
    if answer in apart.hidden:
        base = sum(apart.bases.values())
        fewest, highest = spans_of(apart.everybody, base, set(apart.hidden), apart.together)[answer]
        of_all = max(least, fewest), min(most, highest)
        yield of_all
    for low, high in spans:
        yield max(low, of_all[0] - (most - high)), min(high, of_all[1] - (least - low))
