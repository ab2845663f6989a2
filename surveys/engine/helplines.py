"""Helplines as editors write them, with a number that a phone can ring."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"\+?\d[\d ]{1,18}\d")


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: what stands before the number, the number, what stands after it."""

    before: str
    number: str = ""
    after: str = ""

    @property
    def dial(self) -> str:
        """The number as a phone dials it."""
        return self.number.replace(" ", "")


def helpline(line: str) -> Helpline:
    """Return the parts of `line`; a line without a number is all text."""
    line = line.strip()
    found = NUMBER.search(line)
    if found is None:
        return Helpline(line)
    return Helpline(line[: found.start()], found.group(), line[found.end() :])
