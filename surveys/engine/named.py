"""Questions that ask for who somebody is: a name, an address, a number that is theirs alone.

There is a list for English alone: the form says in which languages nobody looked.
"""

import re
from collections.abc import Iterator

from surveys.engine.findings import Fault
from surveys.engine.hard_words import HIGH, labels_of, lines_under, read_beside
from surveys.engine.languages import BASE
from surveys.engine.questions import NUMBER, TEXT, Question, Schema, Step

_WHOSE = r"(your|his|her|their|the|my|our)"
_WHO = (
    r"(social worker|worker|key ?worker|manager|teacher|head ?teacher|tutor|doctor|nurse|gp"
    r"|midwife|health visitor|visitor|solicitor|lawyer|barrister|judge|guardian|officer|advocate"
    r"|therapist|counsellor|psychologist|psychiatrist|carer|foster carer|mentor|partner|ex|husband"
    r"|wife|boyfriend|girlfriend|mum|mother|dad|father|child|children|son|daughter|brother|sister"
    r"|friend|abuser)s?"
)
_WHERE = (
    r"(school|college|nursery|university|hospital|surgery|clinic|children[’']s home|home|church"
    r"|mosque|refuge|hostel|team|agency|employer|street|road|town|village|estate)"
)
_NUMBERED = (
    r"(nhs|national insurance|ni|passport|case|reference|file|hospital|patient|pupil|client"
    r"|customer|claim|prison|account|bank|card|licen[cs]e|registration|tele ?phone|phone|mobile"
    r"|house|flat|door|contact)"
)
_ASKS_WHO = re.compile(
    rf"(^(({_WHOSE}|full|first|last|family|whole) )*((sur|user|nick)?names?|address|date of birth)"
    r"\b[ :?.]*$"
    rf"|\b(what|which|write|type|give|tell us|enter|say)\b( is| are| was|[’']s| us| down)*"
    rf" {_WHOSE} ([\w’']+ ){{0,2}}((sur|user|nick)?names?|address(es)?|post ?code|initials)\b"
    rf"|\b(full|first|last|family|maiden) names?\b|\b(sur|user)names?\b"
    rf"|\bnames? of {_WHOSE} (\w+ )?({_WHO}|{_WHERE})\b"
    rf"|\bwhat (is|was|are|were) {_WHOSE} (\w+ )?({_WHO}|{_WHERE}) called\b|\bwhat are you called\b"
    rf"|\bwho (is|are|was|were) {_WHOSE} (\w+ )?{_WHO}\b|\bwhich {_WHO} (is|was|did|does|has|do)\b"
    r"|\bdates? of birth\b|\bbirth ?(day|date)\b|\bd\.?o\.?b\b|\bwhen were (you|they) born\b"
    r"|\bwhen was (he|she|your \w+) born\b"
    r"|\b(home|e-?mail|postal|full|current|last) address\b|\bpost ?code\b"
    rf"|\b(what|which) {_WHERE} (do|did|does|are|were|is) (you|your|they|he|she)\b"
    rf"|\bwhere (exactly )?do(es)? (you|your \w+) (live|go to school|work)\b|\bwhere is your home\b"
    rf"|\b{_NUMBERED} (number|no\.|ref\w*)|\b(what|which)( is|[’']s) your (number|e-?mail|phone)\b"
    r"|^(your )?(e-?mail|(tele)?phone|mobile)( number)?[ :?.]*$"
    r"|\b(how|where|on what number) (can|may|should) we (reach|contact|call|ring|phone|text"
    r"|e-?mail) you\b|\bnumber ?plate\b)",
    re.IGNORECASE,
)
# What stands by itself before a comma, a colon or an “and”: “Name and address”.
_BARE = re.compile(
    rf"^(please )?(({_WHOSE}|full|first|last|family|whole) )*((sur|nick)?names?|(home )?address)\b"
    r"\W*$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:/&()]| and | or ", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")
# Whoever is told to leave something out is not asked for it.
_LEFT_OUT = re.compile(
    r"\b(do not|don[’']t|not|never|leave out|leaving out|without|no need|instead of|rather than)\b"
    r".*",
    re.IGNORECASE,
)
# Information beside a question asks for something only if it says to write what is one's own.
_ASKS_FOR = re.compile(
    r"\b(write|type|enter|say|put|add|include|provide|fill in|print|sign|tell us)\b"
    r"( [\w’']+){0,2}? (your|full|first|last|who you)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(put|add|include|provide|fill in|print|sign|need|list)( down| in)? {_WHOSE}"
    r" ([\w’']+ ){0,2}(names?|address(es)?|initials)\b|\b(tell us|say|write) who you are\b"
    r"|\b(name|address) of yours\b",
    re.IGNORECASE,
)
LABEL, LINE, BESIDE = "", " in the line under it", " in what is read beside it"
_PROMISES = re.compile(
    r"\banonym\w+|\b(nobody|no one|no-one|we) (can|will|could|cannot|can[’']t|won[’']t)( not)?"
    r"( ever)? (know|tell|find out|see|learn|work out) (who you are|who (said|wrote)|your name"
    r"|it was you)"
    r"|\b(do not|don[’']t|never) (ask for |ask |need |want |keep )(your|any) names?\b",
    re.IGNORECASE,
)


def names_somebody(schema: Schema) -> Iterator[Fault]:
    """Yield each question in own words or numbers that asks for who somebody is.

    It may ask in its label, in the line under it or in what the page says beside it. It may not be
    published where somebody may be watching, nor where the survey tells people that nobody will
    know who they are.
    """
    refuses = schema.safety_profile == HIGH or _is_promised(schema)
    for step in schema.steps:
        for question in step.questions:
            where = _where_it_asks(step, question)
            if where is not None:
                message = f"“{question.label}” asks{where} for what tells who somebody is."
                yield Fault("names_somebody", message, step.id, question.id, refuses=refuses)


def asks_who(label: str, language: str = BASE) -> bool:
    """Say whether the words of a question ask for who somebody is; of no list they tell nothing."""
    return language == BASE and bool(_ASKS_WHO.search(label.strip()))


def _where_it_asks(step: Step, question: Question) -> str | None:
    """Return where somebody who answers in own words or numbers is asked who they are, if so."""
    if question.type not in (TEXT, NUMBER):
        return None
    if any(
        asks_who(label, language) or _lists(label, language)
        for language, label in labels_of(question)
    ):
        return LABEL
    if any(_tells_to(words, language) for language, words in lines_under(question)):
        return LINE
    return BESIDE if _asks_beside(step) else None


def _asks_beside(step: Step) -> bool:
    """Say whether a heading or information does; where to get help, help may ask for it."""
    for language, words, place in read_beside(step):
        for sentence in _SENTENCES.split(words):
            is_asked = place == step.id or (not step.supports and _ASKS_FOR.search(sentence))
            if is_asked and _tells_to(sentence, language):
                return True
    return False


def _tells_to(words: str, language: str = BASE) -> bool:
    """Say whether any sentence asks who somebody is, and does not say to leave it out."""
    asked = (_LEFT_OUT.sub("", sentence).strip() for sentence in _SENTENCES.split(words))
    return any(
        asks_who(one, language) or _lists(one, language) or bool(_TELLS.search(one))
        for one in asked
        if language == BASE
    )


def _lists(words: str, language: str) -> bool:
    """Say whether words begin with a name or an address, and perhaps with more after it."""
    first = _PARTS.split(words.strip(), maxsplit=1)[0]
    return language == BASE and bool(_BARE.search(first))


def _is_promised(schema: Schema) -> bool:
    """Say whether people read in the survey that nobody will know who they are."""
    read = [schema.intro, schema.consent_text, *schema.what_happens]
    read += [f"{one.who} {one.what}" for one in schema.readers]
    read += [note.text for step in schema.steps for note in step.notes]
    read += [question.help for question in schema.questions]
    return any(_PROMISES.search(words) for words in read)
