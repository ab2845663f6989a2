"""How many people answered in which way, as all tables of one survey tell it together.

Plain values in, plain values out. Every table by how people answered tells how many its groups
are, whatever it counts, and one table tells nothing else. So these numbers are one subject: they
are laid side by side, whichever tables they stand in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from surveys.engine.disclosure import Thresholds, may_release
from surveys.engine.linked import gives_away
from surveys.engine.release import ALL, Fault, Group, PublicTable, Shape

# The table of how many people answered in which way, and the end of the name of every other
# table that tells several of them apart.
HOW = "how"
BY_HOW = f" by {HOW}"
_PEOPLE = "people"


def tells_sizes(table: PublicTable) -> bool:
    """Say whether `table` tells of the people of one way of answering apart."""
    return table.name == HOW or table.name.endswith(BY_HOW)


def sizes_beside(
    earlier: Sequence[PublicTable],
    table: PublicTable,
    parts: Mapping[str, str],
    thresholds: Thresholds,
) -> Iterator[Fault]:
    """Yield why the sizes that `table` tells must not be told beside those told `earlier`.

    `parts` has the part of each way of answering. Questions that some were not asked tell of
    other people, and so do numbers that were counted once ten or more had left or come.
    """
    everybody = next((one for one in (table, *earlier) if one.name == HOW), None)
    full = [one for one in earlier if everybody is None or _asks_all(one, everybody)]
    if _is_counted_later(table) and not may_release(
        [_of_ways(one, parts) for one in full], _of_ways(table, parts), thresholds
    ):
        yield Fault(
            "sizes-anew",
            "Since it was told how many answered in which way, a few took their answers back or "
            "were counted more. Side by side the two would tell how these people answered.",
        )
        return
    same = [
        one for one in (*full, table) if _of_ways(one, parts) == _of_ways(everybody or table, parts)
    ]
    if table in same and gives_away([_sizes(one, parts) for one in same], thresholds):
        yield Fault(
            "sizes-beside",
            "Beside what is told already, how many people answered in one way could be worked "
            "out, and they are a few.",
        )


def _asks_all(table: PublicTable, everybody: PublicTable) -> bool:
    return _is_counted_later(table) or all(
        table.sizes.get(part, 0) == people for part, people in everybody.sizes.items()
    )


def _is_counted_later(table: PublicTable) -> bool:
    """Whether it tells of everybody who had answered when it was told, and not at closing."""
    return not table.name.startswith("question:") and table.name != HOW


def _of_ways(table: PublicTable, parts: Mapping[str, str]) -> dict[str, int]:
    return {way: table.sizes.get(part, 0) for way, part in parts.items()}


def _sizes(table: PublicTable, parts: Mapping[str, str]) -> PublicTable:
    """Return how many people the groups are that `table` tells of; hidden where it hides them."""
    groups: dict[str, Group] = dict(table.groups)
    hidden = set[str]()
    if table.name == HOW:
        groups |= {way: frozenset({part}) for way, part in parts.items()}
        hidden = {way for way in parts if not table.told[ALL][way]}
    counts = {
        row: {_PEOPLE: sum(table.sizes.get(part, 0) for part in group)}
        for row, group in groups.items()
    }
    told = {
        row: {_PEOPLE: {} if row in hidden else {"about": count[_PEOPLE]}}
        for row, count in counts.items()
    }
    return replace(
        table, shape=Shape.SOME_OF, counts=counts, told=told, groups=groups, merged={}, near=()
    )
