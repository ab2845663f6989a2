"""How hard words are to read, by two counts that anybody can repeat.

Both only count letters, words and sentences; neither knows what is meant. A text counts as
too hard only if both say so, and single questions are too short for either to be exact.
"""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"[.:!?]+(?=\s|$)|\n")
_LONG = 6
# School years by LIX, after J. Anderson, Lix and Rix, Journal of Reading 26 (1983).
_YEARS = ((56, 13), (52, 12), (48, 11), (44, 10), (40, 9), (36, 8), (32, 7), (28, 6), (24, 5))
_YOUNGEST_YEAR = 4
# A child in the first school year of these scales is six.
_AGE_IN_YEAR_ONE = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted of a text."""

    words: int
    sentences: int
    letters: int
    long_words: int


def counted(text: str) -> Counted:
    """Count the words, sentences, letters and words of more than six letters in `text`."""
    words = _WORD.findall(text)
    return Counted(
        words=len(words),
        sentences=max(1, sum(bool(_WORD.search(part)) for part in _END.split(text))),
        letters=sum(sum(map(str.isalpha, word)) for word in words),
        long_words=sum(len(word) > _LONG for word in words),
    )


def long_sentences(text: str, most: int) -> list[tuple[str, int]]:
    """Return each sentence of `text` that has more than `most` words, and how many it has."""
    parts = (part.strip() for part in _END.split(text))
    return [(part, count) for part in parts if (count := counted(part).words) > most]


def lix(text: str) -> int:
    """Return Björnsson’s index: words in a sentence plus long words in a hundred; 0 if empty."""
    count = counted(text)
    if not count.words:
        return 0
    return round(count.words / count.sentences + 100 * count.long_words / count.words)


def lix_age(text: str) -> int:
    """Return the age at which a good reader manages `text`, by LIX."""
    index = lix(text)
    year = next((year for least, year in _YEARS if index >= least), _YOUNGEST_YEAR)
    return year - 1 + _AGE_IN_YEAR_ONE


def coleman_liau_age(text: str) -> int:
    """Return the same by Coleman and Liau (Journal of Applied Psychology 60, 1975)."""
    count = counted(text)
    if not count.words:
        return 0
    letters = 100 * count.letters / count.words
    sentences = 100 * count.sentences / count.words
    return round(0.0588 * letters - 0.296 * sentences - 15.8) - 1 + _AGE_IN_YEAR_ONE


def reading_age(text: str) -> int:
    """Return the lower of both ages: neither calls the text harder alone."""
    return min(lix_age(text), coleman_liau_age(text))
