"""How hard a text is to read, as a number that anybody can count again."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_END = re.compile(r"[.:!?]+(?=\s|$)")
_LONG = 6


def lix(text: str) -> int:
    """Return the readability index of `text`: below 30 very easy, from 50 on hard.

    The words in a sentence plus the percentage of words with more than six letters, rounded;
    0 without a word. After C. H. Björnsson, Läsbarhet, Stockholm: Liber, 1968. It counts
    letters and no syllables, so it is the same for every language.
    """
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(bool(_WORD.search(part)) for part in _END.split(text))
    long_words = sum(len(word) > _LONG for word in words)
    return round(len(words) / sentences + 100 * long_words / len(words))
