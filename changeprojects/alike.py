"""Texts as people see them: letters that nobody can tell apart are the same letter.

What looks like what is told by Unicode's list of confusable characters (UTS 39).
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from confusable_homoglyphs.confusables import confusables_data

# Marks upon letters, small signs beside them, and what has no width or no letter.
_UNSEEN = {"Cf", "Cc", "Cn", "Co", "Cs", "Mn", "Me", "Lm"}
# Letters that fill a gap and show nothing.
_FILLERS = "\u115f\u1160"
# In the list they stand around each letter that is written from the right.
_FROM_THE_LEFT = "\u200e"
_SMALL_CAPITAL = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])")
# Small capitals under other names, and a sign that the list takes for three.
_OTHERS = {"ĸ": "k", "ʍ": "m", "٪": "%"}
# Whoever reads Urdu tells these from the letters that the list takes them for.
_OTHERS |= {letter: letter for letter in "ھںے"}
# What looks alike in the letters of many sites: capital i, small L and one; O and nought.
_ALIKE = str.maketrans("i10", "llo")
_NOT_PLAIN = re.compile(r"[^\x20-\x7e]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)(?: ?- ?|[.,:/~·])(?=\d)")


def _is_small_sign(letter: str) -> bool:
    return unicodedata.category(letter) == "Nl" or unicodedata.decomposition(letter).startswith(
        "<super>"
    )


# Such as ª, ² and Ⅱ.
_SMALL_SIGNS = re.compile(f"[{''.join(filter(_is_small_sign, map(chr, range(0xA0, 0x10000))))}]")

BETWEEN = "·"
"""What stands between the parts of a number, as in 9:30 and in 5–7, whatever was written there."""


def plain(text: str) -> str:
    """Return a text in small letters, each written in one way, without what nobody sees.

    Numbers are still numbers, the parts of one with `BETWEEN` between them.
    """
    spaced = re.sub(r"\s", " ", unicodedata.normalize("NFKD", text))
    # Twice: some look like a capital letter, others like a small one.
    small = _NOT_PLAIN.sub(_seen, _NOT_PLAIN.sub(_seen, spaced).casefold()).replace("&", " and ")
    return _BETWEEN_NUMBERS.sub(BETWEEN, _THOUSANDS.sub("", small))


def without_small_signs(text: str) -> str:
    """Return a text without signs that are set small and high, and Roman numbers of one sign.

    Beside a word they change nothing that it says; read as letters they would make another one.
    """
    return _SMALL_SIGNS.sub("", text)


def one_letter_each(words: str) -> str:
    """Return plain words with one letter for those, and the numbers, that look alike."""
    return words.translate(_ALIKE)


def _seen(found: re.Match[str]) -> str:
    return _as_seen(found[0])


@cache
def _as_seen(letter: str) -> str:
    if letter == BETWEEN:
        return letter
    if (digit := unicodedata.decimal(letter, None)) is not None:
        return str(digit)
    category = unicodedata.category(letter)
    if category == "Pd":
        return "-"
    if category in _UNSEEN or letter in _FILLERS:
        return ""
    seen = _OTHERS.get(letter) or _LOOKS_LIKE.get(letter, letter)
    if capital := _SMALL_CAPITAL.fullmatch(unicodedata.name(seen, "") if len(seen) == 1 else ""):
        return capital[1].lower()
    return seen


def _looks() -> Iterator[tuple[str, str]]:
    """Yield each letter that looks like another one, or like some in a row, with that.

    The list tells it both ways: of the one that others look like, it names them all. What looks
    like another one under a mark is told apart by that, as the letters of Urdu by their dots.
    """
    for key, others in confusables_data.items():
        letter, other = key.strip(_FROM_THE_LEFT), others[0]["c"]
        likes = len(confusables_data.get(other, ()))
        is_of_others = len(others) == 1 and (likes > 1 or other < letter)
        seen = unicodedata.normalize("NFKD", other.strip(_FROM_THE_LEFT))
        if len(letter) == 1 and is_of_others and not any(map(unicodedata.combining, seen)):
            yield letter, seen


_LOOKS_LIKE = {letter: other for letter, other in _looks() if not letter.isascii()}
