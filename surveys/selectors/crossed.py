"""The answers to a question by how people answered: alone, with help and on paper, kept apart."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from surveys.engine.apart import Apart, told_apart
from surveys.engine.crossing import CrossTable, protect_crossed
from surveys.engine.disclosure import rounded
from surveys.engine.pooling import Pool, pooled, summed
from surveys.engine.release import ALL, PublicTable, Shape
from surveys.models import Response, SurveyDeployment
from surveys.selectors.counts import thresholds_of
from surveys.selectors.given import MISSING, part_of
from surveys.selectors.tables import Counted, Row

# No short name of an answer has a space.
_HIDDEN = "hidden above"
# Between the names of groups that are told together.
NEXT = " + "
FEWEST_WAYS = 2
_UNSAFE = "No pattern of hidden numbers keeps the small ones from being worked out."


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the people who answered, and about how many they are."""

    label: str
    base: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer, and how many of each group gave it as far as that may be shown."""

    label: str
    cells: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class CrossedTable:
    """What may be shown of a question by groups; `why` says why there is nothing to show.

    `pooled` says in words which groups are told together, if any are. `reworded` are the names
    of those to whom the question was put differently: they are not compared.
    """

    groups: tuple[Group, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    why: str = ""
    pooled: str = ""
    reworded: tuple[str, ...] = ()


def crossed_by_how(
    counted: Counted, deployment: SurveyDeployment
) -> tuple[CrossedTable | None, PublicTable | None]:
    """Return a question by how people answered, and the table to release; None if it has none.

    Ways of answering that too few people used are told together, so that nobody is left out to
    be had by subtraction. Answers that are hidden in the table of the question are one column
    here, so that this table has no total that is not known from there.
    """
    if counted.public is None or not counted.by_how or counted.shown.wholly_hidden:
        return None, None
    if counted.shown.several:
        return _several_by_how(counted, counted.public, deployment)
    thresholds = thresholds_of(deployment)
    columns = _columns(counted)
    merged = {mode: _merged(row, columns) for mode, row in counted.by_how.items()}
    sizes = {mode: sum(merged[mode].values()) for mode in Response.Mode.values if mode in merged}
    counts = summed(merged, pooled(sizes, thresholds))
    if len(counts) < FEWEST_WAYS:
        return CrossedTable(why=_too_few_ways(thresholds.base)), None
    table = protect_crossed(
        list(columns),
        {NEXT.join(pool): list(row.values()) for pool, row in counts.items()},
        sensitive=counted.public.sensitive,
        thresholds=thresholds,
    )
    if table.audit.refused:
        return CrossedTable(why=_UNSAFE), None
    return _shown(table, columns), _public(counted.public, table, columns, counts, deployment)


def _several_by_how(
    counted: Counted, public: PublicTable, deployment: SurveyDeployment
) -> tuple[CrossedTable, PublicTable | None]:
    """Return the same of a question where people choose several answers."""
    thresholds = thresholds_of(deployment)
    parts = {mode: part_of(deployment, mode) for mode in Response.Mode.values}
    sizes = {mode: public.sizes[part] for mode, part in parts.items() if part in public.sizes}
    pools = {NEXT.join(pool): pool for pool in pooled(sizes, thresholds)}
    if len(pools) < FEWEST_WAYS:
        return CrossedTable(why=_too_few_ways(thresholds.base)), None
    apart = _apart(counted, public, pools, sizes)
    told = told_apart(apart, thresholds)
    if not told:
        return CrossedTable(why=_UNSAFE), None
    cells = {
        name: {
            key: {"about": rounded(count, thresholds)} if key in told else {}
            for key, count in row.items()
        }
        for name, row in apart.rows.items()
    }
    released = replace(
        public,
        name=f"{public.name} by how",
        counts=apart.rows,
        told=cells,
        groups={name: frozenset(parts[mode] for mode in pool) for name, pool in pools.items()},
    )
    groups = tuple(
        Group(ways_in_words(name), rounded(people, thresholds))
        for name, people in apart.bases.items()
    )
    return _several_shown(counted, released, groups), released


def _apart(
    counted: Counted, public: PublicTable, pools: Mapping[str, Pool], sizes: Mapping[str, int]
) -> Apart:
    everybody = public.counts[ALL]
    rows = {mode: {key: counted.by_how[mode][key] for key in everybody} for mode in sizes}
    counts = summed(rows, list(pools.values()))
    return Apart(
        {name: counts[pool] for name, pool in pools.items()},
        {name: sum(sizes[mode] for mode in pool) for name, pool in pools.items()},
        everybody,
        frozenset(key for key, cell in public.told[ALL].items() if not cell),
        public.together,
        public.sensitive,
    )


def _several_shown(
    counted: Counted, released: PublicTable, groups: tuple[Group, ...]
) -> CrossedTable:
    labels = [*counted.shown.rows, *([counted.shown.missing] if counted.shown.missing else [])]
    rows = tuple(
        AnswerRow(
            label.label,
            tuple(
                cell_of(group, row[key].get("about"))
                for group, row in zip(groups, released.told.values(), strict=True)
            ),
        )
        for key, label in zip(released.counts[next(iter(released.counts))], labels, strict=True)
    )
    return CrossedTable(groups, rows, pooled=pooled_in_words(groups, released.counts))


def _too_few_ways(least: int) -> str:
    return f"Fewer than two of the ways of answering were used by at least {least} people."


def _columns(counted: Counted) -> dict[str, str]:
    """Return the columns with their labels; what the question's own table hides is one."""
    public = counted.public
    told = next(iter(public.told.values())) if public else {}
    rows = [*counted.shown.rows, *([counted.shown.missing] if counted.shown.missing else [])]
    keys = [key for key in told if key != MISSING] + [key for key in told if key == MISSING]
    labels = dict(zip(keys, (row.label for row in rows), strict=True))
    visible = {key: label for key, label in labels.items() if told[key]}
    hidden = {} if len(visible) == len(labels) else {_HIDDEN: "Hidden above, together"}
    return visible | hidden


