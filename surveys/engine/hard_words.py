"""Which questions may be hard to answer: those marked so, and those whose words say so.

The list finds too much and misses some, and there is one for English alone: the form says in which
languages nobody looked. What nobody marked has no page before it that says what is coming; where
somebody may be watching the screen, that is not left to chance.

The lists serve who writes a survey. What is told of answers follows from marks alone: else a word
added here would change numbers that were told.
"""

import re
from collections.abc import Iterator, Mapping

from surveys.engine.findings import Fault
from surveys.engine.languages import BASE, language_of
from surveys.engine.questions import CONSENT, Question, Schema

# Here what sounds hard has to be marked before anybody is asked.
HIGH = "high"
_CHILD = r"(child|children|bab(y|ies)|kids?|sons?|daughters?|brothers?|sisters?)"
_NEAR = (
    rf"({_CHILD}|mum|mother|dad|father|partner|wife|husband|pregnancy|parents?|someone|somebody)"
)
_YOU = r"(you|him|her|them|your\w*)"
_WHOSE = r"(your|his|her|their|the|any of your)"
_ENGLISH = re.compile(
    r"\b(abus\w+|violen\w+|rape\w*|assault\w*|suicid\w*|self.harm\w*|harm(ed|ing|s)?|molest\w*"
    r"|hurt(s|ing)? (you|your\w*|him|her|them|anyone|somebody|someone)|kill\w*|die[ds]?|dying|dead"
    r"|(hit|hits|hitting|slap\w*|punch\w*|kick\w*|beat\w*|chok\w*|strangl\w*|burn\w*|shout\w* at"
    rf"|scream\w* at|touch\w*|forc\w+|follow\w*|watch\w*) {_YOU}"
    rf"|(push(ed|es|ing)?|shov\w+|grab\w*|drag(s|ged|ging)?|shook|spat at|bit|blam\w+) {_YOU}"
    rf"|(push|grab|bite|shake|spit at|humiliate) {_YOU}|humiliat\w+|call(s|ed)? you names"
    r"|(end|ending|take|taking) (your|their|his|her)( own)? life|want(ed)? to live"
    r"|cut(ting)? yourself|afraid|scar(ed?|es|y|ing)|fear\w*|fright\w+|terrif\w+|threat\w*"
    r"|intimidat\w*|control(s|led|ling)? (you|what|who|your)|stalk\w*|traffick\w*|exploit\w*"
    r"|lock(ed|s|ing)? (you|him|her|them|your \w+) (in|up|out)"
    r"|(was|were|been|being) locked (in|up|out)"
    r"|locked in an?|shut in an?|neglect\w*|groomed|grooming|weapons?|knife|knives"
    rf"|(check|checks|checked|checking|went through|goes through|go through|track\w*|spy\w*|spied)"
    r" (on )?(your|her|his|their) (phone|mobile|messages|texts|e-?mails|location|bank|post)"
    r"|(does|did|has|have) (he|she|they|any\w+|some\w+|your \w+)( ever)? stop(ped)? you"
    r"|your fault|bully\w*|bullie[ds]|death|grie[fv]\w*|bereave\w*|miscarr\w*|abort\w*"
    r"|stillb\w+"
    rf"|(lost|lose|losing|loss of) (an? |{_WHOSE} )?(unborn )?{_NEAR}"
    rf"|remov\w+ (of )?({_WHOSE} |an? )?{_CHILD}|{_CHILD} (was |were |been |being )*removed"
    rf"|(take|took|taking|taken) ({_WHOSE} |an? )?{_CHILD} (away|from you|off you|into care)"
    r"|(taken|went|go|gone|going|came|put|placed) into care"
    r"|safe (at home|with|from)|unsafe|sexual\w*|having sex|drugs?|alcohol|drunk|addict\w*"
    r"|overdos\w*|arrest\w*|prison|depress\w*|mental (health|illness)|panic|nightmares?|flashbacks?"
    r"|hopeless|worthless|ashamed|trauma|taken away|adopted|refuge)\b",
    re.IGNORECASE,
)
# Whoever looks at their own phone.
_ONES_OWN = re.compile(
    r"\byou (\w+ )?(check|track|go through) your (phone|mobile|messages|texts|e-?mails"
    r"|post|bank)\b",
    re.IGNORECASE,
)
_LISTS: Mapping[str, re.Pattern[str]] = {BASE: _ENGLISH}


def is_sensitive(question: Question) -> bool:
    """Say whether a question may be hard to answer: it says so, or its words do."""
    return question.sensitive or sounds_sensitive(question)


def sounds_sensitive(question: Question) -> bool:
    """Say whether the words of a question tell that it may be hard to answer, in any form.

    Words in a language without a list tell nothing.
    """
    return any(_is_found(language, label) for language, label in labels_of(question))


def labels_of(question: Question) -> Iterator[tuple[str, str]]:
    """Yield a question as it is put in each form with words for it, after their language."""
    yield question.language, question.label
    for form, words in question.says.items():
        if words.label:
            yield language_of(form, question.language), words.label


def not_marked(schema: Schema) -> Iterator[Fault]:
    """Yield each question that sounds hard with nothing before it that says so.

    A page whose settings say what is coming is marked. An agreement is read, not lived through.
    """
    for step in schema.steps:
        for question in step.questions:
            if step.is_hard or question.look == CONSENT or not sounds_sensitive(question):
                continue
            message = f"“{question.label}” sounds hard to answer and is not marked as hard."
            refuses = schema.safety_profile == HIGH
            yield Fault("not_marked_hard", message, step.id, question.id, refuses=refuses)


def _is_found(language: str, label: str) -> bool:
    words = _LISTS.get(language)
    return words is not None and bool(words.search(_ONES_OWN.sub("", label)))
