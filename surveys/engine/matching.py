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
    """One part: whether it is a letter or a number; what people are asked for is a phrase."""

    key: str
    kind: str
    highest: int = 0

    @property
    def phrase(self) -> str:
        """The name of the phrase that asks for it."""
        return f"part_{self.key.replace('-', '_')}"


PARTS = {
    part.key: part
    for part in (
        Part("first-name", LETTER),
        Part("carer-name", LETTER),
        Part("born-place", LETTER),
        Part("birth-day", NUMBER, 31),
        Part("older", NUMBER, 20),
        Part("first-school", LETTER),
        Part("middle-name", LETTER),
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
