"""Words of one person as they may be quoted: nothing is added to them but a neutral word.

Plain values in, plain values out. Places are counted in characters, as Python counts them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from surveys.engine.standing import places_of

LONGEST = 400
# Fewer words are a phrase that several may have said, and more of a label than a quote.
FEWEST_WORDS = 3
# Chinese leaves no blanks between its words, most of which have two signs.
_SIGN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SIGNS_OF_WORD = 2
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:\S*[^\W_])?")


class Put(StrEnum):
    """What stands in brackets in the place of what was taken out; the value is what readers see."""

    NOTHING = "…"
    PERSON = "person"
    CHILD = "child"
    WORKER = "worker"
    PLACE = "place"
    SERVICE = "service"
    TIME = "time"
    DETAIL = "detail"


class Because(StrEnum):
    """Why something was taken out."""

    RECOGNISED = "Somebody could be recognised by it"
    OTHERS = "It is about somebody else"
    HURTS = "It would hurt somebody"
    ASIDE = "It is about something else"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A part of the words that is taken out, what stands there instead, and why."""

    start: int
    end: int
    put: Put
    why: Because


class NotThere(ValueError):
    """Words that were to be quoted or taken out do not stand in the text."""


def part_of(text: str, words: str) -> tuple[int, int]:
    """Return where `words` stand in `text` for the first time, however the lines were broken.

    Raises `NotThere` if they do not, letter by letter: nobody is quoted with other words.
    """
    found = next(places_of(text, words), None)
    if found is None:
        raise NotThere(words)
    return found


def edits_of(text: str, words: str, put: Put, why: Because) -> list[Edit]:
    """Return what takes `words` out of `text` wherever they stand. Raises `NotThere` if nowhere."""
    edits = [Edit(start, end, put, why) for start, end in places_of(text, words)]
    if not edits:
        raise NotThere(words)
    return edits


def quoted(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` as it is quoted: each edit in brackets, blanks as one, nothing added else.

    Edits that overlap go as one, with the word of the first. Raises `ValueError` if one is not
    inside the text: then it belongs to other words.
    """
    pieces: list[str] = []
    read = 0
    for edit in sorted(edits):
        if not 0 <= edit.start < edit.end <= len(text):
            raise ValueError("A part that is taken out must be inside the text.")
        if edit.start >= read:
            pieces += [text[read : edit.start], f"[{edit.put.value}]"]
        read = max(read, edit.end)
    return " ".join("".join((*pieces, text[read:])).split())


def is_a_quote(text: str, edits: Sequence[Edit]) -> bool:
    """Say whether enough of somebody's own words is left, and not too much."""
    told = quoted(text, edits)
    own = _IN_BRACKETS.sub(" ", told)
    words = len(_WORD.findall(_SIGN.sub(" ", own)))
    words += len(_SIGN.findall(own)) // _SIGNS_OF_WORD
    return words >= FEWEST_WORDS and len(told) <= LONGEST
