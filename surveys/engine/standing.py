"""Where words that a person typed stand in a text, in whatever script it is written."""

import re
import unicodedata
from collections.abc import Iterator

# Letters without capitals: by them nobody can tell where a word ends. The second are such as the
# line that draws an Arabic word out.
_WITHOUT_CAPITALS = ("Lo", "Lm")


def places_of(text: str, words: str, *, in_any_case: bool = False) -> Iterator[tuple[int, int]]:
    """Yield each place where `words` stand in `text`, whatever blanks stand between them.

    Not in the middle of a word: “art” is no part of “heart”. In a script without capitals they
    are found inside others too: Chinese leaves no blanks between words, and Arabic writes “to
    Sara” as one.
    """
    wanted = words.split()
    if not wanted:
        return
    flags = re.IGNORECASE if in_any_case else re.NOFLAG
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)), flags)
    start = 0
    while at := pattern.search(text, start):
        is_whole = not (_goes_on(text, at.start(), -1) or _goes_on(text, at.end() - 1, 1))
        if is_whole:
            yield at.span()
        # What was found inside a word may hide the beginning of the next one.
        start = at.end() if is_whole else at.start() + 1


def _goes_on(text: str, edge: int, step: int) -> bool:
    """Say whether the word with its last letter at `edge` goes on in the direction of `step`."""
    beside = edge + step
    if not 0 <= beside < len(text):
        return False
    outer = text[beside]
    is_letter = outer.isalnum() or outer == "_"
    return is_letter and not any(
        unicodedata.category(one) in _WITHOUT_CAPITALS for one in (text[edge], outer)
    )
