"""The small parts of a code that people can make again later without giving their name.

Each part is something that does not change, that people know by heart, and that tells
nobody who they are. Two codes of one person may differ in a part or two, so parts are kept
one by one. No part is a date of birth, a postcode or a whole name.
"""

import unicodedata
from dataclasses import dataclass

LETTER, NUMBER = "letter", "number"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: what people are asked for, and whether it is a letter or a number."""

    key: str
    label: str
    kind: str
    highest: int = 0


PARTS = {
    part.key: part
    for part in (
        Part("first-name", "First letter of your first name", LETTER),
        Part("carer-name", "First letter of the name of the person who brought you up", LETTER),
        Part("born-place", "First letter of the place where you were born", LETTER),
        Part("birth-day", "Day of the month on which you were born, from 1 to 31", NUMBER, 31),
        Part("older", "How many older brothers and sisters you have, 0 if none", NUMBER, 20),
        Part("first-school", "First letter of the name of your first school", LETTER),
        Part("middle-name", "First letter of your middle name, X if you have none", LETTER),
    )
}


class MatchingCode(list):
    """The parts of a code as they are kept: keyed hashes, "" for a part left empty.

    `words` are the parts as they were typed, for the page on which people check them; they
    are never kept after sending.
    """

    def __init__(self, hashes: list[str], words: str) -> None:
        super().__init__(hashes)
        self.words = words


def normalised(part: Part, typed: str) -> str | None:
    """Return a part in the one form in which it is compared; None if it is not one.

    Letters lose their accents and become large, so that “é” and “E” are the same.
    """
    typed = typed.strip()
    if part.kind == NUMBER:
        is_number = typed.isdecimal() and len(typed) <= len(str(part.highest))
        return str(int(typed)) if is_number and int(typed) <= part.highest else None
    letters = [c for c in unicodedata.normalize("NFKD", typed).upper() if c.isalpha()]
    return letters[0] if letters else None


def differences(one: list[str], other: list[str]) -> int:
    """Return in how many parts two kept codes differ; what is missing in one differs."""
    longest = max(len(one), len(other))
    same = sum(a == b != "" for a, b in zip(one, other, strict=False))
    return longest - same
