"""What makes a question hard to answer truly: how it is worded."""

import re
from collections.abc import Iterator

from surveys.engine.findings import Fault
from surveys.engine.questions import Question, Schema, Step
from surveys.engine.reading import counted, reading_age

MOST_WORDS = 15
# Below this the counts jump with every word.
FEWEST_WORDS_TO_JUDGE = 60
FEWEST_WORDS_OF_QUESTION = 20
# How much harder than the whole one question may be.
LEEWAY = 2
_PAIRS = re.compile(
    r"\b(mums?|moms?|mothers?|brothers?|parents|yes|more|up|friends|family|questions|again|now)"
    r" and (dads?|fathers?|sisters?|carers|no|more|down|family|friends|answers|again|then)\b",
    re.IGNORECASE,
)
_TWO = re.compile(r"\band\b|\band/or\b", re.IGNORECASE)
_NEGATIVE = re.compile(r"\b(?<!or )(not|never|none|nobody|nothing)\b|n[’']t\b", re.IGNORECASE)
_LEADING = re.compile(
    r"^(do you (also )?(agree|think it is (important|right|wrong))|would you (also )?agree"
    r"|(don|isn|wasn|didn|wouldn|aren|shouldn)[’']t\b"
    r"|how (much )?(better|good|great|helpful|useful|well|easy|happy|pleased|satisfied|bad)\b"
    r"|surely|obviously|of course)",
    re.IGNORECASE,
)
JARGON = (
    *("assessment", "co-production", "engagement", "facilitate", "holistic", "implementation"),
    *("intervention", "multi-agency", "multi-disciplinary", "multidisciplinary", "outcomes"),
    *("outcome", "pathway", "practitioner", "provision", "referral", "safeguarding"),
    *("service user", "service users", "signpost", "signposted", "stakeholder", "stakeholders"),
    *("statutory", "thematic", "threshold", "trauma-informed", "wraparound", "utilise"),
)
_JARGON = re.compile(rf"\b({'|'.join(map(re.escape, JARGON))})\b", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b[A-Z]{2,}s?\b")
KNOWN_SHORT_FORMS = frozenset({"BSL", "GP", "GPs", "ID", "NHS", "OK", "TV", "UK"})


def wording(schema: Schema, target_age: int) -> Iterator[Fault]:
    """Yield what is worded so that people may stumble; each may be right all the same."""
    yield from _whole(schema, target_age)
    for step in schema.steps:
        for question in step.questions:
            yield from _question(step, question)
            yield from _hard(step, question, target_age)


def _whole(schema: Schema, target_age: int) -> Iterator[Fault]:
    text = "\n".join([schema.intro, schema.consent_text, *map(_words, schema.questions)])
    if counted(text).words < FEWEST_WORDS_TO_JUDGE:
        return
    age = reading_age(text)
    if age > target_age:
        message = f"The whole survey reads as for people of {age}; you wanted {target_age}."
        yield Fault("hard_to_read", message)


def _hard(step: Step, question: Question, target_age: int) -> Iterator[Fault]:
    text = _words(question)
    enough = counted(text).words >= FEWEST_WORDS_OF_QUESTION
    if enough and (age := reading_age(text)) > target_age + LEEWAY:
        message = f"“{question.label}” reads as for people of {age}; you wanted {target_age}."
        yield Fault("hard_to_read", message, step.id, question.id)


def _question(step: Step, question: Question) -> Iterator[Fault]:
    for code, message in _sayings(question.label, f"{question.label} {question.help}"):
        yield Fault(code, f"“{question.label}” {message}", step.id, question.id)


def _sayings(label: str, all_words: str) -> Iterator[tuple[str, str]]:
    words = counted(label).words
    if words > MOST_WORDS:
        yield "long_question", f"has {words} words."
    if label.count("?") > 1 or _TWO.search(_PAIRS.sub("", label)):
        yield "two_in_one", "may ask two things at once."
    if found := _NEGATIVE.search(label):
        yield "negative", f"says “{found.group()}”: a “no” to it is hard to understand."
    if _LEADING.search(label):
        yield "leading", "leads to one answer."
    if strange := _strange_words(all_words):
        yield "jargon", f"uses words that not everybody knows: {', '.join(strange)}."


def _strange_words(text: str) -> list[str]:
    short_forms = (word for word in _SHORT_FORM.findall(text) if word not in KNOWN_SHORT_FORMS)
    return list(dict.fromkeys([*(found.lower() for found in _JARGON.findall(text)), *short_forms]))


def _words(question: Question) -> str:
    options = [option.label for option in question.options if not option.exclusive]
    return "\n".join([question.label, question.help, *options])
