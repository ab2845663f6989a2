"""The form field of each type of question: reads what the browser sends, says what is wrong.

Every one may be left empty, but for a consent that needs a yes or a no. Their widgets only
read; the pages are drawn from `surveys.drawn` by our own templates.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import MAXYEAR
from typing import Any

from django import forms

from surveys.days import month_named
from surveys.encryption import derived_key
from surveys.engine.answers import (
    CHOICE_PREFIX,
    REFUSAL,
    code_parts,
    month_number,
    number_of,
    typed_names,
)
from surveys.engine.matching import PARTS, MatchingCode
from surveys.engine.phrasebook import PHRASES
from surveys.engine.questions import (
    CODE,
    CONSENT,
    MONTH,
    NUMBER,
    RATHER_NOT_SAY,
    SEVERAL,
    TEXT,
    Question,
)

EARLIEST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Given:
    """What came for one question with boxes: each box, and whether “rather not say” was ticked."""

    typed: tuple[str, ...]
    refused: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not any(text.strip() for text in self.typed)


class Boxes(forms.Widget):
    """Reads the boxes of a question, whatever their number; draws nothing."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Given:
        """Return what was sent under the names of the question."""
        pressed = data.getlist(CHOICE_PREFIX + self.question.key)
        refused = RATHER_NOT_SAY in self.question.values and RATHER_NOT_SAY in pressed
        boxes = (data.getlist(box) for box in typed_names(self.question))
        return Given(tuple(clean(sent[-1]) if sent else "" for sent in boxes), refused)


class TypedAnswer(forms.Field):
    """What is written into boxes. “I’d rather not say” goes with empty boxes only."""

    def __init__(self, question: Question) -> None:
        super().__init__(required=False, widget=Boxes(question))
        self.question = question

    def clean(self, value: Given) -> Any:
        """Return the answer, `REFUSAL`, or nothing."""
        if value.is_empty:
            return REFUSAL if value.refused else ""
        if value.refused:
            raise wrong("both_kept", label=self.question.label_of(RATHER_NOT_SAY))
        return self.read(value.typed)

    def read(self, typed: tuple[str, ...]) -> Any:
        """Return the answer that the boxes hold, or say what is wrong with it."""
        raise NotImplementedError


class TextAnswer(TypedAnswer):
    """Own words. Line ends count as one letter, as they do in the browser."""

    def read(self, typed: tuple[str, ...]) -> str:
        """Return the text; refuse one that is too long, and say by how much."""
        over = len(typed[-1]) - self.question.max_length
        if over > 0:
            raise wrong("letter_long" if over == 1 else "letters_long", count=over)
        return typed[-1]


class NumberAnswer(TypedAnswer):
    """A whole number, kept in digits."""

    def read(self, typed: tuple[str, ...]) -> str:
        """Return the number; refuse what is none, or outside the limits."""
        number = number_of(typed[-1])
        if number is None:
            raise wrong("no_number")
        lowest, highest = self.question.lowest, self.question.highest
        if lowest is not None and number < lowest:
            raise wrong("too_low", number=lowest)
        if highest is not None and number > highest:
            raise wrong("too_high", number=highest)
        return str(number)


class MonthAnswer(TypedAnswer):
    """A month of a year, kept as in 2026-03; never a day."""

    def read(self, typed: tuple[str, ...]) -> str:
        """Return the month; say which of the two boxes is wrong."""
        month, year = month_number(typed[0]) or month_named(typed[0]), number_of(typed[1])
        if month is None:
            raise wrong("no_month")
        earliest = self.question.lowest or EARLIEST_YEAR
        latest = self.question.highest or MAXYEAR
        if year is None or not earliest <= year <= latest:
            raise wrong("no_year")
        return f"{year:04}-{month:02}"


class CodeAnswer(TypedAnswer):
    """A code of small parts, each kept as a keyed hash that is tied to this one question."""

    def read(self, typed: tuple[str, ...]) -> MatchingCode:
        """Return the hashes; name the part that is not what was asked for."""
        parts = code_parts(self.question, typed)
        for key, part in zip(self.question.parts, parts, strict=True):
            if part is None:
                raise wrong("no_part", part=PARTS[key].phrase)
        said = [part or "" for part in parts]
        return MatchingCode(
            [self._hash(key, part) for key, part in zip(self.question.parts, said, strict=True)],
            ", ".join(part or "–" for part in said),
        )

    def _hash(self, key: str, part: str) -> str:
        # Bound to the question, so that nobody is followed from one survey into another.
        place = f"{self.question.id}:{key}:{part}".encode()
        whole = hmac.new(derived_key("matching code v1"), place, hashlib.sha256)
        return whole.hexdigest()[:32] if part else ""


class SeveralAnswer(forms.MultipleChoiceField):
    """As many answers as fit; an exclusive one only alone."""

    def __init__(self, question: Question) -> None:
        super().__init__(required=False, choices=_pairs(question))
        self.exclusive = question.exclusive_values
        self.most = question.most

    def validate(self, value: list[str]) -> None:
        """Refuse what is not offered, an exclusive answer beside others, and too many."""
        if not all(self.valid_value(one) for one in value):
            raise wrong("not_several")
        if len(value) > 1 and self.exclusive & set(value):
            raise wrong("not_alone")
        if self.most and len(value) > self.most:
            raise wrong("too_many", count=len(value), most=self.most)


class OneAnswer(forms.ChoiceField):
    """One of the answers."""

    def __init__(self, question: Question) -> None:
        super().__init__(required=False, choices=_pairs(question))
        self.question = question

    def validate(self, value: str) -> None:
        """Refuse what is not offered, and nothing where a yes or a no is needed."""
        if value and not self.valid_value(value):
            raise wrong("not_one")
        if not value and self.question.required:
            raise wrong("consent_lacks" if self.question.look == CONSENT else "not_one")


_TYPES: dict[str, type[TypedAnswer | SeveralAnswer]] = {
    TEXT: TextAnswer,
    NUMBER: NumberAnswer,
    MONTH: MonthAnswer,
    CODE: CodeAnswer,
    SEVERAL: SeveralAnswer,
}


def wrong(name: str, **values: object) -> forms.ValidationError:
    """Return that an answer is wrong; the page says so in its own language under `name`."""
    return forms.ValidationError(PHRASES[name], code=name, params=values or None)


def field_of(question: Question) -> forms.Field:
    """Return the form field of `question`."""
    return _TYPES.get(question.type, OneAnswer)(question)


def clean(text: str) -> str:
    """Return `text` with plain line ends and without NUL, which no database takes."""
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _pairs(question: Question) -> list[tuple[str, str]]:
    return [(option.value, option.label) for option in question.options]
