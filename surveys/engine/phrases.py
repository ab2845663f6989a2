"""What the pages themselves say, beside the questions: buttons, headings, what to do.

A survey that is offered in another form may say each of them in it; what it does not say
stays in English and is marked so, for whoever has the page read aloud.
"""

from dataclasses import dataclass

from surveys.engine import languages
from surveys.engine.questions import Schema

PREFIX = "phrase_"
PHRASES = {
    "leave": "Leave this page",
    "back": "Back",
    "go_on": "Continue",
    "skip_one": "Skip this question",
    "skip_many": "Skip these questions",
    "save": "Save and come back later",
    "before": "Before you start",
    "free": "You do not have to do this. You can skip any question. You can stop at any time.",
    "happens": "What happens then",
    "readers": "Who reads what you say",
    "start": "Start",
    "no_thanks": "No, thank you",
    "take_part": "Do you want to take part?",
    "take_part_yes": "Yes, I want to take part",
    "take_part_no": "No",
    "hard_one": "The next question may be hard",
    "hard_many": "The next questions may be hard",
    "hard_free": "You do not have to answer. Both ways are fine.",
    "hard_on": "Go on",
    "wipe_now": "Wipe what I wrote, and stop",
    "check": "Check your answers",
    "not_sent": "Nothing is sent before you press the button at the end.",
    "not_answered": "Not answered",
    "change": "Change",
    "quote": "Can we use your words in what we publish?",
    "quote_help": "We will take out anything that could show who you are.",
    "quote_yes": "Yes",
    "quote_summary": "Only as part of a summary",
    "quote_no": "No",
    "send": "Send my answers",
    "wipe": "Do not send. Wipe them",
    "problem": "There is a problem",
    "danger": "In danger now? Call 999.",
    "talk": "People you can talk to",
    "help": "I want someone to help me",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a page, and the language and direction that they are in."""

    text: str
    language: str = languages.BASE

    @property
    def direction(self) -> str:
        """How it is written: “ltr” or “rtl”."""
        return languages.direction_of(self.language)


def phrase(name: str, schema: Schema | None) -> Phrase:
    """Return what a page says under `name`, in the words that `schema` is shown in if it can."""
    words = schema.says.get(schema.spoken, {}) if schema else {}
    said = words.get(PREFIX + name)
    if schema is None or not said:
        return Phrase(PHRASES[name])
    return Phrase(said, schema.language_of(schema.spoken))
