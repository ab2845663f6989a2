"""What was sent for a question, as a value to route, to keep and to show.

Chosen options travel under `q-<key>`, what is typed under `t-<key>`, a month and a code
under a name for each part. “I’d rather not say” beside a box is a chosen option too.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from surveys.engine.matching import PARTS, normalised
from surveys.engine.questions import (
    CODE,
    MONTH,
    NUMBER,
    RATHER_NOT_SAY,
    SEVERAL,
    TEXT,
    TYPED,
    Question,
)

# What starts so was typed and is worth showing back; everything else was only pressed.
TEXT_PREFIX, CHOICE_PREFIX = "t-", "q-"
# Stands in the walk for own words, a month or a code, which no rule looks into.
WRITTEN = "written"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DIGITS = re.compile(r"[0-9]{1,9}")


class Refusal(str):
    """That a person would rather not say: never the same as these words typed."""

    __slots__ = ()


REFUSAL = Refusal(RATHER_NOT_SAY)


def typed_names(question: Question) -> tuple[str, ...]:
    """Return the names of the boxes of a question, none for one that is only chosen."""
    if question.type not in TYPED:
        return ()
    base = TEXT_PREFIX + question.key
    if question.type == MONTH:
        return (f"{base}.month", f"{base}.year")
    if question.type == CODE:
        return tuple(f"{base}.{part}" for part in question.parts)
    return (base,)


def names_of(question: Question) -> tuple[str, ...]:
    """Return every name under which something may be sent for a question."""
    chosen_name = (CHOICE_PREFIX + question.key,) if question.options else ()
    return (*typed_names(question), *chosen_name)


def raw_of(question: Question, fields: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return of the posted `fields` what `surveys.engine.path` routes by.

    Own words, months and codes are only marked as written; the words go nowhere.
    """
    pressed = tuple(fields.get(CHOICE_PREFIX + question.key, ()))
    typed = [text for name in typed_names(question) for text in fields.get(name, ())[-1:]]
    if not any(text.strip() for text in typed):
        return pressed
    if question.type == NUMBER:
        number = number_of(typed[-1])
        return pressed if number is None else (str(number),)
    return (WRITTEN,)


def ticked(question: Question, sent: Sequence[str]) -> tuple[str, ...]:
    """Return those of the values `sent` that `question` offers, to be shown as they were."""
    offered = tuple(value for value in sent if value in question.values)
    return offered if question.type == SEVERAL else offered[-1:]


def routed(question: Question, raw: Sequence[str]) -> tuple[str, ...]:
    """Return those of the values `raw` that count as an answer to `question`.

    What could not be sent decides nothing: a number outside the limits, an answer that
    goes alone beside others, more ticks than are asked for.
    """
    if question.type == NUMBER:
        numbers = [value for value in raw if value in question.values or _fits(question, value)]
        return tuple(numbers[-1:])
    offered = question.values | {WRITTEN} if question.type in TYPED else question.values
    answers = tuple(value for value in raw if value in offered)
    if question.type != SEVERAL:
        return answers[-1:]
    different = set(answers)
    alone = len(different) > 1 and different & question.exclusive_values
    return () if alone or 0 < question.most < len(different) else answers


def _fits(question: Question, value: str) -> bool:
    number = number_of(value)
    if number is None:
        return False
    lowest, highest = question.lowest, question.highest
    return (lowest is None or lowest <= number) and (highest is None or number <= highest)


def number_of(typed: str) -> int | None:
    """Return a whole number as people write it, “1,200” too; None for anything else."""
    plain = re.sub(r"[\s,]", "", typed)
    return int(plain) if _DIGITS.fullmatch(plain) else None


def month_number(typed: str) -> int | None:
    """Return the number of a month written as a number or a name; None for anything else."""
    word = typed.strip().casefold().rstrip(".")
    if _DIGITS.fullmatch(word):
        return int(word) if 1 <= int(word) <= len(MONTHS) else None
    shortest = 3
    found = [n for n, name in enumerate(MONTHS, start=1) if name.casefold().startswith(word)]
    return found[0] if len(word) >= shortest and found else None


def code_parts(question: Question, typed: Sequence[str]) -> list[str | None]:
    """Return the parts of a code in the form in which they are compared; "" where empty."""
    return [
        normalised(PARTS[part], text) if text.strip() else ""
        for part, text in zip(question.parts, typed, strict=True)
    ]


def kept_as(question: Question, given: Any) -> tuple[str | None, Any]:
    """Return an answer as it is stored: own words to be encrypted, and everything else."""
    if question.type == TEXT and not isinstance(given, Refusal):
        return given or None, None
    return None, (str(given) if isinstance(given, Refusal) else given) or None


def in_words(question: Question, given: Any) -> str:
    """Return an answer as people read it, a month as it is kept; empty if there is none."""
    if isinstance(given, Refusal):
        return question.label_of(RATHER_NOT_SAY)
    if not given or question.type in (TEXT, NUMBER, MONTH):
        return given or ""
    if question.type == CODE:
        return str(given.words)
    values = given if isinstance(given, list) else [given]
    return ", ".join(question.label_of(value) for value in values)
