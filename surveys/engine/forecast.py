"""Whether answers could point to a person, reckoned before anybody is asked."""

import re
from collections.abc import Iterator, Sequence
from math import prod

from surveys.engine.bands import bands_of
from surveys.engine.findings import Fault
from surveys.engine.named import asks_who
from surveys.engine.questions import CODE, MONTH, NUMBER, SEVERAL, TEXT, Question, Schema

# Who says nothing of how many people answer is warned as for a small group.
FEW_PEOPLE = 30
FEWEST_FOR_A_CODE = 30
# More than one person in twenty who stands alone with what they said of themselves.
MOST_ALONE = 0.05
# Ten years of months.
MONTHS = 120
# What tells where somebody belongs: “which”, perhaps some words, and one of these.
_PLACES = (
    r"agency|area|children[’']s home|church|city|college|council|country|county|court|district"
    r"|estate|group|home|hospital|language|mosque|neighbourhood|nursery|office|place|prison|refuge"
    r"|region|school|service|shelter|site|surgery|team|town|village|ward|worker|year"
)
_PERSONAL = re.compile(
    rf"\b(which (\w+ ){{0,3}}({_PLACES})|what (school|college|town|area|country|language|year)"
    r"|how old|your (age|postcode|street|address|initials|sex|condition|diagnosis|illness"
    r"|language|first language|job|role)"
    r"|(where|who) (do|did|are) you (live|living|stay|staying|work|go|come|learn|study)"
    r"|(who|which \w+) (looks?|looked) after you|who (cares?|cared) for you|who lives? with you"
    r"|gender|transgender|ethnic\w*|religion|faith|sexual(ity| orientation)|gay|disab\w*|autis\w*"
    r"|nationality|born|pregnant|married|brothers or sisters|brothers and sisters"
    r"|which of these are you|are you an?\b|how many (children|people live)"
    r"|how long have you (lived|worked|been)|when did you (come|arrive|move))\b",
    re.IGNORECASE,
)


def forecast(schema: Schema, people: int | None) -> Iterator[Fault]:
    """Yield a warning if many people would be the only one with what they say of themselves.

    Each combination of answers is taken to be as likely as any other; as real groups are
    less even, more people stand alone than this says.
    """
    group = people or FEW_PEOPLE
    personal = [question for question in schema.questions if tells_who(question)]
    alone = share_alone(personal, group)
    if personal and alone > MOST_ALONE:
        yield _identifying(schema, personal, group, alone)
    for step in schema.steps:
        for question in step.questions:
            if question.type == CODE and group < FEWEST_FOR_A_CODE:
                message = f"“{question.label}”: among {group} people a code can be guessed."
                yield Fault("small_code", message, step.id, question.id)


def tells_who(question: Question) -> bool:
    """Say whether a question is about the person: it says so, or its words do."""
    if question.type in (TEXT, CODE):
        return False
    return question.personal or question.type == MONTH or bool(_PERSONAL.search(question.label))


def share_alone(questions: Sequence[Question], people: int) -> float:
    """Return the share of people whose answers to `questions` nobody else gives."""
    kinds = prod(_kinds(question) for question in questions)
    return float((1 - 1 / kinds) ** (people - 1))


def asks_of_person(kind: str, label: str, *, personal: bool = False) -> bool:
    """Say whether a question asks who somebody is, however it is answered and without any mark."""
    return personal or kind in (MONTH, CODE) or bool(_PERSONAL.search(label)) or asks_who(label)


def _kinds(question: Question) -> int:
    if question.type == MONTH:
        return MONTHS
    if question.type == NUMBER:
        return max(1, len(bands_of(question.lowest, question.highest)))
    told = [option for option in question.options if not option.exclusive]
    return max(1, 2 ** len(told) if question.type == SEVERAL else len(told))


def _identifying(schema: Schema, personal: Sequence[Question], group: int, alone: float) -> Fault:
    names = " and ".join(f"“{question.label}”" for question in personal)
    drop = max(personal, key=_kinds)
    step = next(step for step in schema.steps if drop in step.questions)
    message = (
        f"Of {group} people, about {max(1, round(alone * 10))} in 10 would be the only one with "
        f"what they answer to {names}."
    )
    if len(personal) > 1:
        message += f" Taking out “{drop.label}” helps most."
    return Fault("identifying", message, step.id, drop.id)
