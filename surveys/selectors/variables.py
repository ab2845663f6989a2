"""The questions of a survey as variables, and the answers of each response as their values."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from surveys.engine.answers import number_of
from surveys.engine.dataset import Kind, Value, Variable, names_of
from surveys.engine.study import Study
from surveys.models import Answer, Response, SurveyDeployment, SurveyVersion
from surveys.selectors.codebook import newest_codebook, themes_in_use
from surveys.selectors.given import OTHER, OTHER_ANSWER
from surveys.selectors.listed_themes import listed_codes
from surveys.selectors.questions import (
    NUMBER,
    SEVERAL,
    SINGLE,
    TEXT,
    AskedQuestion,
    asked_questions,
    versions_of,
    versions_published,
    versions_told,
)

_TYPES = (TEXT, SINGLE, SEVERAL, NUMBER)
_CHOSEN = {0: "No", 1: "Yes"}
# However many answers there are, and however many come to be.
_OTHER_CODE = 0
_HOW, _QUOTING = "how_answered", "may_be_quoted"
# The column that says whose copy a file of answers is.
COPY = "copy"
# The codebook as DDI has one variable more, of this name.
_THEMES = "themes"


@dataclass(frozen=True, slots=True)
class Column:
    """A variable, the question that it is about, and how its value is read off an answer."""

    variable: Variable
    question: str
    value_of: Callable[[Answer], Value]


def columns_of(deployment: SurveyDeployment) -> tuple[Column, ...]:
    """Return the columns of all that anybody answered, for whoever reads answers. Two queries."""
    return _columns_in(deployment, versions_of(deployment))


def _columns_in(
    deployment: SurveyDeployment, versions: Sequence[SurveyVersion]
) -> tuple[Column, ...]:
    """Return a column for each question, and one for each answer where several may be chosen.

    Left out are the codes by which people can be matched, months, and what the authors marked
    as telling who somebody is. Names and codes are those of all versions of the survey, whichever
    of them are asked for here: the same thing is called the same in every file. A version that is
    published after these changes nothing here.
    """
    asked = [one for one in asked_questions(versions, *_TYPES) if not one.personal]
    of_survey = {one.pk: one for one in (*versions_published(deployment), *versions)}
    oldest_first = sorted(of_survey.values(), key=lambda one: (one.published_at, one.pk))
    codes = _codes_in(oldest_first)
    names = _names_in(oldest_first, codes)
    types = _types_in(oldest_first, {one.pk for one in versions})
    return tuple(
        replace(column, variable=replace(column.variable, name=names[column.variable.name]))
        for one in asked
        for column in _columns(replace(one, type=types[one.id]), codes[one.id])
    )


def _codes_in(oldest_first: Sequence[SurveyVersion]) -> dict[str, dict[str, int]]:
    """Return by question the number of each answer: the first that was ever offered has 1.

    A later version adds some at the end, and changes none.
    """
    questions = asked_questions(oldest_first, *_TYPES)
    codes = {
        one.id: {value: number for number, value in enumerate(one.options, start=1)}
        for one in questions
    }
    return {id_: numbers | {OTHER_ANSWER: _OTHER_CODE} for id_, numbers in codes.items()}


def _names_in(
    oldest_first: Sequence[SurveyVersion], codes: Mapping[str, Mapping[str, int]]
) -> dict[str, str]:
    """Return the names of all columns that there can be, by what `_columns` calls them.

    First come those that are about no question, so that no question takes their names. Then
    each has that of the first short name of its question, unless an earlier version gave it away.
    """
    taken = (_HOW, _QUOTING, COPY, _THEMES)
    stems: dict[str, str] = {}
    keys: dict[str, str] = {}
    for number in range(1, len(oldest_first) + 1):
        # What can be answered by then: a column that comes later finds all earlier names taken.
        for one in asked_questions(oldest_first[:number][::-1], *_TYPES):
            stem = stems.setdefault(one.id, one.key)
            for column in _columns(one, codes[one.id]):
                place = column.variable.name
                keys.setdefault(place, place.replace(one.id, stem, 1))
    return dict(zip(keys, names_of([*taken, *keys.values()])[len(taken) :], strict=True))


def _types_in(oldest_first: Sequence[SurveyVersion], asked: Collection[int]) -> dict[str, str]:
    """Return by question how it is answered, up to the newest version that is `asked` here."""
    last = max((number for number, one in enumerate(oldest_first, 1) if one.pk in asked), default=0)
    return {one.id: one.type for one in asked_questions(oldest_first[:last][::-1], *_TYPES)}


def of_response() -> tuple[Variable, ...]:
    """Return what is said of a response beside its answers: how it came, and how it may be used."""
    return (
        Variable(_HOW, "How this person answered", Kind.CODE, _codes(Response.Mode.labels)),
        Variable(_QUOTING, "May be quoted", Kind.CODE, _codes(Response.QuotePermission.labels)),
    )


def values_of_response(response: Response) -> tuple[Value, Value]:
    """Return the values of these variables."""
    return (
        Response.Mode.values.index(response.mode) + 1,
        Response.QuotePermission.values.index(response.quote_permission) + 1,
    )


def study_of(deployment: SurveyDeployment) -> Study:
    """Return the codebook of a survey for others, with the themes that a summary tells.

    Seven queries.
    """
    version = deployment.version
    schema = version.schema if version else {}
    codebook = newest_codebook(deployment)
    listed = listed_codes(deployment)
    columns = _columns_in(deployment, versions_told(deployment))
    variables = [*of_response(), *(column.variable for column in columns)]
    return Study(
        code=deployment.code,
        title=str(schema.get("title", deployment.code)),
        language=str(schema.get("language", "en-gb")),
        version=version.number if version else 0,
        variables=variables,
        codebook=codebook.number if codebook else 0,
        themes=[one for one in themes_in_use(deployment) if one["code"] in listed],
    )


def _codes(labels: list[str]) -> dict[int, str]:
    return dict(enumerate(map(str, labels), start=1))


def _columns(question: AskedQuestion, codes: Mapping[str, int]) -> list[Column]:
    """Return what one question gives, still under its id, which no other has."""
    if question.type == TEXT:
        return [_one(question, Kind.WORDS, lambda answer: answer.redacted_text or None)]
    if question.type == NUMBER:
        return [_one(question, Kind.NUMBER, lambda answer: number_of(str(answer.value)))]
    labels = question.options | {OTHER_ANSWER: OTHER}
    if question.type == SINGLE:
        return [_choice(question, labels, codes)]
    return [
        _tick(question, f"{question.id}_{codes[value] or 'other'}", value, label)
        for value, label in labels.items()
    ]


def _one(question: AskedQuestion, kind: Kind, value_of: Callable[[Answer], Value]) -> Column:
    return Column(Variable(question.id, question.label, kind), question.id, value_of)


def _choice(question: AskedQuestion, labels: Mapping[str, str], codes: Mapping[str, int]) -> Column:
    def code(answer: Answer) -> Value:
        if answer.value is None:
            return None
        value = str(answer.value)
        return codes[value if value in labels else OTHER_ANSWER]

    said = {codes[value]: label for value, label in labels.items()}
    variable = Variable(question.id, question.label, Kind.CODE, said)
    return Column(variable, question.id, code)


def _tick(question: AskedQuestion, key: str, value: str, label: str) -> Column:
    def ticked(answer: Answer) -> Value:
        if answer.value is None:
            return None
        chosen = answer.value if isinstance(answer.value, list) else [answer.value]
        cells = {str(one) if str(one) in question.options else OTHER_ANSWER for one in chosen}
        return int(value in cells)

    variable = Variable(key, f"{question.label} {label}", Kind.CODE, _CHOSEN)
    return Column(variable, question.id, ticked)
