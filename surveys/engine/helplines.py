"""Helplines as editors write them, with a number that a phone can ring, or another way there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Groups of digits as people write numbers, with a space, a hyphen, a dot or brackets between them.
DIGITS = re.compile(r"\+?\(?\d(?:[ ().\u2011-]{0,2}\d)*")
GROUP = re.compile(r"\+?(?:\(\d+\)|\d+)")
# When somebody is there: what looks so is no part of a number.
HOURS = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|o.clock|noon|midnight|h\b|hrs?\b|hours?|(?:to|till?|"
    r"until|and)\b|[–-]{1,2} ?\d{1,2}(?:[:.]\d\d)?(?![\d-]))"
    r"|\b(?:to|till?|until|from|[–-]) ?\d{1,2}(?:[:.]\d\d)?(?![\d-])"
    r"|\b\d{1,3} ?(?:days?|nights?|weeks?|minutes?|%)|\b24 ?/ ?7\b|\b\d\d?:\d\d\b",
    re.IGNORECASE,
)
# Shorter than others, but real: Childline, and what the emergency services and the NHS answer to.
SHORT = frozenset({"08001111", "999", "112", "111", "101", "119", "105", "159", "18000"})
# Of this country; of help all over Europe; of others with their country's own.
TELEPHONE = re.compile(r"0[1-9]\d{8,9}|116\d{3}|(?:\+|00)[1-9]\d{7,14}")
# Five digits to send a message to are a number only where the line says so.
TEXTED, TO_TEXT = re.compile(r"[3-8]\d{4}"), re.compile(r"\b(?:text|txt|sms)", re.IGNORECASE)
# Dialled first by whoever types instead of speaking, or is deaf.
RELAY = re.compile(r"1800[12]")
# Of a chat on the web, or of e-mail: who cannot speak is helped by it.
ADDRESS = re.compile(r"(?:https?://|www\.|[\w.+-]+@)?((?:[a-z\d-]+\.)+[a-z]{2,}(?:/\S*)?)", re.I)
# In which a number of this country may be written.
ABROAD, HERE = ("+44", "0044"), "0"


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: what stands before the number, the number, what stands after it."""

    before: str
    number: str = ""
    after: str = ""

    @property
    def dial(self) -> str:
        """The number as a phone dials it."""
        return dialled(self.number)

    @property
    def way(self) -> str:
        """How somebody there is reached, the same however it is written; empty if nothing says."""
        if self.number:
            dial = self.dial
            code = next((one for one in ABROAD if dial.startswith(one)), "")
            return HERE + dial.removeprefix(code) if code else dial
        found = ADDRESS.search(self.before)
        if not found:
            return ""
        # The same site with and without what may stand before it; a mailbox is another way.
        address = found.group() if "@" in found.group() else found[1]
        return address.casefold().removeprefix("www.").rstrip("/.,")


def helpline(line: str) -> Helpline:
    """Return the parts of `line`; a line without a number is all text."""
    line = line.strip()
    # As long as before, so that a place in the one is the same place in the other.
    plain = HOURS.sub(lambda found: "·" * len(found.group()), line)
    is_texted = bool(TO_TEXT.search(line))
    for found in DIGITS.finditer(plain):
        for start, end in _spans(found):
            number = line[start:end]
            if is_number(dialled(number)) or (is_texted and TEXTED.fullmatch(number)):
                return Helpline(line[:start], number, line[end:])
    return Helpline(line)


def dialled(number: str) -> str:
    """Return `number` as a phone dials it: without what is only written."""
    bare = number.replace("(0)", "") if number.startswith(ABROAD) else number
    return re.sub(r"[^\d+]", "", bare)


def is_number(dial: str) -> bool:
    """Say whether digits are those of a number to ring, and not just any."""
    bare = RELAY.sub("", dial, count=1) if RELAY.match(dial) else dial
    return dial in SHORT or bare in SHORT or bool(TELEPHONE.fullmatch(bare))


def _spans(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where a number may begin and end: a short one first, then as long as there is."""
    first = found.start()
    groups = [(first + one.start(), first + one.end()) for one in GROUP.finditer(found.group())]
    for place, (start, _) in enumerate(groups):
        ends = [end for _, end in groups[place:]]
        whole = found.string
        yield from ((start, end) for end in ends if dialled(whole[start:end]) in SHORT)
        yield from ((start, end) for end in reversed(ends))
