"""Questions about who people are, asked apart from every survey: a fixed set, only counted.

They follow the harmonised questions of public bodies in the United Kingdom, in fewer and plainer
words. None is written into: what somebody writes about themselves can point to them. Children are
asked less than adults, and the youngest nothing.
"""

from collections.abc import Iterable, Mapping

from surveys.engine.notices import CHILDREN
from surveys.engine.phrases import Speech
from surveys.engine.questions import RATHER_NOT_SAY, SINGLE, Option, Question

YOUNGEST = "child_5_7"
NOT_ANSWERED = "not_answered"
# By the name of each question its answers; the words stand in the phrasebook under both names.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "age": ("16_24", "25_34", "35_44", "45_54", "55_64", "65"),
    "young_age": ("12", "13_15", "16_17", "18"),
    "sex": ("female", "male"),
    "gender": ("same", "other"),
    "ethnic": ("asian", "black", "mixed", "white", "other"),
    "health": ("yes", "no"),
    "religion": (
        *("none", "christian", "muslim", "hindu", "sikh", "jewish", "buddhist"),
        "other",
    ),
    "orientation": ("straight", "gay", "bi", "other"),
}
ADULTS = ("age", "sex", "gender", "ethnic", "health", "religion", "orientation")
YOUNG = ("young_age", "sex", "ethnic", "health")
# These have a line that says what is meant.
HELPED = frozenset({"gender", "ethnic", "health"})

Counts = dict[str, dict[str, int]]


def asked_of(audience: str | None) -> tuple[str, ...]:
    """Return the names of the questions for the people for whom a notice is."""
    if audience == YOUNGEST:
        return ()
    return YOUNG if audience in CHILDREN else ADULTS


def known(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the `names` that are still asked; a survey may be frozen for long."""
    return tuple(name for name in names if name in ANSWERS)


def equality_questions(names: tuple[str, ...], speech: Speech) -> tuple[Question, ...]:
    """Return the questions `names` in the words of a page."""
    return tuple(_question(name, speech) for name in names)


def counted(before: Counts, names: tuple[str, ...], given: Mapping[str, str]) -> Counts:
    """Return the counts `before` with one person more, who gave these answers.

    Every answer that there is has a count from the first person on, in one order for all: nothing
    tells which came first, nor which were given together.
    """
    cells = {name: dict.fromkeys(_cells(name), 0) | before.get(name, {}) for name in names}
    for name, row in cells.items():
        chosen = given.get(name) or NOT_ANSWERED
        row[chosen if chosen in row else NOT_ANSWERED] += 1
    return before | cells


def words_of(name: str, answer: str) -> str:
    """Return the name of the phrase that says an answer."""
    return "equality_not_say" if answer == RATHER_NOT_SAY else f"equality_{name}_{answer}"


def _cells(name: str) -> tuple[str, ...]:
    return (*ANSWERS[name], RATHER_NOT_SAY, NOT_ANSWERED)


def _question(name: str, speech: Speech) -> Question:
    label = speech.say(f"equality_{name}")
    helped = speech.say(f"equality_{name}_help") if name in HELPED else None
    return Question(
        id=name,
        key=name,
        type=SINGLE,
        label=label.text,
        help=helped.text if helped else "",
        options=tuple(
            _option(name, answer, speech, label.language)
            for answer in (*ANSWERS[name], RATHER_NOT_SAY)
        ),
        language=label.language,
        help_language=helped.language if helped else label.language,
    )


def _option(name: str, answer: str, speech: Speech, around: str) -> Option:
    said = speech.say(words_of(name, answer))
    return Option(
        answer,
        said.text,
        exclusive=answer == RATHER_NOT_SAY,
        language=said.language if said.language != around else "",
    )
