"""Whether somebody who reads a reason or an answer learns anything from it."""

import re
import unicodedata

LEAST = 3
# Marks that are read as words.
_SAYS = "&%/@#*"
_WORD = re.compile(r"[^\W\d_]+")
_HIDDEN = re.compile(r"\[[^\[\]]+\]")
# As long as a name with a title, or a street with its number.
_FEW_WORDS = r"\S+(?: \S+){0,3}"
_NAME = re.compile(r"[^\W\d_]{2,}")


def says_something(text: str) -> bool:
    """Return whether the text has at least three words of letters: a full stop says nothing."""
    return len(_WORD.findall(text)) >= LEAST


def names_somebody(text: str) -> bool:
    """Return whether the text has a word of two letters or more: no role or agency is a dot."""
    return _NAME.search(text) is not None


def same_letters(one: str, other: str) -> bool:
    """Return whether both texts have the same words, but for capitals and punctuation.

    A word with a figure keeps its marks: they make another number of it.
    """
    return _letters(one) == _letters(other)


def says_the_same(before: str, after: str) -> bool:
    """Return whether words that the public read were only mended.

    That is: the same words but for capitals and punctuation, or the same with a few of them hidden
    behind brackets, like “[name]”, and half of them left. Who is named can always be taken out.
    """
    return same_letters(before, after) or only_hides(before, after)


def only_hides(before: str, after: str) -> bool:
    """Return whether a few words are hidden behind brackets, and all others left."""
    kept = [_letters(part) for part in _HIDDEN.split(after)]
    words = _letters(before)
    if len(kept) == 1 or 2 * sum(map(len, kept)) < len(words):
        return False
    pieces = [" ".join(map(re.escape, part)) for part in kept]
    return re.fullmatch(f" {_FEW_WORDS} ".join(pieces).strip(), " ".join(words)) is not None


def _letters(text: str) -> list[str]:
    words = [_bare(word) for word in unicodedata.normalize("NFC", text).casefold().split()]
    return [word for word in words if word]


def _bare(word: str) -> str:
    if any(char.isnumeric() for char in word):
        return word.rstrip(".,;:!?")
    return "".join(char for char in word if char in _SAYS or not _is_mark(char))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("P")
