"""The register of what was told: what a new table would tell beside the tables before it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from surveys.engine.disclosure import Thresholds, may_release
from surveys.engine.linked import gives_away
from surveys.engine.release import Fault, PublicTable, Shape
from surveys.engine.singled_out import singled_out
from surveys.engine.sizes import BY_HOW, HOW, sizes_beside, tells_sizes
from surveys.models import ReleasedTable, Response, SurveyDeployment
from surveys.selectors.counts import thresholds_of
from surveys.selectors.given import part_of


@dataclass(frozen=True, slots=True)
class Registered:
    """A table that was told, and of which deployment."""

    deployment: int
    table: PublicTable


def differences(deployment: SurveyDeployment, table: PublicTable) -> Iterator[Fault]:
    """Yield why `table` must not be told beside what was told of the same people. Two queries.

    The same thing counted again differs by nobody or by as many people as a base needs, and
    what was hidden stays hidden. No sum or difference of the groups that the tables tell about
    is a group of fewer people, and no number under the smallest cell comes of them all. How
    many people the groups are is laid beside what every other table tells of it.
    """
    thresholds = thresholds_of(deployment)
    earlier = _overlapping(deployment, table)
    again = [
        told.table
        for told in earlier
        if told.table.name == table.name and told.deployment == deployment.pk
    ]
    if not may_release([_flat(one.counts) for one in again], _flat(table.counts), thresholds):
        yield Fault(
            "told-before",
            "Since it was last told a number changed by only a few people, and a reader who "
            "compares the two could tell who.",
        )
    if any(_shows_hidden(one, table) or _narrows_small(one, table, thresholds) for one in again):
        yield Fault(
            "hidden-before",
            "It would show a number that was hidden when this was last told, and both together "
            "could tell what it was then.",
        )
    yield from _beside([told.table for told in earlier], table, thresholds)
    if tells_sizes(table):
        parts = {mode: part_of(deployment, mode) for mode in Response.Mode.values}
        yield from sizes_beside(_by_ways(deployment), table, parts, thresholds)


def table_of(released: ReleasedTable) -> PublicTable:
    """Return what was told, with the true counts behind it, as it was audited then."""
    told_of = released.told_of
    return PublicTable(
        name=released.name,
        shape=Shape(told_of["shape"]),
        base=told_of["people"],
        counts=released.counts,
        told=released.cells,
        groups={row: frozenset(parts) for row, parts in told_of["groups"].items()},
        sizes=told_of["sizes"],
        merged={name: frozenset(answers) for name, answers in told_of["merged"].items()},
    )


def told_of(table: PublicTable) -> dict[str, Any]:
    """Return what the register keeps of `table` beside its counts, for `table_of`."""
    return {
        "shape": table.shape.value,
        "people": table.base,
        "groups": {row: sorted(group) for row, group in table.groups.items()},
        "sizes": dict(table.sizes),
        "merged": {name: sorted(answers) for name, answers in table.merged.items()},
    }


def subject_of(name: str) -> str:
    """Return what is counted under `name`, whatever it is counted by."""
    return name.partition(" by ")[0]


def _overlapping(deployment: SurveyDeployment, table: PublicTable) -> list[Registered]:
    """Return the earlier tables that tell the same, or about the same parts by something else."""
    subject = subject_of(table.name)
    told = ReleasedTable.objects.filter(
        deployment__in=_together(deployment), name__startswith=subject
    )
    return [
        Registered(one.deployment_id, table_of(one))
        for one in told
        if subject_of(one.name) == subject
    ]


def _by_ways(deployment: SurveyDeployment) -> list[PublicTable]:
    """Return what was told of the people of each way of answering, whatever was counted."""
    told = deployment.released_tables.filter(Q(name=HOW) | Q(name__endswith=BY_HOW))
    return [table_of(one) for one in told]


def _together(deployment: SurveyDeployment) -> Iterable[int]:
    """Return the deployments whose people are told about together with those of this one."""
    if deployment.pilot_id is None:
        return [deployment.pk]
    return SurveyDeployment.objects.filter(pilot=deployment.pilot_id).values_list("pk", flat=True)


def _beside(
    earlier: list[PublicTable], table: PublicTable, thresholds: Thresholds
) -> Iterator[Fault]:
    """Yield why `table` must not be told beside the others, by whatever they are divided."""
    about = _hanging_together(earlier, table)
    if singled_out(
        [group for one in (*about, table) for group in one.groups.values()],
        _smallest_sizes([*about, table]),
        thresholds,
    ):
        yield Fault(
            "told-beside",
            f"Subtracted from what is told already, it would tell about fewer than "
            f"{thresholds.base} people.",
        )
    others = [one for one in about if one.name != table.name]
    if any(one.sizes[part] != table.sizes[part] for one in others for part in _both(one, table)):
        yield Fault(
            "counted-anew",
            "Since other numbers about the same people were told, some took their answers back "
            "or more were counted. Side by side the two would tell what these people said.",
        )
    elif others and gives_away([*others, table], thresholds):
        yield Fault(
            "worked-out-beside",
            f"Beside what is told already, a number under {thresholds.cell} could be worked out.",
        )


def _smallest_sizes(tables: Iterable[PublicTable]) -> dict[str, int]:
    """Return how many people were in each part when they were fewest.

    Whoever took answers back since was counted then: the smaller number is the riskier.
    """
    sizes: dict[str, int] = {}
    for table in tables:
        for part, size in table.sizes.items():
            sizes[part] = min(size, sizes.get(part, size))
    return sizes


def _hanging_together(earlier: list[PublicTable], table: PublicTable) -> list[PublicTable]:
    """Return the tables about any of the same parts, or about parts that those are about."""
    found: list[PublicTable] = []
    parts = set(table.sizes)
    while more := [one for one in earlier if one not in found and parts & one.sizes.keys()]:
        found += more
        parts.update(*(one.sizes for one in more))
    return found


def _both(one: PublicTable, other: PublicTable) -> set[str]:
    return one.sizes.keys() & other.sizes.keys()


def _shows_hidden(before: PublicTable, now: PublicTable) -> bool:
    """Whether `now` shows a number that `before` hid."""
    return any(
        not told and now.told.get(row, {}).get(answer)
        for row, line in before.told.items()
        for answer, told in line.items()
    )


def _narrows_small(before: PublicTable, now: PublicTable, thresholds: Thresholds) -> bool:
    """Whether a number that only one of the two tells says how small it is in the other."""
    return any(
        max(one.counts[row][answer], other.counts[row][answer])
        < thresholds.step + told["fewer_than"] - 1
        for one, other in ((before, now), (now, before))
        for row, line in one.told.items()
        for answer, told in line.items()
        if one.counts[row][answer]
        and "fewer_than" in told
        and "about" in other.told.get(row, {}).get(answer, {})
    )


def _flat(counts: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    return {
        f"{group} {answer}": one for group, row in counts.items() for answer, one in row.items()
    }
