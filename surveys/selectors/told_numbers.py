"""Every number that was told of a survey, as one table: what pages show, and nothing newer."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.engine.dataset import Dataset, Kind, Value, Variable
from surveys.engine.few import may_stand
from surveys.engine.likely import likely_percent, percent_of
from surveys.engine.missing import missing_of
from surveys.engine.release import ALL
from surveys.models import Figures, ReleasedTable, SurveyDeployment
from surveys.selectors.counts import BASE, REACHED, STEPS, THEME, THEMES, THEMES_BY_HOW
from surveys.selectors.listed_themes import quoted_codes
from surveys.selectors.themes_by_how import crossed_of
from surveys.selectors.told_themes import NamesTold, names_told

Json = Mapping[str, Any]
Line = tuple[Value, ...]

_YES_NO = {0: "No", 1: "Yes"}
_VARIABLES = (
    Variable("told_in", "Where the number was told", Kind.WORDS),
    Variable("about", "What was asked or said", Kind.WORDS),
    Variable("people", "Which people it is about", Kind.WORDS),
    Variable("answer", "What they answered or said", Kind.WORDS),
    Variable("number", "About how many, rounded; empty where hidden", Kind.NUMBER),
    Variable("fewer_than", "Fewer than so many, where only that is told", Kind.NUMBER),
    Variable("percent", "Of the base, from rounded numbers", Kind.NUMBER),
    Variable("likely_from", "From so many per cent, 19 times out of 20", Kind.NUMBER),
    Variable("likely_to", "Up to so many per cent, 19 times out of 20", Kind.NUMBER),
    Variable("base", "About how many were asked, rounded", Kind.NUMBER),
    Variable("missing", "Of them about how many gave no answer, rounded", Kind.NUMBER),
    Variable("missing_hidden", "How many gave no answer is hidden, or a few", Kind.CODE, _YES_NO),
    Variable("hidden", "The number is hidden", Kind.CODE, _YES_NO),
)
_RESULTS, _WHO, _ALL = "Results", "Who answered", "All"
_NO_SHARE = (None, None, None)


def told_numbers(deployment: SurveyDeployment) -> Dataset:
    """Return the tables of the results and of the summaries that were released. Seven queries.

    `missing` and `missing_hidden` are empty where nobody can be missing: how people answered and
    how far they came is no question.
    """
    figures = Figures.objects.filter(deployment=deployment, is_final=True).first()
    lines = [*(_of_figures(figures) if figures else ()), *_of_summaries(deployment)]
    return Dataset(deployment.code, _VARIABLES, tuple(lines))


def _of_figures(figures: Figures) -> Iterator[Line]:
    for table in figures.tables:
        yield from _of_question(table, _RESULTS, _ALL)
        yield from _of_groups(table)
    pool: Json = figures.pool or {}
    for table in pool.get("tables", ()):
        yield from _of_question(table, _RESULTS, pool["sites"])
    for table in figures.equality or ():
        yield from _of_question(table, _WHO, _ALL)


def _of_question(table: Json, told_in: str, people: str) -> Iterator[Line]:
    if table["wholly_hidden"]:
        return
    missing = table["missing"]
    rows = [*table["rows"], *([missing] if missing else [])]
    for row in rows:
        where = (told_in, table["title"], people)
        yield where + _cells(row, table["base"], _gave_none(missing))


def _of_groups(table: Json) -> Iterator[Line]:
    crossed: Json = table.get("by_how") or {}
    groups, answers = crossed.get("groups", ()), crossed.get("answers", ())
    label = table["missing"]["label"] if table["missing"] else None
    # It is the last row, unless it is hidden among others.
    hidden = [{"about": None}] * len(groups)
    missing = next((one["cells"] for one in answers[-1:] if one["label"] == label), hidden)
    for answer in answers:
        for group, cell, none in zip(groups, answer["cells"], missing, strict=True):
            where = (_RESULTS, table["title"], group["label"])
            row = {**cell, "label": answer["label"]}
            yield where + _cells(row, group["base"], _gave_none(none if label else None))


def _cells(row: Json, base: int, missing: Line) -> Line:
    number = row["about"]
    share = _share(number, row["percent"], base)
    hidden = int(number is None)
    return (row["label"], number, None, *share, base, *missing, hidden)


def _gave_none(row: Json | None) -> Line:
    """Return about how many gave no answer, and whether that is hidden; neither if none can."""
    if row is None:
        return (None, None)
    about = row.get("about")
    return (about, int(about is None))


def _share(number: int | None, percent: int | None, base: int) -> Line:
    """Return the share in per cent, and from and up to how many chance alone would leave it."""
    if number is None or percent is None:
        return (percent, None, None)
    return (percent, *likely_percent(number, base))


def _share_of(number: int | None, base: int) -> Line:
    """Return the same of a theme, as the chart of the page has it."""
    return _share(number, percent_of(number, base), base) if number else _NO_SHARE


def _of_summaries(deployment: SurveyDeployment) -> Iterator[Line]:
    """Yield what each version of “You said, we did” told; what was hidden there is told nowhere.

    Each under the names that it gave. What only a few said has no line, as it has none on the
    page unless one of them is quoted.
    """
    quoted = quoted_codes(deployment)
    names = {theme.code: theme.name for theme in deployment.themes.all()}
    told_as = names_told(deployment)
    tables = ReleasedTable.objects.filter(
        deployment=deployment, source=ReleasedTable.Source.SUMMARY, name=THEMES
    )
    for table in tables:
        called = names | told_as.get((table.summary, table.version), {})
        cells = table.cells.get(ALL, {})
        missing = missing_of(table.base, cells.get(f"{REACHED}readable", {}))
        for name, told in cells.items():
            if name == BASE:
                continue
            kind, _, code = name.partition(":")
            is_theme = f"{kind}:" == THEME
            if is_theme and not may_stand(told, is_quoted=code in quoted):
                continue
            said = f"{code} {called.get(code, '')}".strip() if is_theme else STEPS[code]
            number, fewer = told.get("about"), told.get("fewer_than")
            where = f"You said, we did, version {table.version}"
            hidden = int(not told)
            about = "Themes" if is_theme else "How far answers came"
            share = _share_of(number, table.base) if is_theme else _NO_SHARE
            numbers = (number, fewer, *share, table.base)
            gave_none = _gave_none(missing or {}) if is_theme else _gave_none(None)
            yield (where, about, _ALL, said, *numbers, *gave_none, hidden)
    yield from _of_themes_by_how(deployment, names, told_as)


def _of_themes_by_how(
    deployment: SurveyDeployment, names: Mapping[str, str], told_as: NamesTold
) -> Iterator[Line]:
    """Yield the same by how people answered, for each version that had it."""
    for table in deployment.released_tables.filter(name=THEMES_BY_HOW):
        called = {**names, **told_as.get((table.summary, table.version), {})}
        said = {code: f"{code} {name}" for code, name in called.items()}
        crossed = crossed_of(table, said)
        for answer in crossed.answers:
            for group, cell in zip(crossed.groups, answer.cells, strict=True):
                where = f"You said, we did, version {table.version}"
                hidden = int(cell.about is None)
                share = _share(cell.about, cell.percent, group.base)
                numbers = (cell.about, None, *share, group.base, *_gave_none({}), hidden)
                yield (where, "Themes", group.label, answer.label, *numbers)
