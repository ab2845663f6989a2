"""Parts that are taken out of somebody's words because they say who they are, and the rest."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from surveys.engine.standing import places_of


class Why(StrEnum):
    """Why something is taken out; the value is what readers see in its place."""

    NAME = "name"
    PLACE = "place"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    POSTCODE = "postcode"
    DATE = "date"
    NUMBER = "number"
    OTHER = "detail"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text, from the character at `start` to before that at `end`, and why."""

    start: int
    end: int
    why: Why


def find(text: str, words: str, why: Why) -> tuple[Span, ...]:
    """Return every place where `words` stand in `text`, to be taken out because of `why`."""
    places = places_of(text, words, in_any_case=True)
    return tuple(Span(start, end, why) for start, end in places)


def without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with each part replaced by the reason in brackets.

    Parts that overlap go as one, with the reason of the first. Raises `ValueError` if a
    part is not inside the text: then it belongs to other words.
    """
    pieces: list[str] = []
    read = 0
    for span in sorted(spans):
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError("A part that is taken out must be inside the text.")
        if span.start >= read:
            pieces += [text[read : span.start], f"[{span.why.value}]"]
        read = max(read, span.end)
    return "".join((*pieces, text[read:]))
