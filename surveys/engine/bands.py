"""Numbers in steps: results never tell a number on its own."""

from math import ceil

MOST_BANDS = 5
NARROWEST = 2
# A number without limits is told in these steps.
UNTIL = 20


def bands_of(lowest: int | None, highest: int | None) -> list[tuple[int, int]]:
    """Return at most five steps of the same width from `lowest` to `highest`.

    The last may be shorter. No step holds a single number, unless it is the last.
    """
    first, last = lowest or 0, UNTIL if highest is None else highest
    width = max(NARROWEST, ceil((last - first + 1) / MOST_BANDS))
    starts = range(first, last + 1, width)
    return [(start, min(start + width - 1, last)) for start in starts]


def band_of(bands: list[tuple[int, int]], value: str) -> str:
    """Return the name of the step in which `value` lies, or `value` if there is none."""
    if not value.isdecimal():
        return value
    inside = (band for band in bands if band[0] <= int(value) <= band[1])
    return next(map(name_of, inside), value)


def name_of(band: tuple[int, int]) -> str:
    """Return how a step is called, in tables too."""
    return f"{band[0]} to {band[1]}" if band[0] != band[1] else str(band[0])
