"""What the pages say beside the questions, in English and in the languages that come with it.

`english` is the list of everything there is to say; the page of equality questions, what is
printed and what became of answers have modules of their own. Each other module holds the same
under the same names. **Nobody who speaks the language at home has checked them yet**: before a
survey is opened in one of them, have somebody do so; what they would say otherwise is
written into the survey itself, which then says it so. In braces stands what is put in, in
square brackets the words that lead on.

Surveys keep words of their own under these names, in versions that never change. So a sentence that
comes to **mean something else gets another name**: what was written for the old one is then said
nowhere any more.
"""

import re
from collections.abc import Mapping

from surveys.engine.phrasebook import (
    english,
    equality,
    equality_in_urdu,
    equality_in_welsh,
    paper,
    paper_in_urdu,
    paper_in_welsh,
    told_in_urdu,
    told_in_welsh,
)
from surveys.engine.phrasebook.urdu import URDU
from surveys.engine.phrasebook.welsh import WELSH

__all__ = ["GROUPS", "PHRASES", "SHIPPED", "marks_of"]

# What editors read over each part.
GROUPS = english.GROUPS | {
    "On paper": paper.PAPER,
    "Questions about people, asked apart": equality.EQUALITY,
}
PHRASES: Mapping[str, str] = {
    name: words for group in GROUPS.values() for name, words in group.items()
}
_MARKS = re.compile(r"{\w+}|[\[\]]")
SHIPPED: Mapping[str, Mapping[str, str]] = {
    "cy": WELSH | equality_in_welsh.WELSH | paper_in_welsh.WELSH | told_in_welsh.WELSH,
    "ur": URDU | equality_in_urdu.URDU | paper_in_urdu.URDU | told_in_urdu.URDU,
}


def marks_of(words: str) -> list[str]:
    """Return what has to stay the same in every language: places in braces, and brackets."""
    return sorted(_MARKS.findall(words))
