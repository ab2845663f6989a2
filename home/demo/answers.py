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

SEED = 20050901
_seed = ContextVar("seed", default=SEED)
MODES = ("self", "supported", "paper")
QUOTES = ("yes", "summary", "no")


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
    return people


def _answer(
    question: Question, people: list[Person], sayings: Mapping[str, Parts], draw: Random
) -> None:
    asked = [person for person in people if _is_asked(question, person)]
    if not question.options:
        _write(question.key, asked, sayings[question.key], draw)
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
    for person, name in zip(
        answering, _dealt(names, question.shares, len(answering), draw), strict=True
    ):
        person.choices[question.key] = name


def _tick(question: Question, asked: list[Person], draw: Random) -> None:
    answering = _without(asked, question.missing, draw)
    for (name, _), share in zip(question.options, question.shares, strict=True):
        for person in draw.sample(answering, round(len(answering) * share / 100)):
            person.choices.setdefault(question.key, []).append(name)


def _write(key: str, asked: list[Person], parts: Parts, draw: Random) -> None:
    """Let as many people write as there is room for; nobody says the same thing twice."""
    themed = [code for code, (count, _) in parts.items() if code for _ in range(count)]
    draw.shuffle(themed)
    writers = draw.sample(asked, min(len(asked), _writers(themed, parts)))
    off_topic = parts.get("", (0, ()))[0]
    for person in writers[:off_topic]:
        person.words[key] = draw.choice(parts[""][1])
    for code in themed:
        person = _least_said(writers[off_topic:], key, code)
        person.about[key].append(code)
        said = draw.choice(parts[code][1])
        person.words[key] = f"{person.words[key]} {said}" if key in person.words else said


def _writers(themed: list[str], parts: Parts) -> int:
    # About half of those who write say two things.
    most = max((themed.count(code) for code in set(themed)), default=0)
    return parts.get("", (0, ()))[0] + max(most, round(len(themed) * 0.67))


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


def swap_by_helper(people: list[Person], draw_key: str = "helper") -> None:
    """Make those whom a worker helped like the new plan better, as help can do.

    Swaps answers between people, so that the shares of each question stay what they were.
    """
    helped = [p for p in people if p.choices.get(draw_key) == "worker"]
    others = [p for p in people if p.choices.get(draw_key) == "none"]
    unpleased = [p for p in helped if p.choices.get("better") != "new"]
    pleased = [p for p in others if p.choices.get("better") == "new"]
    for one, other in zip(unpleased[:-2], pleased, strict=False):
        one.choices["better"], other.choices["better"] = (
            other.choices["better"],
            one.choices["better"],
        )
