"""What makes a question hard to answer truly: how it is worded."""

import re
from collections.abc import Iterator
from dataclasses import replace

from surveys.engine.findings import Fault
from surveys.engine.languages import BASE, BSL, EASY_READ, name_of
from surveys.engine.questions import Note, Question, Schema, Step
from surveys.engine.reading import counted, lix_age, reading_age

MOST_WORDS = 15
TWO = "may ask two things at once."
# Below this the counts jump with every word.
FEWEST_WORDS_TO_JUDGE = 60
FEWEST_WORDS_OF_PART = 20
# A part too short for the counts is hard by its long words: so many, and more than such a share.
FEWEST_LONG_WORDS = 3
MOST_LONG_WORDS = 1 / 3
# How much harder than the whole one part may be.
LEEWAY = 2
# Easy Read is for people who read as young children do, whoever else the survey is for.
EASY_READ_AGE = 9
# Forms whose words are the survey's own or ones that are counted here.
_COUNTED = frozenset({EASY_READ, BSL, BASE})
_PAIRS = re.compile(
    r"\b(mums?|moms?|mothers?|brothers?|parents|yes|more|up|friends|family|questions|again|now)"
    r" and (dads?|fathers?|sisters?|carers|no|more|down|family|friends|answers|again|then)\b",
    re.IGNORECASE,
)
_TWO = re.compile(r"\band\b|\band/or\b", re.IGNORECASE)
# Several things of which one is said to be true: a list, or two words that say how something was.
_YES_OR_NO = r"^(was|were|is|are|did|do|does|has|have|had|would|could|can|should|will|how)\b"
_LISTED = re.compile(
    rf"{_YES_OR_NO}.* ([\w’'-]+), (?:[\w’'-]+, )*([\w’'-]+),? or ([\w’'-]+)\W*$", re.I
)
_HOW_IT_WAS = re.compile(
    r"^(how|was|were|is|are)\b.*?(?<!\ba)(?<!\ban)(?<!\bthe)(?<!\byour)(?<!\bmy)(?<!\bin)(?<!\bat)"
    r"(?<!\bby)(?<!\bwith)(?<!\btoo)(?<!\bof) ([\w’'-]+) or (?!not\b|too\b|in\b|at\b|by\b|a\b|an\b)"
    r"([\w’'-]+)\b",
    re.IGNORECASE,
)
# Two things that somebody did: the second verb is not beside the first, as in “say or ask”.
_DOES = r"(listen|explain|help|ask|tell|answer|keep|let|give|treat|support|check|show|take)"
_DONE = re.compile(
    rf"^(did|do|does|have|has|had|would|could|can|should|will)\b[^?]*\b{_DOES}\b[^?]*?"
    rf" (?P<near>[\w’'-]+) or (?P<then>{_DOES})\b(?! not\b)",
    re.IGNORECASE,
)
_NEAR = re.compile(rf"{_DOES}|say|know|call|write|talk|see|hear|read", re.IGNORECASE)
_AND_SIGN = re.compile(r"(\b[a-z][\w’'-]*) & (?=[\w’'-])")
# How something was, in one of two words with a stroke between.
_STROKE = re.compile(r"^(how|was|were|is|are)\b.*\w/\w[\w’'-]*\W*$", re.IGNORECASE)
# Who asks whether it was one or its opposite asks one thing, whatever the answers are called.
_OPPOSITES = frozenset(
    frozenset(pair.split())
    for pair in (
        *("good bad", "easy hard", "better worse", "more less", "happy sad", "right wrong"),
        *("fair unfair", "long short", "true false", "once twice", "clear unclear", "big small"),
        *("early late", "fast slow", "safe unsafe", "helpful unhelpful", "alone together"),
        *("yes no", "now later", "before after", "male female"),
    )
)
_NEGATIVE = re.compile(r"\b(?<!or )(not|never|none|nobody|nothing)\b|n[’']t\b", re.IGNORECASE)
_OTHERS = (
    r"((most|many|nearly all|almost all|all|lots of|other) (other )?(of )?(the |our |young |many )?"
    r"(parents|people|families|children|workers|mums|dads|carers|adults|women|men|others)"
    r"|everyone|everybody|research|studies|experts)\b"
)
_PRAISE = (
    r"(great|good|helpful|useful|better|best|excellent|important|improved|well|success\w*|easy"
    r"|easier|a help|helped|bad|worse|worst|terrible|awful|useless|unfair)"
)
_LEADING = re.compile(
    r"^(do you (also )?(agree|think it is (important|right|wrong))|would you (also )?agree"
    rf"|{_OTHERS}[^?]*[.!;:]\s+[^?]*\?|(like|as) (most|many|all|other)\b"
    r"|(the|our|this|these|it|they)\b[^?.!]*\b(is|was|are|were|has|have|works?|helps?|helped)\b"
    rf"[^?.!]*\b{_PRAISE}\b[^?.!]*[.!]\s+[^?]*\?"
    r"|(don|isn|wasn|didn|wouldn|aren|shouldn)[’']t\b"
    r"|how much (did|do|does) [^?]*\b(enjoy|like|love|value)"
    r"|how (much )?(better|good|great|helpful|useful|well|easy|happy|pleased|satisfied|bad)\b"
    r"|how much (did|does|do|has|have)\b.*\b(help|improv|better)\w*"
    r"|(why|what made|in what way)\b.*\b(better|best|easier|good|great|helpful|useful|happy|happier"
    r"|worse|worst|bad|improved?|like|enjoy|prefer|helped?)\b"
    r"|surely|obviously|of course)"
    r"|,\s*as (it|they|most|many|all|other|others)\b[^?]*\?"
    r"|,\s*(isn|wasn|don|doesn|didn|wouldn|aren|weren|hasn|haven|won)[’']t"
    r" (it|you|they|he|she|we)\?",
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
    """Yield what is worded so that people may stumble; each may be right all the same.

    The Easy Read words are read too. Of other languages nothing is said: see `unread`.
    """
    found = tuple(_worded(schema, target_age))
    yield from found
    if EASY_READ in schema.says:
        easy = schema.in_form(EASY_READ)
        again = (fault for fault in _worded(easy, target_age) if fault not in found)
        yield from (replace(one, message=f"Easy Read: {one.message}") for one in again)


def unread(schema: Schema) -> tuple[str, ...]:
    """Return the names of the languages whose words are not judged.

    The counts and the lists of words, also those of hard ones, are of English.
    """
    return tuple(name_of(form) for form in (schema.language, *schema.says) if form not in _COUNTED)


def _worded(schema: Schema, target_age: int) -> Iterator[Fault]:
    age = min(target_age, EASY_READ_AGE) if schema.easy_read else target_age
    yield from _whole(schema, age)
    for name, text in (("The introduction", schema.intro), ("The consent", schema.consent_text)):
        yield from _hard(name, text, age)
    for step in schema.steps:
        for note in step.notes:
            yield from _note(step, note, age)
        for question in step.questions:
            yield from _question(step, question)
            name, text = f"“{question.label}”", _words(question)
            yield from _hard(name, text, age, step.id, question.id)


def _whole(schema: Schema, target_age: int) -> Iterator[Fault]:
    notes = [_words_of_note(note) for step in schema.steps for note in step.notes]
    asked = map(_words, schema.questions)
    text = "\n".join([schema.intro, schema.consent_text, *notes, *asked])
    if counted(text).words < FEWEST_WORDS_TO_JUDGE:
        return
    age = reading_age(text)
    if age > target_age:
        message = f"The whole survey reads as for people of {age}, not of {target_age}."
        yield Fault("hard_to_read", message)


def _hard(
    name: str, text: str, target_age: int, step: str = "", place: str = ""
) -> Iterator[Fault]:
    age = _age_of_part(text)
    if age > target_age + LEEWAY:
        message = f"{name} reads as for people of {age}, not of {target_age}."
        yield Fault("hard_to_read", message, step, place)


def _age_of_part(text: str) -> int:
    """Return the age for which `text` is written; 0 if it is short and has few long words."""
    count = counted(text)
    if count.words >= FEWEST_WORDS_OF_PART:
        return reading_age(text)
    is_long = count.long_words >= FEWEST_LONG_WORDS
    return lix_age(text) if is_long and count.long_words > MOST_LONG_WORDS * count.words else 0


def _note(step: Step, note: Note, target_age: int) -> Iterator[Fault]:
    name, text = f"The information “{note.heading or note.text[:40]}”", _words_of_note(note)
    yield from _hard(name, text, target_age, step.id, note.id)
    if strange := _strange_words(text):
        message = f"{name} uses words that not everybody knows: {', '.join(strange)}."
        yield Fault("jargon", message, step.id, note.id)


def _question(step: Step, question: Question) -> Iterator[Fault]:
    if _asks_several(question):
        yield Fault("two_in_one", f"“{question.label}” {TWO}", step.id, question.id)
    for code, message in _sayings(question.label, f"{question.label} {question.help}"):
        yield Fault(code, f"“{question.label}” {message}", step.id, question.id)


def _sayings(label: str, all_words: str) -> Iterator[tuple[str, str]]:
    words = counted(label).words
    if words > MOST_WORDS:
        yield "long_question", f"has {words} words."
    if found := _NEGATIVE.search(label):
        yield "negative", f"says “{found.group()}”: a “no” to it is hard to understand."
    if _LEADING.search(label):
        yield "leading", "leads to one answer."
    if strange := _strange_words(all_words):
        yield "jargon", f"uses words that not everybody knows: {', '.join(strange)}."


def _asks_several(question: Question) -> bool:
    label = _AND_SIGN.sub(r"\1 and ", question.label)
    if _STROKE.search(label):
        label = label.replace("/", " or ")
    done = _DONE.search(label)
    if done and not _NEAR.fullmatch(done["near"]):
        return True
    if label.count("?") > 1 or _TWO.search(_PAIRS.sub("", label)):
        return True
    found = _LISTED.search(label) or _HOW_IT_WAS.search(label)
    if found is None:
        return False
    words = {word.casefold() for word in found.groups()[1:]}
    offered = " ".join(option.label for option in question.options).casefold()
    # What can be chosen in the answer is not asked at once.
    return words not in _OPPOSITES and not all(word in offered for word in words)


def _strange_words(text: str) -> list[str]:
    short_forms = (word for word in _SHORT_FORM.findall(text) if word not in KNOWN_SHORT_FORMS)
    return list(dict.fromkeys([*(found.lower() for found in _JARGON.findall(text)), *short_forms]))


def _words(question: Question) -> str:
    options = [option.label for option in question.options if not option.exclusive]
    return "\n".join([question.label, question.help, *options])


def _words_of_note(note: Note) -> str:
    return f"{note.heading}\n{note.text}"
