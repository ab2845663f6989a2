"""Counts the answers to choice questions and numbers, and returns of the counts what may be shown.

Only for the one count when a survey is closed: the pages read what was kept then.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from surveys.engine.disclosure import ProtectedTable, enough, protect_exclusive
from surveys.engine.overlapping import ANYHOW, Together, protect_overlapping
from surveys.engine.pooling import pooled
from surveys.engine.release import ALL, PublicTable, Shape
from surveys.engine.routed import about, led_by, tells_who_was_asked
from surveys.engine.rules import Condition, leaves
from surveys.engine.sizes import HOW
from surveys.models import Response, SurveyDeployment
from surveys.selectors.counts import thresholds_of
from surveys.selectors.given import (
    MISSING,
    OTHER,
    OTHER_ANSWER,
    Given,
    answers_by_value,
    asked_by_mode,
    counts_of,
    part_of,
    people_by_version_and_mode,
)
from surveys.selectors.questions import (
    NUMBER,
    SEVERAL,
    SINGLE,
    AskedQuestion,
    asked_questions,
    versions_answered,
)

# One sentence for all of it: which of the reasons it is would tell how many were asked.
_SOME_ASKED = (
    "only some people were asked. They are too few, or how many would give a small number of "
    "this or an earlier question away."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a label and a count that may be shown, or None twice."""

    label: str
    about: int | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class ResultTable:
    """The answers to one question; `missing` counts the people who gave none.

    `question` is its id, and `wordings` stand for how it was put. Where nothing of it may be
    told, `wholly_hidden` says so and `why` may say why.
    """

    title: str
    anchor: str
    several: bool
    base: int
    rows: tuple[Row, ...]
    missing: Row | None
    wholly_hidden: bool
    why: str = ""
    question: str = ""
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A table as it may be shown, beside what was counted for it: never shown, never stored so.

    `by_how` has the counts of a question by how people answered; nothing for a question that
    not everybody was asked.
    """

    shown: ResultTable
    public: PublicTable | None = None
    by_how: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def tables_of(deployment: SurveyDeployment) -> list[Counted]:
    """Count the answers of a deployment and return what may be shown. Three queries.

    A table for each question, counted over all versions of the survey in which it was
    asked, with the people who were asked it as its base; then one of how people answered. No
    table at all while they are too few.
    """
    thresholds = thresholds_of(deployment)
    counted = people_by_version_and_mode(deployment)
    if not enough(sum(counted.values()), thresholds):
        return []
    given = answers_by_value(deployment)
    questions = asked_questions(versions_answered(deployment), SINGLE, SEVERAL, NUMBER)
    found: dict[str, Counted] = {}
    for one in _leading_first(questions):
        asked = asked_by_mode(one, given[one.id], counted)
        leading = [
            rule for later in questions for rule in later.conditions if about(rule) == one.id
        ]
        table = _question_table(one, given[one.id], asked, deployment, leading)
        found[one.id] = _unless_routes_tell(one, table, given[one.id], found, deployment)
    return [*(found[one.id] for one in questions), _mode_table(counted, deployment)]


def _leading_first(questions: Iterable[AskedQuestion]) -> Iterator[AskedQuestion]:
    """Yield each question after those because of whose answers its page was shown, in any version.

    One that stood there in an older version only comes last of all where people read. If two
    versions asked two questions the other way round, the first of them tells nothing.
    """
    waiting = {one.id: one for one in questions}
    while waiting:
        led = {id_ for id_, one in waiting.items() if waiting.keys() & _led_from(one) - {id_}}
        free = [id_ for id_ in waiting if id_ not in led] or [next(iter(waiting))]
        for id_ in free:
            yield waiting.pop(id_)


def _led_from(question: AskedQuestion) -> set[str]:
    return {rule.question for one in question.conditions for rule in leaves(one)}


def _question_table(
    question: AskedQuestion,
    given: list[Given],
    by_mode: Mapping[str, int],
    deployment: SurveyDeployment,
    leading: list[Condition],
) -> Counted:
    thresholds = thresholds_of(deployment)
    asked = sum(by_mode.values())
    several = question.type == SEVERAL or any(isinstance(one.value, list) for one in given)
    if not enough(asked, thresholds):
        return Counted(_hidden_table(question, several=several))
    labels = question.options | {OTHER_ANSWER: OTHER}
    counts = counts_of(question, given, asked)
    if not counts[OTHER_ANSWER]:
        del labels[OTHER_ANSWER], counts[OTHER_ANSWER]
    together = _together(question, given) if several else ANYHOW
    sensitive = question.sensitive
    led = [led_by(condition, question.id, counts) for condition in leading]
    table = (
        protect_overlapping(counts, asked, thresholds, together=together, sensitive=sensitive)
        if several
        else protect_exclusive(counts, thresholds, sensitive=sensitive, led=led)
    )
    shape = Shape.SOME_OF if several else Shape.ONE_OF
    public = replace(
        public_table(name_of_table(question.id), shape, counts, table, _parts(deployment, by_mode)),
        together=together,
        sensitive=sensitive,
    )
    by_how = {
        mode: counts_of(question, [one for one in given if one.mode == mode], people)
        for mode, people in by_mode.items()
    }
    shown = shown_table(question, table, labels, several=several)
    return Counted(shown, public, {} if question.conditions else by_how)


def name_of_table(question: str) -> str:
    """Return under which name the table of a question is released."""
    return f"question:{question}"


def shown_table(
    question: AskedQuestion, table: ProtectedTable, labels: Mapping[str, str], *, several: bool
) -> ResultTable:
    """Return the answers to a question as readers see them."""
    return ResultTable(
        title=question.label,
        anchor=question.key,
        several=several,
        base=table.base,
        rows=_rows(table, labels),
        missing=_row(table, MISSING, "No answer"),
        wholly_hidden=table.wholly_hidden,
        question=question.id,
        wordings=tuple(sorted(question.wordings)),
    )


def _together(question: AskedQuestion, given: list[Given]) -> Together:
    """Return how the answers hang together, for as far as everybody kept to it."""
    beside_others = {
        str(value)
        for one in given
        if isinstance(one.value, list) and len(set(one.value)) > 1
        for value in one.value
    }
    return Together(frozenset(question.alone - beside_others | {MISSING}), question.ticks)


def _unless_routes_tell(
    question: AskedQuestion,
    table: Counted,
    given: list[Given],
    earlier: Mapping[str, Counted],
    deployment: SurveyDeployment,
) -> Counted:
    """Return the table, without a number if how many were asked tells a hidden one before it."""
    if not question.conditions:
        return table
    told = {id_: one.public for id_, one in earlier.items()}
    thresholds = thresholds_of(deployment)
    if (
        table.public is None
        or table.shown.wholly_hidden
        or any(
            tells_who_was_asked(one, asked, told, thresholds)
            for one in question.conditions
            for asked in _may_be_known(question, given)
        )
    ):
        several = table.shown.several
        return Counted(replace(_hidden_table(question, several=several), why=_SOME_ASKED))
    return table


def _may_be_known(question: AskedQuestion, given: list[Given]) -> set[int]:
    """Return of how many people a reader may know that one or several of its ways led them here.

    Whoever knows how many came by some of them subtracts these from all.
    """
    known = {0}
    for versions in question.conditions.values():
        people = sum(one.people for one in given if one.version in versions)
        known |= {one + people for one in known}
    everybody = sum(one.people for one in given if one.version in question.versions)
    return known - {0} | {everybody}


def _parts(deployment: SurveyDeployment, by_mode: Mapping[str, int]) -> dict[str, int]:
    return {part_of(deployment, mode): people for mode, people in by_mode.items()}


def public_table(
    name: str, shape: Shape, counts: Mapping[str, int], table: ProtectedTable, parts: dict[str, int]
) -> PublicTable:
    """Return `table` about all people of the `parts`, as it is to be released."""
    told = {key: {} if (about := table[key].about) is None else {"about": about} for key in counts}
    people = sum(parts.values())
    groups = {ALL: frozenset(parts)}
    return PublicTable(name, shape, people, {ALL: counts}, {ALL: told}, groups, parts)


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
        question=question.id,
        wordings=tuple(sorted(question.wordings)),
    )


def _mode_table(counted: Mapping[tuple[int, str], int], deployment: SurveyDeployment) -> Counted:
    labels = dict(Response.Mode.choices)
    modes = {
        mode: sum(people for (_, one), people in counted.items() if one == mode) for mode in labels
    }
    thresholds = thresholds_of(deployment)
    # Those who are told together elsewhere are hidden together here: whoever has the number of
    # the others from there would else have that of the smallest.
    together = [frozenset(pool) for pool in pooled(modes, thresholds)]
    table = protect_exclusive(modes, thresholds, led=together)
    shown = ResultTable(
        title="How people answered",
        anchor=HOW,
        several=False,
        base=table.base,
        rows=_rows(table, labels),
        missing=None,
        wholly_hidden=table.wholly_hidden,
        # Asked of nobody, and so always put in the same way.
        question=HOW,
        wordings=(HOW,),
    )
    return Counted(shown, public_table(HOW, Shape.ONE_OF, modes, table, _parts(deployment, modes)))


def _rows(table: ProtectedTable, labels: Mapping[str, str]) -> tuple[Row, ...]:
    return tuple(_row(table, key, label) for key, label in labels.items())


def _row(table: ProtectedTable, key: str, label: str) -> Row:
    cell = table[key]
    return Row(label, cell.about, cell.percent)
