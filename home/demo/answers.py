"""Made-up answers: the same ones every time, with the shares that the surveys name.

Nobody said any of this. Shares are kept exactly (largest remainder), and only who gets
which answer is drawn, so that every machine shows the same numbers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from random import Random
from typing import Any

from home.demo.questionnaire import Question, Questionnaire
from home.demo.sayings import Parts
from surveys.engine.questions import RATHER_NOT_SAY

SEED = 20050901
_seed = ContextVar("seed", default=SEED)
MODES = ("self", "supported", "paper")
QUOTES = ("yes", "summary", "no")
# How many in a hundred chose the new plan, by who helped them.
LIKE_THE_NEW_PLAN = {"worker": 83, "none": 55}
# How many in a hundred feel less ready than they were.
LESS_READY = 6


@dataclass(slots=True)
class Person:
    """One made-up person's answers; `about` holds the themes of what they wrote.

    `language` is empty for the words of the survey itself.
    """

    mode: str
    quote_permission: str
    week: int
    choices: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    about: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    language: str = ""


@contextmanager
def drawn_with(seed: int) -> Iterator[None]:
    """Draw who gives which answer by this number; the shares are the same by any."""
    token = _seed.set(seed)
    try:
        yield
    finally:
        _seed.reset(token)


def people_of(
    questionnaire: Questionnaire, sayings: Mapping[str, Parts], *, weeks: int
) -> list[Person]:
    """Return the people who answer, spread over a number of weeks."""
    draw = Random(f"{_seed.get()}/{questionnaire.slug}")  # noqa: S311  a made-up crowd, no secret
    people = [
        Person(mode=mode, quote_permission=quotes, week=draw.randrange(weeks))
        for mode, quotes in zip(
            _dealt(MODES, questionnaire.modes, questionnaire.people, draw),
            _dealt(QUOTES, questionnaire.quotes, questionnaire.people, draw),
            strict=True,
        )
    ]
    for question in questionnaire.questions:
        _answer(question, people, sayings, draw)
    _grow(people, draw)
    _lean_on_workers(people)
    return people


def _answer(
    question: Question, people: list[Person], sayings: Mapping[str, Parts], draw: Random
) -> None:
    asked = [person for person in people if _is_asked(question, person)]
    if not question.options:
        _write(question, asked, sayings[question.key], draw, of=len(people))
    elif question.several:
        _tick(question, asked, draw)
    else:
        _choose(question, asked, draw)


def _is_asked(question: Question, person: Person) -> bool:
    if question.only_if is None:
        return True
    key, operator, value = question.only_if
    return (person.choices.get(key) == value) is (operator == "is")


def _choose(question: Question, asked: list[Person], draw: Random) -> None:
    answering = _without(asked, question.missing, draw)
    names = [name for name, _ in question.options]
    if len(question.shares) > len(names):
        names.append(RATHER_NOT_SAY)
    dealt = _dealt(names, question.shares, len(answering), draw)
    if question.helped:
        # Whoever says that nobody helped answered alone, and everybody else had help.
        answering.sort(key=lambda person: person.mode != MODES[0])
        dealt.sort(key=lambda name: name in question.helped)
    for person, name in zip(answering, dealt, strict=True):
        person.choices[question.key] = name


def _tick(question: Question, asked: list[Person], draw: Random) -> None:
    answering = _without(asked, question.missing, draw)
    for (name, _), share in zip(question.options, question.shares, strict=True):
        for person in draw.sample(answering, round(len(answering) * share / 100)):
            person.choices.setdefault(question.key, []).append(name)


def _write(question: Question, asked: list[Person], parts: Parts, draw: Random, *, of: int) -> None:
    """Let as many write, of all the people, as do not leave it empty; nobody repeats themselves."""
    key, share = question.key, 100 - question.missing
    themed = [code for code, (count, _) in parts.items() if code for _ in range(count)]
    draw.shuffle(themed)
    writers = draw.sample(asked, round(of * share / 100))
    off_topic = parts.get("", (0, ()))[0]
    for person in writers[:off_topic]:
        person.words[key] = draw.choice(parts[""][1])
    for code in themed:
        person = _least_said(writers[off_topic:], key, code)
        person.about[key].append(code)
        said = draw.choice(parts[code][1])
        person.words[key] = f"{person.words[key]} {said}" if key in person.words else said


def _least_said(writers: Sequence[Person], key: str, code: str) -> Person:
    fitting = [person for person in writers if code not in person.about[key]]
    return min(fitting, key=lambda person: len(person.about[key]))


def _dealt(names: Sequence[str], shares: Sequence[int], people: int, draw: Random) -> list[str]:
    """Return one name for each of the people, shuffled, in exactly these shares."""
    exact = [people * share / sum(shares) for share in shares]
    counts = [int(part) for part in exact]
    short = people - sum(counts)
    by_rest = sorted(range(len(exact)), key=lambda place: counts[place] - exact[place])
    for place in by_rest[:short]:
        counts[place] += 1
    dealt = [name for name, count in zip(names, counts, strict=True) for _ in range(count)]
    draw.shuffle(dealt)
    return dealt


def _without(asked: list[Person], missing: int, draw: Random) -> list[Person]:
    return draw.sample(asked, len(asked) - round(len(asked) * missing / 100))


def _lean_on_workers(people: list[Person]) -> None:
    """Let those whom a worker helped like the new plan better, as help can do.

    Swaps answers between people, so that the shares of each question stay what they were.
    """
    by_helper: dict[Any, list[Person]] = defaultdict(list)
    for person in people:
        by_helper[person.choices.get("helper")].append(person)
    for helper, share in LIKE_THE_NEW_PLAN.items():
        group = by_helper[helper]
        pleased = [one for one in group if _is_pleased(one)]
        others = [one for one in group if not _is_pleased(one)]
        more = round(len(group) * share / 100) - len(pleased)
        changing = others[: max(more, 0)] + pleased[: max(-more, 0)]
        fitting = (one for one in by_helper["picked"] if _is_pleased(one) is (more > 0))
        for one, other in zip(changing, list(fitting), strict=False):
            _swap("better", one, other)


def _is_pleased(person: Person) -> bool:
    return person.choices.get("better") == "new"


def _grow(people: list[Person], draw: Random) -> None:
    """Let all feel at least as ready as before, but for a few who feel less so."""
    before, now = "ready-before", "ready-now"
    both = [one for one in people if before in one.choices and now in one.choices]
    draw.shuffle(both)
    both.sort(key=lambda one: str(one.choices[before]))
    for one, ready in zip(both, sorted(str(one.choices[now]) for one in both), strict=True):
        one.choices[now] = ready
    less = round(len(both) * LESS_READY / 100)
    fallen = [one for one in both if one.choices[before] == one.choices[now] == "4"]
    risen = [one for one in both if one.choices[before] < one.choices[now] == "3"]
    for one, other in zip(fallen[:less], risen, strict=False):
        _swap(now, one, other)


def _swap(key: str, one: Person, other: Person) -> None:
    one.choices[key], other.choices[key] = other.choices[key], one.choices[key]
