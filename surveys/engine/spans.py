"""Words of an answer that were coded, cut into pieces that can be shown one after the other.

Plain values in, plain values out. Places are counted in characters, as Python counts them.
"""

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Words(Generic[Name]):
    """From the character at `start` to before that at `end`, and what they were coded with."""

    start: int
    end: int
    name: Name


@dataclass(frozen=True, slots=True)
class Piece(Generic[Name]):
    """Part of a text: what covers it, and what ends with it."""

    start: int
    words: str
    names: tuple[Name, ...]
    ending: tuple[Name, ...]


def inside(start: int, end: int, text: str) -> bool:
    """Return whether these are words of `text`, and not only the gaps between them."""
    return 0 <= start < end <= len(text) and bool(text[start:end].strip())


def digest_of(text: str) -> str:
    """Return a short name of exactly this text: places in it mean nothing in another."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def pieces(text: str, coded: Iterable[Words[Name]]) -> tuple[Piece[Name], ...]:
    """Return `text` cut wherever something coded begins or ends. What lies outside is left out."""
    known = [one for one in coded if inside(one.start, one.end, text)]
    cuts = sorted({0, len(text)} | {place for one in known for place in (one.start, one.end)})
    return tuple(_piece(text, start, end, known) for start, end in itertools.pairwise(cuts))


def _piece(text: str, start: int, end: int, known: Sequence[Words[Name]]) -> Piece[Name]:
    return Piece(
        start=start,
        words=text[start:end],
        names=tuple(one.name for one in known if one.start <= start < one.end),
        ending=tuple(one.name for one in known if one.end == end),
    )