def _merged(row: Mapping[str, int], columns: Mapping[str, str]) -> dict[str, int]:
    merged: Counter[str] = Counter(dict.fromkeys(columns, 0))
    for key, people in row.items():
        # What nobody chose has no column in the table of the question.
        if people:
            merged[key if key in columns else _HIDDEN] += people
    return dict(merged)


def _shown(table: CrossTable, columns: Mapping[str, str]) -> CrossedTable:
    groups = tuple(
        Group(ways_in_words(name), base)
        for name, base in zip(table.groups, table.bases, strict=True)
    )
    return CrossedTable(
        groups,
        tuple(
            AnswerRow(label, tuple(map(cell_of, groups, cells)))
            for label, cells in zip(columns.values(), zip(*table.cells, strict=True), strict=True)
        ),
        pooled=pooled_in_words(groups, table.groups),
    )


def pooled_in_words(groups: Iterable[Group], names: Iterable[str]) -> str:
    """Return which groups are told together; nothing if none are."""
    together = [group.label for group, name in zip(groups, names, strict=True) if NEXT in name]
    return "".join(f"Told together, because one of them is small: {one}." for one in together)


def ways_in_words(name: str) -> str:
    """Return how a group is called: “Answered with help, answered on paper” for a pool."""
    modes = dict(Response.Mode.choices)
    first, *others = (str(modes[mode]) for mode in name.split(NEXT))
    return " or ".join([first, *(f"{other[0].lower()}{other[1:]}" for other in others)])


def cell_of(group: Group, about: int | None) -> Row:
    """Return how many of a group gave an answer, also in per cent; hidden if `about` is None."""
    # Rounded apart, a count may come out above its base.
    percent = None if about is None else min(100, round(100 * about / group.base))
    return Row(group.label, about, percent)


def _public(
    question: PublicTable,
    table: CrossTable,
    columns: Mapping[str, str],
    counts: Mapping[Pool, Mapping[str, int]],
    deployment: SurveyDeployment,
) -> PublicTable:
    told = {
        name: {
            answer: {} if about is None else {"about": about}
            for answer, about in zip(columns, cells, strict=True)
        }
        for name, cells in zip(table.groups, table.cells, strict=True)
    }
    pools = {NEXT.join(pool): pool for pool in counts}
    hidden = frozenset(question.counts[ALL]) - columns.keys()
    return replace(
        question,
        name=f"{question.name} by how",
        shape=Shape.CROSSED,
        counts={name: dict(counts[pool]) for name, pool in pools.items()},
        told=told,
        groups={
            name: frozenset(part_of(deployment, mode) for mode in pool)
            for name, pool in pools.items()
        },
        merged={_HIDDEN: hidden} if hidden else {},
    )
