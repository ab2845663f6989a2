"""Counts the answers to choice questions and numbers, and returns of the counts what may be shown.

Only for the one count when a survey is closed: the pages read what was kept then.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from surveys.engine.disclosure import (
    ProtectedTable,
    Thresholds,
    enough,
    protect_exclusive,
    protect_overlapping,
)
from surveys.models import Answer, Response, SurveyDeployment
from surveys.selectors.counts import thresholds_of
from surveys.selectors.questions import (
    NUMBER,
    SEVERAL,
    SINGLE,
    AskedQuestion,
    asked_questions,
    versions_answered,
)

_MISSING = ""
# No short name of an answer has a space.
_OTHER = "another answer"


@dataclass(frozen=True, slots=True)
class Given:
    """How many people of one version gave one answer."""

    version: int
    value: Any
    people: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a label and a count that may be shown, or None twice."""

    label: str
    about: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The answers to one question; `missing` counts the people who gave none."""

    title: str
    anchor: str
    several: bool
    base: int
    rows: tuple[Row, ...]
    missing: Row | None
    wholly_hidden: bool


def tables_of(deployment: SurveyDeployment) -> list[ResultTable]:
    """Count the answers of a deployment and return what may be shown. Three queries.

    A table for each question, counted over all versions of the survey in which it was
    asked, with the people who answered one of these versions as its base; then one of how
    people answered. No table at all while they are too few.
    """
    thresholds = thresholds_of(deployment)
    counted = _people_by_version_and_mode(deployment)
    if not enough(sum(counted.values()), thresholds):
        return []
    given = _answers_by_value(deployment)
    versions: Counter[int] = Counter()
    modes: Counter[str] = Counter()
    for (version, mode), count in counted.items():
        versions[version] += count
        modes[mode] += count
    questions = asked_questions(versions_answered(deployment), SINGLE, SEVERAL, NUMBER)
    return [
        *(_question_table(one, given[one.id], versions, thresholds) for one in questions),
        _mode_table(modes, thresholds),
    ]


def _people_by_version_and_mode(deployment: SurveyDeployment) -> dict[tuple[int, str], int]:
    rows = (
        Response.objects.filter(deployment=deployment)
        .counted()
        .values_list("version", "mode")
        .annotate(people=Count("pk"))
        .order_by("version", "mode")
    )
    return {(version, mode): people for version, mode, people in rows}


def _answers_by_value(deployment: SurveyDeployment) -> dict[str, list[Given]]:
    rows = (
        Answer.objects.filter(response__deployment=deployment, value__isnull=False)
        .exclude(response__screening=Response.Screening.SET_ASIDE)
        .values_list("question", "response__version", "value")
        .annotate(people=Count("pk"))
        .order_by()
    )
    given: dict[str, list[Given]] = defaultdict(list)
    for question, version, value, people in rows:
        given[str(question)].append(Given(version, value, people))
    return given


def _question_table(
    question: AskedQuestion,
    given: list[Given],
    people: Mapping[int, int],
    thresholds: Thresholds,
) -> ResultTable:
    asked = sum(people[version] for version in question.versions)
    several = question.type == SEVERAL or any(isinstance(one.value, list) for one in given)
    if not enough(asked, thresholds):
        return _hidden_table(question, several=several)
    labels = question.options | {_OTHER: "Another answer"}
    counts = _counts(question, given, asked)
    if not counts[_OTHER]:
        del labels[_OTHER], counts[_OTHER]
    table = (
        protect_overlapping(counts, asked, thresholds)
        if several
        else protect_exclusive(counts, thresholds)
    )
    return ResultTable(
        title=question.label,
        anchor=question.key,
        several=several,
        base=table.base,
        rows=_rows(table, labels),
        missing=_row(table, _MISSING, "No answer"),
        wholly_hidden=table.wholly_hidden,
    )


def _counts(question: AskedQuestion, given: list[Given], asked: int) -> dict[str, int]:
    """Return how many of the people asked chose what, with every one of them in a cell."""
    chosen: Counter[str] = Counter()
    answered = 0
    for one in given:
        values = one.value if isinstance(one.value, list) else [one.value]
        said = {question.cell_of(str(value)) for value in values if value not in (None, "")}
        if not said or one.version not in question.versions:
            continue
        answered += one.people
        cells = {value if value in question.options else _OTHER for value in said}
        chosen.update(dict.fromkeys(cells, one.people))
    # What is in no version cannot be told by name, but the cells must add up to the base.
    counts = {value: chosen[value] for value in (*question.options, _OTHER)}
    return counts | {_MISSING: asked - answered}


def _hidden_table(question: AskedQuestion, *, several: bool) -> ResultTable:
    """Return the table of a question that too few people were asked: no number at all."""
    return ResultTable(
        title=question.label,
        anchor=question.key,
        several=several,
        base=0,
        rows=(),
        missing=None,
        wholly_hidden=True,
    )


def _mode_table(modes: Mapping[str, int], thresholds: Thresholds) -> ResultTable:
    labels = dict(Response.Mode.choices)
    table = protect_exclusive({mode: modes.get(mode, 0) for mode in labels}, thresholds)
    return ResultTable(
        title="How people answered",
        anchor="how",
        several=False,
        base=table.base,
        rows=_rows(table, labels),
        missing=None,
        wholly_hidden=table.wholly_hidden,
    )


def _rows(table: ProtectedTable, labels: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(_row(table, key, label) for key, label in labels.items())


def _row(table: ProtectedTable, key: str, label: str) -> Row:
    cell = table[key]
    return Row(label, cell.about, cell.percent)
