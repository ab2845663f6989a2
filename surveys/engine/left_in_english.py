"""What the pages of a survey say in English only to whoever reads it in another language."""

import re
from collections.abc import Iterator

from surveys.engine.findings import Fault
from surveys.engine.languages import BASE, name_of
from surveys.engine.phrasebook import GROUPS
from surveys.engine.phrasebook.english import SAFETY
from surveys.engine.phrases import Speech, speech_of
from surveys.engine.questions import Schema

LETTERS = 40
# Said on paper alone, which is refused in letters that it cannot print.
_NOT_SHOWN = "On paper"
_APART = "Questions about people, asked apart"
# By which somebody leaves, gets help, or agrees: nobody is asked in a language without them.
NEEDED = frozenset(SAFETY) | {
    *("leave", "no_thanks", "wipe_now", "wipe", "go", "finish", "stop_here", "stop_free"),
    *("screen", "screen_leave", "danger", "talk", "help", "helped", "helped_how", "talk_now"),
    *("ask_contact", "ask_private", "ask_when", "ask_reach", "ask", "cannot_wait", "talk_if"),
    *("hard_one", "hard_many", "hard_free", "hard_on", "skip_one", "skip_many"),
    *("free", "start", "take_part", "take_part_yes", "take_part_no", "agree_lacks"),
    *("consent_lacks", "refused", "refused_1", "wiped", "wiped_1"),
}


def unsaid_needed(schema: Schema) -> Iterator[Fault]:
    """Yield what people need to leave, to be safe or to agree, and would read in English only."""
    for form, group, unsaid in _unsaid(schema):
        if missing := [words for name, words in unsaid.items() if name in NEEDED]:
            listed = ", ".join(map(_briefly, missing))
            message = f"{name_of(form)}: “{group}” lacks what people need to leave, to be safe or "
            yield Fault("needed_in_english", f"{message}to agree: {listed}.")


def unsaid_otherwise(schema: Schema) -> Iterator[Fault]:
    """Yield for each language how much else the pages say in English only."""
    counts: dict[str, int] = {}
    for form, _, unsaid in _unsaid(schema):
        counts[form] = counts.get(form, 0) + len(unsaid.keys() - NEEDED)
    for form, count in counts.items():
        if count:
            message = f"{name_of(form)}: {count} of what the pages say stay in English."
            yield Fault("left_in_english", message)


def _unsaid(schema: Schema) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield for each form and group of phrases those that stay in English, and their words."""
    apart = {_NOT_SHOWN} if schema.equality else {_NOT_SHOWN, _APART}
    for form in schema.says:
        speech = speech_of(schema.in_form(form))
        if not speech.is_english:
            for group, phrases in GROUPS.items():
                if group not in apart and (unsaid := _in_english(speech, phrases)):
                    yield form, group, unsaid


def _briefly(words: str) -> str:
    """Return a sentence by as much of it as finds it, in marks of its own."""
    bare = re.sub("[“”]", "", words)
    cut = bare if len(bare) <= LETTERS else f"{bare[: LETTERS - 1].rstrip()}…"
    return f"“{cut}”"


def _in_english(speech: Speech, phrases: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in phrases.items() if speech.language_of(name) == BASE}
