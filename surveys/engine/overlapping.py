"""What may be shown of a question where people choose several answers.

Plain values in, plain values out. Such counts add up to nothing, but some hang together all
the same: an answer that goes with no other, “none of these”, and the people who gave none
leave the rest of the base, and each of the rest chose at least one of the other answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from surveys.engine.disclosure import (
    DEFAULT,
    ProtectedTable,
    Thresholds,
    back_from_last,
    shown,
    table_of,
)

Interval = tuple[int, int]
# The people who chose any of the answers that go with others; no short name has a space.
CHOOSING = "chose any"


@dataclass(frozen=True, slots=True)
class Together:
    """How the answers of one question hang together.

    `alone` are the cells of people who are in no other, those who gave no answer too; empty if
    not everybody is in a cell. `ticks` is how many of the other answers one person may choose
    at most, 0 for as many as they like.
    """

    alone: frozenset[str] = frozenset()
    ticks: int = 0


ANYHOW = Together()


def protect_overlapping(
    counts: Mapping[str, int],
    base: int,
    thresholds: Thresholds = DEFAULT,
    *,
    together: Together = ANYHOW,
    sensitive: bool = False,
) -> ProtectedTable:
    """Return the table of a question where people choose several answers.

    With `sensitive`, nobody and everybody are hidden too. Raises `ValueError` if the base is
    below the minimum.
    """
    alone = together.alone
    choosing = base - sum(counts[key] for key in alone)
    hidden = {
        key
        for key, count in counts.items()
        if not shown(count, base, thresholds)
        or (key not in alone and not shown(count, choosing, thresholds))
        or (sensitive and count in (0, base))
    }
    for key in back_from_last(hidden or set(counts), list(counts)):
        if choosing_safe(counts, base, hidden, together, thresholds) and all(
            most - least >= thresholds.room
            for least, most in spans_of(counts, base, hidden, together).values()
        ):
            break
        hidden.add(key)
    return table_of(counts, base, hidden, thresholds)


def choosing_safe(
    counts: Mapping[str, int],
    base: int,
    hidden: set[str],
    together: Together,
    thresholds: Thresholds,
) -> bool:
    """Say whether nobody can tell a few people who chose any answer that goes with others.

    Nor a few of them who did not choose a visible one, who chose more than one, or who chose
    fewer than they could.
    """
    if not together.alone:
        return True
    choosing = base - sum(counts[key] for key in together.alone)
    spans = spans_of(counts, base, hidden, together)
    least, most = spans.get(CHOOSING, (choosing, choosing))
    few = 0 < choosing < thresholds.cell and most - least < thresholds.cell
    free = counts.keys() - together.alone
    if few or not all(shown(counts[key], choosing, thresholds) for key in free - hidden):
        return False
    ticks = sum(counts[key] for key in free)
    most_ticks = choosing * (together.ticks or len(free))
    return bool(hidden) or not any(
        0 < several < thresholds.cell for several in (ticks - choosing, most_ticks - ticks)
    )


def spans_of(
    counts: Mapping[str, int], base: int, hidden: set[str], together: Together
) -> dict[str, Interval]:
    """Return the least and the most that each hidden cell can be, exactly.

    For a reader who knows the base, every visible count, and how the answers hang together.
    Under `CHOOSING` stands what is provable of the people who chose any that goes with
    others, if that is open.
    """
    alone = together.alone
    if not alone:
        return dict.fromkeys(hidden, (0, base))
    left = base - sum(counts[key] for key in alone - hidden)
    free = [counts[key] for key in counts.keys() - alone - hidden]
    unknown, covered = hidden & alone, hidden - alone
    most = left if covered else min(left, sum(free))
    least = max(*free, 0, ceil(sum(free) / together.ticks) if together.ticks else 0)
    if not unknown:
        least = most = left
    spans = dict.fromkeys(
        covered,
        (
            # Whoever is in no visible cell is in a hidden one.
            0 if len(covered) > 1 else max(0, least - sum(free)),
            min(most, together.ticks * most - sum(free)) if together.ticks else most,
        ),
    )
    only = left - most if len(unknown) == 1 else 0
    spans |= dict.fromkeys(unknown, (only, left - least))
    return spans | ({CHOOSING: (least, most)} if unknown else {})
