"""What people said by how they answered: the themes of those alone, with help and on paper."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from surveys.engine.apart import Apart, told_apart
from surveys.engine.disclosure import Thresholds, all_who_left, rounded, shown
from surveys.engine.overlapping import ANYHOW
from surveys.engine.pooling import pooled, summed
from surveys.engine.release import Group as People
from surveys.engine.release import PublicTable, Shape
from surveys.engine.steps import settle
from surveys.models import ReleasedTable, Response, SurveyDeployment
from surveys.selectors.counts import (
    BASE,
    REACHED,
    THEME,
    THEMES,
    THEMES_BY_HOW,
    VoiceCounts,
    theme_counts_by_mode,
    thresholds_of,
)
from surveys.selectors.crossed import (
    FEWEST_WAYS,
    NEXT,
    AnswerRow,
    CrossedTable,
    Group,
    cell_of,
    pooled_in_words,
    ways_in_words,
)
from surveys.selectors.given import part_of, people_by_version_and_mode
from surveys.selectors.register import table_of


@dataclass(frozen=True, slots=True)
class ThemesByHow:
    """The themes by how people answered, and with which version of a summary they were told."""

    version: str
    crossed: CrossedTable
    title: str = "What people said"
    anchor: str = "themes"


def themes_by_how(deployment: SurveyDeployment, counts: VoiceCounts) -> PublicTable | None:
    """Return the themes of `counts` by how people answered, to release; None if none may be told.

    Left out are themes of which everybody is not told exactly, or which are told as all who are in
    any theme. What nobody or everybody of a group said is hidden: a theme may be a hard thing. Two
    queries.
    """
    sizes = _people_by_mode(deployment)
    by_mode = _theme_rows(deployment, counts, sizes)
    if _is_other(counts, by_mode, sizes):
        return None
    thresholds = thresholds_of(deployment)
    pools = {NEXT.join(pool): pool for pool in pooled(sizes, thresholds)}
    rows = summed(by_mode, list(pools.values()))
    apart = Apart(
        {name: rows[pool] for name, pool in pools.items()},
        {name: sum(sizes[mode] for mode in pool) for name, pool in pools.items()},
        {
            theme: sum(row[theme] for row in by_mode.values())
            for theme in by_mode[next(iter(sizes))]
        },
        frozenset(),
        ANYHOW,
        sensitive=True,
    )
    told = told_apart(apart, thresholds)
    if len(pools) < FEWEST_WAYS or not told:
        return None
    return PublicTable(
        THEMES_BY_HOW,
        Shape.SOME_OF,
        counts.base,
        apart.rows,
        _cells(apart, told, thresholds),
        {name: frozenset(part_of(deployment, one) for one in pool) for name, pool in pools.items()},
        {part_of(deployment, mode): people for mode, people in sizes.items()},
        sensitive=True,
    )


def tells_who_left(deployment: SurveyDeployment, table: PublicTable) -> bool:
    """Say whether `table` would tell of one way of answering that nearly all who left said a theme.

    Laid beside each table of the themes by how people answered that was told before. Of everybody
    the findings of a page say it; of one way it may be so while others left who said other things.
    One query.
    """
    thresholds, now = thresholds_of(deployment), _by_people(table)
    return any(
        all_who_left([row], now[people], BASE, thresholds)
        for told in deployment.released_tables.filter(name=THEMES_BY_HOW)
        for people, row in _by_people(table_of(told)).items()
        if people in now
    )


def _by_people(table: PublicTable) -> dict[People, dict[str, int]]:
    """Return the counts of each row with how many its people are, by which people they are."""
    return {
        people: {BASE: sum(table.sizes[part] for part in people), **table.counts[row]}
        for row, people in table.groups.items()
    }


def told_by_how(deployment: SurveyDeployment) -> ThemesByHow | None:
    """Return the themes by how people answered as they were last told. Two queries, one if not."""
    told = deployment.released_tables.filter(name=THEMES_BY_HOW).order_by("released_at").last()
    if told is None:
        return None
    names = {theme.code: theme.name for theme in deployment.themes.all()}
    return ThemesByHow(told.version, crossed_of(told, names))


def told_with(numbers: ReleasedTable) -> CrossedTable | None:
    """Return the themes by how people answered as they were told of these `numbers` of a summary.

    None if the numbers were counted anew since, or it would have given somebody away. Three
    queries at most.
    """
    released = numbers.deployment.released_tables.filter(summary=numbers.summary)
    told = released.filter(name=THEMES_BY_HOW).order_by("released_at").last()
    if told is None:
        return None
    counted = released.get(name=THEMES, version=told.version)
    if counted.counts != numbers.counts:
        return None
    names = {theme.code: theme.name for theme in numbers.deployment.themes.all()}
    return crossed_of(told, names)


def crossed_of(told: ReleasedTable, names: Mapping[str, str]) -> CrossedTable:
    """Return a released table of themes by how people answered as readers see it.

    With the names of themes by their code; one that is gone has its code alone.
    """
    thresholds = thresholds_of(told.deployment)
    sizes, parts = told.told_of["sizes"], told.told_of["groups"]
    groups = tuple(
        Group(ways_in_words(way), rounded(sum(sizes[part] for part in parts[way]), thresholds))
        for way in told.cells
    )
    rows = tuple(
        AnswerRow(
            names.get(code := theme.removeprefix(THEME), code),
            tuple(
                cell_of(group, row[theme].get("about"))
                for group, row in zip(groups, told.cells.values(), strict=True)
            ),
        )
        for theme in next(iter(told.cells.values()))
    )
    return CrossedTable(groups, rows, pooled=pooled_in_words(groups, told.cells))


def _people_by_mode(deployment: SurveyDeployment) -> dict[str, int]:
    people: Counter[str] = Counter()
    for (_, mode), count in people_by_version_and_mode(deployment).items():
        people[mode] += count
    return {mode: people[mode] for mode in Response.Mode.values if people[mode]}


def _theme_rows(
    deployment: SurveyDeployment, counts: VoiceCounts, sizes: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    """Return by way of answering how many said each theme of which everybody is told exactly.

    What is told as all who are in any theme is left out, also if it was all of them: it would
    else be known by standing here.
    """
    thresholds = thresholds_of(deployment)
    rows = theme_counts_by_mode(deployment)
    settled = settle(counts.as_measures(), counts.near, thresholds)
    in_any = settled.numbers.get(f"{REACHED}coded")
    told = [
        code
        for code, people in sorted(counts.themes.items())
        if people
        and shown(people, counts.base, thresholds)
        and f"{THEME}{code}" not in settled.small
        and settled.numbers[f"{THEME}{code}"] == people != in_any
    ]
    return {
        mode: {f"{THEME}{code}": rows.get(mode, {}).get(code, 0) for code in told} for mode in sizes
    }


def _is_other(
    counts: VoiceCounts, by_mode: Mapping[str, Mapping[str, int]], sizes: Mapping[str, int]
) -> bool:
    """Whether these are not exactly the people whom the summary counts: it kept its numbers."""
    themes = dict.fromkeys(theme for row in by_mode.values() for theme in row)
    return (
        not sizes
        or counts.base != sum(sizes.values())
        or any(
            counts.themes[theme.removeprefix(THEME)] != sum(row[theme] for row in by_mode.values())
            for theme in themes
        )
    )


def _cells(
    apart: Apart, told: frozenset[str], thresholds: Thresholds
) -> dict[str, dict[str, dict[str, int]]]:
    return {
        name: {
            theme: {"about": rounded(people, thresholds)} if theme in told else {}
            for theme, people in row.items()
        }
        for name, row in apart.rows.items()
    }
