"""Groups too small to be told of apart, put together; and what those in them may know.

Plain values in, plain values out. A group that is left out can be had by subtraction wherever
everybody is told as well, so that nobody is left out here: small groups are told as one. And
a group that gave nearly all of a number, a site for instance, knows its own people: what it
could subtract has to be as safe as what everybody reads.
"""

from collections.abc import Iterable, Mapping, Sequence

from surveys.engine.disclosure import (
    DEFAULT,
    ProtectedTable,
    Thresholds,
    back_from_last,
    enough,
    shown,
    table_of,
    together_enough,
)

Pool = tuple[str, ...]
Counts = Mapping[str, int]


def pooled(sizes: Counts, thresholds: Thresholds = DEFAULT) -> tuple[Pool, ...]:
    """Return the groups in their order, each alone or with those it is told together with.

    Groups that are too small go together. Where they are still too few, their neighbour joins
    them: the one before, else the one after, in the order of the question and never of the
    counts. Groups of nobody are in none. One pool, or none, is nothing to compare.
    """
    names = [name for name, size in sizes.items() if size]
    pool = [name for name in names if not enough(sizes[name], thresholds)]
    rest = [name for name in names if name not in pool]
    while pool and rest and not enough(sum(sizes[name] for name in pool), thresholds):
        joins = _neighbour(names, pool, rest)
        rest.remove(joins)
        pool.append(joins)
    pools = [(name,) for name in rest] + ([tuple(sorted(pool, key=names.index))] if pool else [])
    return tuple(sorted(pools, key=lambda one: names.index(one[0])))


def summed(counts: Mapping[str, Counts], pools: Sequence[Pool]) -> dict[Pool, dict[str, int]]:
    """Return the counts of each pool: what its groups have together, answer by answer."""
    answers = dict.fromkeys(answer for row in counts.values() for answer in row)
    return {
        pool: {answer: sum(counts[name].get(answer, 0) for name in pool) for answer in answers}
        for pool in pools
    }


def may_pool(sizes: Iterable[int], thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether groups that each know their own people may be told as one.

    None of them may be left with too few others when it subtracts its own.
    """
    people = list(sizes)
    left = [sum(people) - own for own in people if own]
    return bool(left) and all(enough(others, thresholds) for others in left)


def protect_pool(
    rows: Sequence[Counts], thresholds: Thresholds = DEFAULT, *, sensitive: bool = False
) -> ProtectedTable:
    """Return the table of all `rows` together, safe also from whoever gave one of them.

    A number that one of them dominates, all of it but a few, is hidden, and so is what would
    give it away to that one. Each row has the same answers, and one for nobody's answer, so
    that they add up. Raises `ValueError` if they are too few together.
    """
    total = {answer: sum(row[answer] for row in rows) for answer in rows[0]}
    # What everybody sees, and what is left of it for each who takes their own away.
    seen = [
        total,
        *(
            {answer: total[answer] - row[answer] for answer in row}
            for row in rows
            if any(row.values())
        ),
    ]
    base = sum(total.values())
    hidden = {
        answer
        for answer, count in total.items()
        if not all(shown(one[answer], sum(one.values()), thresholds) for one in seen)
        or (sensitive and count in (0, base))
    }
    for answer in back_from_last(hidden, list(total)):
        if all(together_enough([one[key] for key in hidden], thresholds) for one in seen):
            break
        hidden.add(answer)
    return table_of(total, base, hidden, thresholds)


def _neighbour(names: list[str], pool: list[str], rest: list[str]) -> str:
    first = min(names.index(name) for name in pool)
    before = [name for name in rest if names.index(name) < first]
    return before[-1] if before else rest[0]
