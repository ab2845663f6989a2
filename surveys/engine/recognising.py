"""What in somebody's words might say who they are: proposed, for a person to decide about.

Simple patterns: they find too much and miss some. They know how English and Welsh are written, also
without capitals, as on phones; of other languages only numbers, months, days and addresses. In what
is mostly English, a word that stands in no list of English words is proposed as well.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from surveys.engine import telling_words as words
from surveys.engine.everyday_words import is_english, is_everyday
from surveys.engine.languages import BASE, BSL, EASY_READ
from surveys.engine.redaction import Span, Why
from surveys.engine.towns import TOWNS_OF_WORDS, TOWNS_THAT_ARE_WORDS
from surveys.engine.usual_names import usual_first_names, usual_surnames

_KNOWN = frozenset({BASE, "cy", EASY_READ, BSL})
_LETTERS = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_WORD = re.compile(_LETTERS)
# Where a word begins: looked at once for each word, however long it is.
_START = r"(?<![\w'’-])"


def _one_of(those: Iterable[str]) -> str:
    """Return the pattern of one of these as a whole word, the longest first."""
    return rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, those), key=len, reverse=True))})(?!\w)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_MONTH = _one_of((*words.MONTHS, "may", "march"))
_DAY = r"\d{1,2}(?:st|[nr]d|th)?"
_END = _one_of(words.ENDS_A_PLACE)
_NUMBER = _one_of(words.NUMBERS)
_DIGIT = _one_of((*words.NUMBERS, *words.DIGITS_TOO))
_ORDINAL = _one_of(words.ORDINALS)
_AS_WORDS = _one_of(words.NAMES_TOO - words.ASKED)
_SUFFIX = r"(?:co\.uk|org\.uk|gov\.uk|ac\.uk|com|org|net|uk|wales|cymru|info|tv|app)"
# In the order in which they claim a part of the text.
_FIRST = (
    (Why.EMAIL, re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        Why.OTHER,
        _compiled(
            rf"(?:https?://|www\.)\S*\w/?|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.{_SUFFIX}(?!\w)(?:/\S*\w)?"
        ),
    ),
    (Why.OTHER, re.compile(r"(?<!\w)@\w(?:[\w.-]*\w)?")),
    (Why.POSTCODE, _compiled(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    (Why.DATE, re.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b|\b\d{1,2}/\d{1,2}\b")),
    (Why.DATE, _compiled(rf"\b{_DAY}(?: of)? {_MONTH}(?:,? \d{{4}})?")),
    (Why.DATE, _compiled(rf"{_MONTH} {_DAY}\b(?:,? \d{{4}})?")),
    (Why.DATE, _compiled(r"\b\d{1,2}(?:st|[nr]d|th)\b")),
    (Why.PHONE, re.compile(r"(?<!\w)\+?\(?\d(?:[ ().-]{0,2}\d){8,13}(?!\w)")),
    (Why.PHONE, _compiled(rf"{_DIGIT}(?:[ ,-]{{1,2}}{_DIGIT}){{3,}}")),
    (Why.DATE, _compiled(rf"(?<!\w)(?:{words.FEASTS}){words.FEAST_TIMES}(?!\w)")),
    (Why.PLACE, _compiled(_one_of(TOWNS_OF_WORDS).replace("\\ ", "[ -]"))),
    (
        Why.PLACE,
        _compiled(
            rf"(?<=\bin ){_one_of(TOWNS_THAT_ARE_WORDS - {'march'})}"
            r"(?! (?:the|a|an|it|this|that|them|my|your|out|through)\b)"
        ),
    ),
    (Why.DATE, _compiled(rf"(?:{_MONTH} )?\b(?:19|20)\d\d\b")),
    (
        Why.PLACE,
        _compiled(rf"(?:\b(?:flat|unit|room|block) )?\b\d+[a-z]?,? (?:{_LETTERS} ){{1,2}}{_END}"),
    ),
    (Why.PLACE, _compiled(rf"{_one_of(words.BEGINS_A_PLACE)} (?:y |yr )?{_LETTERS}")),
    (
        Why.DATE,
        _compiled(
            r"(?<=\b(?:in|by|of) )(?:may|march)\b|(?<=\b(?:last|next|late|from) )(?:may|march)\b"
            r"|(?<=\b(?:since|until|early) )(?:may|march)\b"
        ),
    ),
    (
        Why.NUMBER,
        re.compile(r"(?<![\w-])(?=[A-Za-z-]*\d)[A-Za-z\d-]+(?:[.,:/]\d+)*|\d+"),
    ),
)
_LAST = (
    (Why.DATE, _compiled(rf"(?<!\w)[وبل]?{_one_of((*words.MONTHS, *words.DAYS))}")),
    (Why.DATE, re.compile(r"\bMarch\b")),
    (Why.DATE, _compiled(rf"(?<=\bthe )(?:(?:twenty|thirty)[ -])?{_ORDINAL}")),
    (Why.NUMBER, _compiled(rf"{_START}(?:{_LETTERS} ar )?{_LETTERS}(?= oed\b)")),
    (
        Why.NUMBER,
        _compiled(rf"{_NUMBER}(?:[ -]{_NUMBER})*|\bone(?=[ -](?:year|month|week|day)s?[ -]old\b)"),
    ),
    (Why.NUMBER, re.compile(r"[〇零一二三四五六七八九十百两兩]+(?=[岁歲月日号號年])")),
)
_NAMED = _compiled(
    rf"(?:\bname(?: is| was|['’]s)|\b(?:called|named|known as|signed)|{_one_of(words.WHO)}\.?"
    r"|\bo['’]r enw|\benw i (?:yw|ydy))[,:]? "
)
# After these stands a name, whatever else the word means.
_TITLED = _compiled(rf"{_START}(?:mr|mrs|ms|mx)\.? ")
# A title only where it is no verb, and no word of its own.
_MAYBE_TITLED = _compiled(
    rf"(?<!\bi )(?<!\bwe )(?<!\byou )(?<!\bthey )(?<!\bto )(?<!lly ){_START}(?:miss|dr|sir)\.? "
)
# Where a name that is a word as well is a name: “told mark”, “sue said”.
_TO_NAMES = _compiled(
    rf"{_START}(?:told|asked|met|saw|phoned|rang|texted|emailed|thanked) (?={_AS_WORDS})"
)
_OF_NAMES = _compiled(
    rf"(?<!\bthe )(?<!\ba )(?<!\bmy )(?<!\bno )(?={_AS_WORDS} "
    r"(?:said|says|told|tells|asked|rang|phoned|texted|emailed|who|shouted|never|always)\b)"
)
_REACHED = _compiled(
    r"\b(?:insta|instagram|snap|snapchat|tik ?tok|facebook|fb|username|gamertag)"
    r"(?: name)?(?: is)?:? "
)
_LIVES = _compiled(
    r"\b(?:(?:liv|stay|mov|work)(?:e|es|s|ed|ing)? (?:in|at|near|to|on|by)|born in|grew up in|from"
    r"|byw yn|dod o) (?:the )?"
)
_PLACE_ENDS = _compiled(rf"{_START}(?P<before>(?:{_LETTERS} ){{1,2}}){_END}(?: {_END})*")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|from|to) (?:the )?$", re.IGNORECASE)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…\n])[\s\"“”'‘(]*$")


def propose(text: str) -> tuple[Span, ...]:
    """Return the parts of `text` that may say who somebody is, in order, none overlapping."""
    taken: list[Span] = []
    for spans in (
        *(_matched(text, *one) for one in _FIRST),
        _titled(text),
        _after(text, _NAMED, Why.NAME),
        _after(text, _REACHED, Why.OTHER),
        _places(text),
        _after(text, _LIVES, Why.PLACE),
        _with_capitals(text),
        _listed(text),
        *(_matched(text, *one) for one in _LAST),
        _in_no_list(text),
    ):
        taken += [span for span in spans if not _overlaps(span, taken)]
    return tuple(sorted(taken))


def knows_names(text: str, language: str) -> bool:
    """Return whether names and places are looked for in `text`: in English and Welsh only.

    In a script without capitals nothing is, whatever language the text is said to be in.
    """
    return language in _KNOWN and not any(unicodedata.category(one) == "Lo" for one in text)


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _matched(text: str, why: Why, pattern: re.Pattern[str]) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield Span(match.start(), match.end(), why)


def _after(text: str, announced: re.Pattern[str], why: Why) -> Iterator[Span]:
    """Yield the word after what announces one, and those after it that belong to it.

    These have a capital too; after “my name is” a second word belongs to it without one.
    """
    for cue in announced.finditer(text):
        word = _WORD.match(text, cue.end())
        if word is None or not _tells(word[0]):
            continue
        end, is_full = word.end(), "name" in cue[0].casefold()
        while (word := _WORD.match(text, end + 1)) and text[end] == " " and _tells(word[0]):
            if not (is_full or word[0][0].isupper()):
                break
            end, is_full = word.end(), False
        yield Span(cue.end(), end, why)


def _tells(word: str) -> bool:
    """Return whether a word that was announced is no everyday word."""
    plain = word.casefold().replace("’", "'")
    return plain not in words.ORDINARY or (word[0].isupper() and plain in words.NAMES_TOO)


def _places(text: str) -> Iterator[Span]:
    """Yield what ends as streets and schools do, from the first word that is not everyday."""
    for match in _PLACE_ENDS.finditer(text):
        start = match.end("before")
        for word in reversed(list(_WORD.finditer(text, match.start(), start))):
            if not _tells(word[0]):
                break
            start = word.start()
        if start < match.end("before"):
            yield Span(start, match.end(), Why.PLACE)


def _listed(text: str) -> Iterator[Span]:
    """Yield frequent first names and places, in capitals or not."""
    for word in _WORD.finditer(text):
        plain = re.split("['’-]", word[0].casefold())[0]
        if plain in words.FIRST_NAMES or plain in usual_first_names():
            yield Span(word.start(), _end_of_name(text, word), Why.NAME)
        elif plain in words.PLACES:
            yield Span(word.start(), word.end(), Why.PLACE)


def _end_of_name(text: str, first: re.Match[str]) -> int:
    """Return where a first name ends with the surname behind it, if there is one."""
    last = _WORD.match(text, first.end() + 1)
    is_surname = last and text[first.end()] == " " and last[0].casefold() in usual_surnames()
    return last.end() if last and is_surname else first.end()


def _titled(text: str) -> Iterator[Span]:
    """Yield surnames after “mr” or “miss”, and names after what tells that a word is one."""
    for pattern in (_TITLED, _MAYBE_TITLED, _TO_NAMES, _OF_NAMES):
        for cue in pattern.finditer(text):
            word = _WORD.match(text, cue.end())
            plain = word[0].casefold() if word else ""
            is_surname = pattern is not _MAYBE_TITLED or plain in usual_surnames()
            if word and is_surname and plain not in words.COMMON:
                yield Span(word.start(), _end_of_name(text, word), Why.NAME)


def _in_no_list(text: str) -> Iterator[Span]:
    """Yield what is no English word, where most of the others are: a rare name, or a slip."""
    found = list(_WORD.finditer(text))
    if not is_english([word[0] for word in found]):
        return
    for word in found:
        # Who somebody is stands before the ’s.
        plain = re.split("['’-]", word[0].casefold())[0]
        is_word = plain in words.ORDINARY or is_everyday(plain) or is_everyday(word[0])
        if not is_word:
            yield Span(word.start(), word.end(), Why.NAME)


def _with_capitals(text: str) -> Iterator[Span]:
    """Yield runs of words with a capital, as a place where the words around them say so."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and text[run[-1].end() : word.start()].strip(" .") != "":
            yield _named(text, run)
            run = []
        if word[0][0].isupper() and _may_name(text, word):
            run.append(word)
        elif run:
            yield _named(text, run)
            run = []
    if run:
        yield _named(text, run)


def _may_name(text: str, word: re.Match[str]) -> bool:
    plain = word[0].casefold()
    if plain not in ("may", "will"):
        is_date = plain in words.MONTHS or plain in words.DAYS or plain == "march"
        return plain in words.NAMES_TOO or not (is_date or plain in words.COMMON)
    following = _WORD.search(text, word.end())
    asks = following is not None and following[0].casefold() in words.ASKED
    return not (asks and _SENTENCE_BEFORE.search(text[: word.start()]))


def _named(text: str, run: list[re.Match[str]]) -> Span:
    before = text[max(0, run[0].start() - 10) : run[0].start()]
    ends = any(word[0].casefold() in words.ENDS_WITH_CAPITAL for word in run)
    is_place = ends or _PLACE_BEFORE.search(before)
    return Span(run[0].start(), run[-1].end(), Why.PLACE if is_place else Why.NAME)
