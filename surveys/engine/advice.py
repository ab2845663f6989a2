"""What is worth a second look before a survey is published; none of it forbids anything."""

import re
from collections.abc import Iterator

from surveys.engine.balance import balance
from surveys.engine.findings import Fault
from surveys.engine.forecast import forecast
from surveys.engine.hard_pages import hard_pages
from surveys.engine.hard_words import not_marked
from surveys.engine.helped import may_tell
from surveys.engine.languages import EASY_READ, RIGHT_TO_LEFT, direction_of
from surveys.engine.left_in_english import unsaid_otherwise
from surveys.engine.named import names_somebody
from surveys.engine.notices import CHILDREN
from surveys.engine.questions import CHOICES, Picture, Schema, Step
from surveys.engine.routes import Routes, routes_of
from surveys.engine.sounds_young import sounds_young
from surveys.engine.wording import wording

DEFAULT_READING_AGE = 12
MOST_STEPS = 15
# Of children and young people, before others are asked.
FEWEST_TRIALS = 5
# What one page may weigh in pictures, in letters of their addresses, so that all of it stays below
# 100 kB; and what the two files of letters weigh that come with languages from right to left.
MOST_PICTURES = 72_000
OF_LETTERS = 35_000
# Who fills the survey in, not what help somebody got.
_ASKS_WHO_HELPS = re.compile(
    r"\bwho (is |was |are |were |has |have )?(answer|fill)\w*"
    r"|\b(who|(any|some)(one|body)) (is |was |has )?(help|fill|answer)\w*\b.*"
    r"(\b(questions?|answers?|answering|survey|form)\b|\bwith this\W*$)",
    re.IGNORECASE,
)


def advice(
    schema: Schema,
    *,
    reading_age: int | None = None,
    people: int | None = None,
    tried_with: int | None = None,
    routes: Routes | None = None,
) -> tuple[Fault, ...]:
    """Return the warnings about `schema`, for readers of an age and a number of people.

    `tried_with` says how many of those it is for have tried it.
    """
    routes = routes or routes_of(schema)
    return (
        *_length(schema, routes),
        *hard_pages(schema, routes),
        *(fault for fault in not_marked(schema) if not fault.is_error),
        *(fault for fault in names_somebody(schema) if not fault.is_error),
        *forecast(schema, people),
        *wording(schema, reading_age or DEFAULT_READING_AGE),
        *balance(schema),
        *_pictures(schema),
        *unsaid_otherwise(schema),
        *_helper_not_told(schema),
        *_not_tried(schema, tried_with or 0),
        *sounds_young(schema),
    )


def _length(schema: Schema, routes: Routes) -> Iterator[Fault]:
    if routes.longest > MOST_STEPS:
        message = f"The longest way has {routes.longest} pages; more than {MOST_STEPS} tire people."
        yield Fault("too_many_steps", message)
    if not routes.complete:
        yield Fault("too_many_routes", "There are too many ways through this survey to check them.")


def _pictures(schema: Schema) -> Iterator[Fault]:
    # Whoever reads in one of them fetches both, and everybody gets the same pictures.
    brings = any(direction_of(form) == RIGHT_TO_LEFT for form in schema.says)
    most = MOST_PICTURES - OF_LETTERS * brings
    for step in schema.steps:
        weight = sum(len(picture.src) for picture in _shown(step))
        if weight > most:
            message = (
                f"The pictures of page “{step.slug}” weigh {_kilobytes(weight)} kB. With more than "
                f"{_kilobytes(most)} kB of them the page weighs more than 100 kB."
            )
            yield Fault("heavy_pictures", message, step.id)


def _kilobytes(letters: int) -> int:
    """Return about how many kB of a picture so many letters of its address are."""
    return letters * 3 // 4 // 1000


def _helper_not_told(schema: Schema) -> Iterator[Fault]:
    """Yield questions in Easy Read that ask who helps, if none of their answers is marked."""
    in_easy_read = schema.easy_read or EASY_READ in schema.says
    for step in schema.steps if in_easy_read else ():
        for question in step.questions:
            labels = (question.label, question.in_form(EASY_READ).label)
            asks = question.type in CHOICES and any(map(_ASKS_WHO_HELPS.search, labels))
            if asks and not may_tell(question):
                message = f"“{question.label}” asks who helps, and no answer is marked so."
                yield Fault("helper_not_told", message, step.id, question.id)


def _not_tried(schema: Schema, tried_with: int) -> Iterator[Fault]:
    if schema.notice_for in CHILDREN and tried_with < FEWEST_TRIALS:
        whom = CHILDREN[schema.notice_for].lower()
        message = f"{tried_with or 'None'} of those it is for ({whom}) have tried it."
        yield Fault("not_tried", message)


def _shown(step: Step) -> Iterator[Picture]:
    yield from (note.picture for note in step.notes if note.picture)
    for question in step.questions:
        if question.picture:
            yield question.picture
        yield from (option.picture for option in question.options if option.picture)
