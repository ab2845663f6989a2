"""Groups too small to be told of apart, put together; and who gives nearly all of a number.

Plain values in, plain values out. A group that is left out can be had by subtraction wherever
everybody is told as well, so that nobody is left out here: small groups are told as one.
"""

from collections.abc import Iterable, Mapping, Sequence

from surveys.engine.disclosure import DEFAULT, Thresholds, enough

Pool = tuple[str, ...]


def dominated(given: Iterable[int], thresholds: Thresholds = DEFAULT) -> bool:
    """Return whether one of those who gave a number gave all of it but a few.

    A site or an agency knows what its own people said. Taken from the number, that leaves what
    the few others said.
    """
    counts = list(given)
    return 0 < sum(counts) - max(counts, default=0) < thresholds.cell


def pooled(
    sizes: Mapping[str, int], thresholds: Thresholds = DEFAULT, *, knows_own: bool = False
) -> tuple[Pool, ...]:
    """Return the groups in their order, each alone or with those it is told together with.

    Groups that are too small go together. Where they are still too few, their neighbour joins
    them: the one before, else the one after, in the order of the question and never of the
    counts. With `knows_own`, each group knows its own people, as a site does, and a pool
    grows until nobody could subtract its own and be left with fewer than a base needs.
    Groups of nobody are in none. One pool, or none, is nothing to compare.
    """
    names = [name for name, size in sizes.items() if size]
    small = [name for name in names if not enough(sizes[name], thresholds)]
    rest = [name for name in names if name not in small]
    pool = list(small)
    while pool and rest and not _large_enough(pool, sizes, thresholds, knows_own=knows_own):
        joins = _neighbour(names, pool, rest)
        rest.remove(joins)
        pool.append(joins)
    pools = [(name,) for name in rest] + ([tuple(sorted(pool, key=names.index))] if pool else [])
    return tuple(sorted(pools, key=lambda one: names.index(one[0])))


def summed(
    counts: Mapping[str, Mapping[str, int]], pools: Sequence[Pool]
) -> dict[Pool, dict[str, int]]:
    """Return the counts of each pool: what its groups have together, answer by answer."""
    return {
        pool: {
            answer: sum(counts[name].get(answer, 0) for name in pool)
            for answer in dict.fromkeys(answer for row in counts.values() for answer in row)
        }
        for pool in pools
    }


def _large_enough(
    pool: Pool | list[str], sizes: Mapping[str, int], thresholds: Thresholds, *, knows_own: bool
) -> bool:
    people = [sizes[name] for name in pool]
    others = sum(people) - max(people) if knows_own and len(pool) > 1 else sum(people)
    return enough(sum(people), thresholds) and enough(others, thresholds)


def _neighbour(names: list[str], pool: list[str], rest: list[str]) -> str:
    first = min(names.index(name) for name in pool)
    before = [name for name in rest if names.index(name) < first]
    return before[-1] if before else rest[0]
