"""What in somebody's words might say who they are, and the words without it.

Plain values in, plain values out. Simple patterns only propose: they find too much and
miss some, so a person decides about each proposal and reads the rest.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


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


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_DAY = r"\d{1,2}(?:st|[nr]d|th)?"
_LETTERS = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
# In the order in which they claim a part of the text.
_PATTERNS = (
    (Why.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Why.POSTCODE, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)),
    (Why.DATE, re.compile(r"\b\d{1,2}([./-])\d{1,2}\1\d{2,4}\b")),
    (
        Why.DATE,
        re.compile(
            rf"\b(?:{_DAY}(?: of)? {_MONTH}|{_MONTH} {_DAY}\b)(?:,? \d{{4}})?\b", re.IGNORECASE
        ),
    ),
    (Why.PHONE, re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,2}\d){8,13}(?!\w)")),
    (Why.DATE, re.compile(rf"\b(?:{_MONTH} )?(?:19|20)\d\d\b")),
    (Why.NUMBER, re.compile(r"(?<![\w])\d{3,}(?!\w)|\b(?=\w*\d)(?=\w*[A-Za-z])\w{5,}\b")),
)
_WORD = re.compile(_LETTERS)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to) (?:the )?$", re.IGNORECASE)
_PLACE_WORDS_TEXT = (
    "Academy Avenue Close Court Crescent Estate Hospital Hostel House Lane Nursery Primary "
    "Refuge Road School Square Street Surgery Terrace Way"
)
_PLACE_WORDS = frozenset(_PLACE_WORDS_TEXT.split())
# Words with a capital that name nobody: days, months, and what sentences begin with.
_COMMON_TEXT = (
    "a about after again all also although always an and another any anyone are as ask at back "
    "be because been before being better but by can could did do does don't don’t each even "
    "every everyone everything everybody first for from get give go good had has have he her "
    "here his how i i'd i'll i'm i've i’d i’ll i’m i’ve if in is it it's it’s its just keep "
    "last less let like listen make many may maybe me mine more most much my never next no "
    "nobody none not nothing now of often on once one only or other our out people please put "
    "read really say see send she should show since so some somebody someone something "
    "sometimes sorry still stop talk tell than thank thanks that that's that’s the their them "
    "then there they they're they’re things this those though time to too try two until us use "
    "very was we we're we’re we've we’ve well were what when where which while who why will "
    "with without would write yes you your monday tuesday wednesday thursday friday saturday "
    "sunday january february march april june july august september october november december "
    "english ring call phone email"
)
_COMMON = frozenset(_COMMON_TEXT.split())


def propose(text: str) -> tuple[Span, ...]:
    """Return the parts of `text` that may say who somebody is, in order, none overlapping."""
    taken: list[Span] = []
    for why, pattern in _PATTERNS:
        found = (Span(match.start(), match.end(), why) for match in pattern.finditer(text))
        taken += [span for span in found if not _overlaps(span, taken)]
    taken += [span for span in _with_capitals(text) if not _overlaps(span, taken)]
    return tuple(sorted(taken))


def find(text: str, words: str) -> tuple[Span, ...]:
    """Return every place where `words` stand in `text`, as something that a person found."""
    wanted = words.strip()
    if not wanted:
        return ()
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)", re.IGNORECASE)
    return tuple(Span(at.start(), at.end(), Why.OTHER) for at in pattern.finditer(text))


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


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _with_capitals(text: str) -> Iterator[Span]:
    """Yield runs of words with a capital, as a place where the words around them say so."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and text[run[-1].end() : word.start()].strip(" .") != "":
            yield _named(text, run)
            run = []
        if word[0][0].isupper() and word[0].casefold() not in _COMMON:
            run.append(word)
        elif run:
            yield _named(text, run)
            run = []
    if run:
        yield _named(text, run)


def _named(text: str, run: list[re.Match[str]]) -> Span:
    before = text[max(0, run[0].start() - 10) : run[0].start()]
    is_place = _PLACE_BEFORE.search(before) or any(word[0] in _PLACE_WORDS for word in run)
    return Span(run[0].start(), run[-1].end(), Why.PLACE if is_place else Why.NAME)
