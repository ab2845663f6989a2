"""Whether answers could point to a person, reckoned before anybody is asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from surveys.engine.bands import bands_of
from surveys.engine.disclosure import DEFAULT
from surveys.engine.findings import Fault
from surveys.engine.hard_words import labels_of
from surveys.engine.helped import may_tell
from surveys.engine.named import asks_who
from surveys.engine.questions import CODE, MONTH, NUMBER, SEVERAL, SINGLE, TEXT, Question, Schema

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
    r"|which of these are you|are you an?\b|are you (male|female|single|employed|working|retired)"
    r"|what (class|grade|village|street|job|role|sex|religion|ward)\b"
    r"|what do you do for (work|a living)|how many (children|people live)"
    r"|how long have you (lived|worked|been)|when did you (come|arrive|move))\b",
    re.IGNORECASE,
)
# The same without a sentence around it, as on a form: “Age”, “Job title”, “Religion or none”.
_ITEM = (
    r"((age|sex|gender|town|city|village|street|borough|county|ward|district|region|area|country"
    r"|neighbourhood|local authority|council|post ?code|school|college|nursery|university|class"
    r"|year|team|service|agency|site|branch|office|department|organi[sz]ation|employer|workplace"
    r"|job|role|occupation|profession|position|grade|work|employment|income|benefits|housing"
    r"|household|family|education|qualifications?|religion|belief|faith|church|ethnic\w*|race"
    r"|heritage|nationality|citizenship|first language|main language|language|birth|marital"
    r"|relationship|immigration|legal|civil|disabilit(y|ies)|condition|diagnosis|impairment"
    r"|sexual orientation|sexuality|pregnancy|children|number of children|care|caring)"
    r"( (group|band|range|bracket|title|status|area|district|sector|background|origin|identity"
    r"|name|place|type|size|year|level|spoken|of birth|of residence|at birth|responsibilities"
    r"|experience))*)"
)
_BARE = re.compile(
    rf"^((your|my|the|current|own|child[’']s|home) )*{_ITEM}"
    rf"( ?(,|/|&|and|or) ?({_ITEM}|none|no \w+))*( \([^)]*\))?[\s:.?]*$",
    re.IGNORECASE,
)
_SEXES = frozenset({"male", "female", "man", "woman", "boy", "girl"})
# A heading that asks nothing may ask who somebody is in words that nobody listed.
MOST_WORDS_OF_A_HEADING = 4
_ASKS = re.compile(
    r"^(how|why|when|was|were|did|do|does|is|are|am|would|could|can|should|will|has|have|had|may)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """How many people answer, and whether it is known of each who had help."""

    people: int
    by_help: bool = False


def forecast(schema: Schema, people: int | None) -> Iterator[Fault]:
    """Yield a warning if many people would be the only one with what they say of themselves.

    Each combination of answers is taken to be as likely as any other, and half to have help
    where a question asks who did; as real groups are less even, more people stand alone than this
    says. Said is also what is not counted and might have to be. And which answers would be those
    of a few however even the groups are: that alone is certain, so no smaller group is foretold.
    """
    group = Group(people or FEW_PEOPLE, _asks_who_helps(schema))
    personal = [question for question in schema.questions if tells_who(question)]
    perhaps = [question for question in schema.questions if _may_tell_who(question)]
    few = _few_each(personal, group)
    if personal and share_alone(personal, group) > MOST_ALONE:
        yield _identifying(schema, personal, perhaps, group)
    elif perhaps and share_alone([*personal, *perhaps], group) > MOST_ALONE:
        yield _perhaps_identifying(schema, personal, perhaps, group)
    elif few:
        most = max(personal, key=_kinds)
        yield Fault("few_each", few, _place_of(schema, most), most.id)
    for step in schema.steps:
        for question in step.questions:
            if question.type == CODE and group.people < FEWEST_FOR_A_CODE:
                message = f"“{question.label}”: among {group.people} people a code can be guessed."
                yield Fault("small_code", message, step.id, question.id)


def tells_who(question: Question) -> bool:
    """Say whether a question is about the person: it says so, or its words do."""
    if question.type in (TEXT, CODE):
        return False
    if question.personal or question.type == MONTH:
        return True
    offered = {option.label.strip().casefold() for option in question.options}
    return len(offered & _SEXES) > 1 or any(_is_personal(label) for _, label in labels_of(question))


def share_alone(questions: Sequence[Question], group: Group) -> float:
    """Return the share of people whose answers to `questions` nobody else gives."""
    kinds = prod(_kinds(question) for question in questions) * (2 if group.by_help else 1)
    return float((1 - 1 / kinds) ** (group.people - 1))


def asks_of_person(kind: str, label: str, *, personal: bool = False) -> bool:
    """Say whether a question asks who somebody is, however it is answered and without any mark."""
    return personal or kind in (MONTH, CODE) or _is_personal(label) or asks_who(label)


def _is_personal(label: str) -> bool:
    return bool(_PERSONAL.search(label) or _BARE.search(label.strip()))


def _may_tell_who(question: Question) -> bool:
    """Say whether one of several is chosen under a heading of which nobody knows what it asks."""
    words = question.label.split()
    if question.kind != SINGLE or tells_who(question) or _ASKS.search(question.label):
        return False
    return len(words) <= MOST_WORDS_OF_A_HEADING and not question.label.rstrip().endswith("?")


def _kinds(question: Question) -> int:
    if question.type == MONTH:
        return MONTHS
    if question.type == NUMBER:
        return max(1, len(bands_of(question.lowest, question.highest)))
    told = [option for option in question.options if not option.exclusive]
    return max(1, 2 ** len(told) if question.type == SEVERAL else len(told))


def _identifying(
    schema: Schema, personal: Sequence[Question], perhaps: Sequence[Question], group: Group
) -> Fault:
    drop = max(personal, key=_kinds)
    message = _alone(personal, group)
    if len(personal) > 1:
        message += f" Taking out “{drop.label}” helps most."
    if perhaps:
        message += f" Not counted is what they answer to {_names(perhaps)}."
    if few := _few_each(personal, group):
        message += f" {few}"
    return Fault("identifying", message, _place_of(schema, drop), drop.id)


def _perhaps_identifying(
    schema: Schema, personal: Sequence[Question], perhaps: Sequence[Question], group: Group
) -> Fault:
    counted = f"Counted is {_names(personal)} alone" if personal else "No question is counted"
    message = (
        f"{counted} as telling who somebody is. If so does {_names(perhaps)}: "
        f"o{_alone([*personal, *perhaps], group)[1:]}"
    )
    return Fault("perhaps_identifying", message, _place_of(schema, perhaps[0]), perhaps[0].id)


def _alone(questions: Sequence[Question], group: Group) -> str:
    tenths = max(1, round(share_alone(questions, group) * 10))
    helped = " and to whether somebody helped, as if half had help" if group.by_help else ""
    return (
        f"Of {group.people} people, about {tenths} in 10 would be the only one with what they "
        f"answer to {_names(questions)}{helped}. Real groups are less even, so more would be."
    )


def _few_each(personal: Sequence[Question], group: Group) -> str:
    """Return which answers are those of a few however even the groups are; empty if none are.

    As results tell them: each question alone, and apart by who had help.
    """
    one_each = [question for question in personal if _is_one_of_a_table(question)]
    few = [one for one in one_each if group.people < DEFAULT.cell * _kinds(one)]
    apart = [
        one
        for one in one_each
        if group.by_help and one not in few and group.people < 2 * DEFAULT.cell * _kinds(one)
    ]
    if not (few or apart):
        return ""
    how = "" if few else " and apart by who had help"
    told = (
        f"Of {group.people} people{how}, at least one answer to {_each(few or apart)} gets fewer "
        f"than {DEFAULT.cell} or nobody, however even they are."
    )
    if few and apart:
        told += f" Apart by who had help, so does at least one to {_each(apart)}."
    hidden = f"What 1 to {DEFAULT.cell - 1} people chose stays hidden in results"
    return f"{told} {hidden}, and something else with it."


def _is_one_of_a_table(question: Question) -> bool:
    return question.type == NUMBER or question.kind == SINGLE


def _asks_who_helps(schema: Schema) -> bool:
    """Say whether answers tell who had help, by a question that is not counted anyway."""
    return any(may_tell(one) and not tells_who(one) for one in schema.questions)


def _names(questions: Sequence[Question]) -> str:
    *others, last = (f"“{question.label}”" for question in questions)
    return f"{', '.join(others)} and {last}" if others else last


def _each(questions: Sequence[Question]) -> str:
    return f"each of {_names(questions)}" if len(questions) > 1 else _names(questions)


def _place_of(schema: Schema, question: Question) -> str:
    return next(step.id for step in schema.steps if question in step.questions)
