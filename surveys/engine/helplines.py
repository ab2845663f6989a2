"""Helplines as editors write them, with a number that a phone can ring, or another way there."""

import re
from dataclasses import dataclass

NUMBER = re.compile(r"\+?\d[\d ]{1,18}\d")
# Of a chat on the web, or of e-mail: who cannot speak is helped by it.
ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@)?((?:[a-z\d-]+\.)+[a-z]{2,}(?:/\S*)?)", re.I)
# In which a number of this country may be written.
ABROAD, HERE = "+44", "0"


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

    @property
    def way(self) -> str:
        """How somebody there is reached, the same however it is written; empty if nothing says."""
        if self.number:
            dial = self.dial
            return HERE + dial.removeprefix(ABROAD) if dial.startswith(ABROAD) else dial
        found = ADDRESS.search(self.before)
        return found.group().casefold().rstrip("/.,") if found else ""


def helpline(line: str) -> Helpline:
    """Return the parts of `line`; a line without a number is all text."""
    line = line.strip()
    found = NUMBER.search(line)
    if found is None:
        return Helpline(line)
    return Helpline(line[: found.start()], found.group(), line[found.end() :])
