"""Numbers of cards as people write them down beside a table: 3, 8 and 12, or 5-9."""

import re

_RANGE = re.compile(r"(?<!\w)(\d{1,3})\s*(?:-|–|—|\bto\b)\s*(\d{1,3})(?!\w)", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;.&+]+|(?<!\w)and(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")
_RANGES_END = re.compile(r"(\d{1,3})-(\d{1,3})")


def read_numbers(text: str) -> tuple[list[int], list[str]]:
    """Return the numbers that `text` names, each once and in its order, and what is none.

    A range runs upwards: of another, nobody knows what was meant.
    """
    numbers: dict[int, None] = {}
    strange = []
    for part in filter(None, _BETWEEN.split(_RANGE.sub(r" \1-\2 ", text))):
        ends = _RANGES_END.fullmatch(part)
        first, last = map(int, ends.groups()) if ends else (0, -1)
        if _NUMBER.fullmatch(part):
            numbers[int(part)] = None
        elif first <= last:
            numbers |= dict.fromkeys(range(first, last + 1))
        else:
            strange.append(part)
    return list(numbers), strange
