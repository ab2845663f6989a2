"""Where the engine found the words, and a short piece of the text around them."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

# No passage holds these two signs, so a text cannot pass off a mark of its own.
OPEN, CLOSE = "\x02", "\x03"
LENGTH = 240
_BEFORE = 60
_SENTENCE_ENDS = tuple(".!?:;,…")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an excerpt; `is_found` are those that were looked for."""

    text: str
    is_found: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A short piece of a passage."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def html(self) -> SafeString:
        """The words as HTML, those that were looked for in `<mark>`; everything is escaped."""
        written = (
            f"<mark>{conditional_escape(piece.text)}</mark>"
            if piece.is_found
            else conditional_escape(piece.text)
            for piece in self.pieces
        )
        return mark_safe("".join(written))  # noqa: S308


def excerpt_of(text: str, *marked: str) -> Excerpt:
    """Return the part of a text in which most was found.

    `marked` is the text once for each way of looking, with `OPEN` and `CLOSE` round what was
    found; the engine may have put one sign for another, but none more or less. Without any
    mark, as when only the title was found, it is the first line: of a head, its summary.
    """
    found = sorted({span for one in marked for span in _spans(one) if _is_as_long(one, text)})
    spans = _joined(text, found)
    text = text if spans else text.partition("\n")[0]
    start, end = _window(text, spans)
    pieces = [Piece("… ", is_found=False)] if start else []
    at = start
    for first, last in spans:
        if at <= first and last <= end:
            pieces.append(Piece(_one_line(text[at:first]), is_found=False))
            pieces.append(Piece(_one_line(text[first:last]), is_found=True))
            at = last
    pieces.append(Piece(_one_line(text[at:end]), is_found=False))
    if end < len(text):
        pieces.append(Piece(" …", is_found=False))
    return Excerpt(tuple(piece for piece in pieces if piece.text))


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans of which none touches another: words side by side are one, as a phrase is."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before and re.fullmatch(r"[ \-’']*", text[before[1] : span[0]]):
            joined[-1] = (before[0], max(before[1], span[1]))
        else:
            joined.append(span)
    return joined


def _is_as_long(marked: str, text: str) -> bool:
    return len(marked) - marked.count(OPEN) - marked.count(CLOSE) == len(text)


def _spans(marked: str) -> list[tuple[int, int]]:
    """Return from where to where each mark reaches in the unmarked text."""
    before, *parts = marked.split(OPEN)
    spans, at = [], len(before)
    for part in parts:
        found, _, after = part.partition(CLOSE)
        spans.append((at, at + len(found)))
        at += len(found) + len(after)
    return spans


def _window(text: str, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """Return where the excerpt begins and ends: whole words, round most of the marks."""
    if len(text) <= LENGTH:
        return 0, len(text)
    firsts = [first for first, _ in spans] or [0]
    # A word further on is as good as the first; a second word close by is better.
    counts = [
        bisect_left(firsts, first + LENGTH - _BEFORE) - number
        for number, first in enumerate(firsts)
    ]
    richest = firsts[counts.index(max(counts))]
    start = _start(text, richest)
    end = min(len(text), max(start + LENGTH, richest))
    if end < len(text):
        blank = max(text.rfind(" ", richest, end), text.rfind("\n", richest, end))
        end = blank if blank > richest else end
    return start, end


def _start(text: str, found: int) -> int:
    """Return where to begin: at the line or sentence before what was found, if it is near."""
    earliest = max(0, found - _BEFORE)
    if earliest == 0:
        return 0
    near = text[earliest:found]
    breaks = [place.end() for place in re.finditer(r"\n|[.!?] ", near)]
    if breaks:
        return earliest + breaks[-1]
    blank = near.find(" ")
    return earliest + blank + 1 if blank >= 0 else earliest


def _one_line(text: str) -> str:
    """Return lines as one, with a dot between those that end without a sign."""
    joined, *lines = text.split("\n")
    for line in lines:
        joined += (" " if joined.rstrip().endswith(_SENTENCE_ENDS) else " · ") + line
    return joined
