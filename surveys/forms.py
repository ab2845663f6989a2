"""The forms of the wizard: one for the consent, one for a page, one for checking.

They are rendered by our own templates from `questions`, never by Django's widgets, so
that every page has exactly the designed markup.
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from surveys.engine.path import chosen
from surveys.engine.questions import SEVERAL, TEXT, Option, Question
from surveys.models import Response

AGREE, REFUSE = "yes", "no"
# As much as fits into the box of an answer. It is more than may be sent, so that nobody has
# a long text cut without a word, and less than the server takes: what is typed always
# arrives, is kept, and can be made shorter.
BOX = 10_000
# What starts so was typed and is worth showing back; everything else was only pressed.
TEXT_PREFIX, CHOICE_PREFIX = "t-", "q-"


@dataclass(frozen=True, slots=True)
class Choice:
    """One row to choose, ready to be drawn."""

    id: str
    value: str
    label: str
    checked: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Field:
    """One question, ready to be drawn."""

    id: str
    name: str
    type: str
    label: str
    help: str
    error: str
    choices: tuple[Choice, ...] = ()
    text: str = ""
    max_length: int = 0
    box: int = BOX

    @property
    def target(self) -> str:
        """The id of the control that the list of errors leads to."""
        return self.choices[0].id if self.choices else self.id

    @property
    def longest(self) -> str:
        """How much may be written, as people read numbers."""
        return f"{self.max_length:,}"

    @property
    def described_by(self) -> str:
        """Ids of what explains the question, in order of reading."""
        text = self.type == TEXT
        ids = [f"{self.id}-help"] * bool(self.help) + [f"{self.id}-error"] * bool(self.error)
        return " ".join(ids + [f"{self.id}-left"] * text)


class QuestionsForm(forms.Form):
    """A form whose fields are questions; every one of them may be left empty."""

    def __init__(self, *args: Any, questions: tuple[Question, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What a browser posts is a QueryDict, what a draft keeps is made to be like one.
        self.posted: MultiValueDict[str, str] = self.data  # type: ignore[assignment]  # typed wider
        self.asked = questions
        self.texts = {question.key for question in questions if question.type == TEXT}
        for question in questions:
            self.fields[question.key] = _field(question)

    def add_prefix(self, field_name: str) -> str:
        """Return the name of the field in the page."""
        return (TEXT_PREFIX if field_name in self.texts else CHOICE_PREFIX) + field_name

    def own_data(self) -> dict[str, list[str]]:
        """Return what was posted for the fields of this form, and nothing else."""
        names = [self.add_prefix(name) for name in self.fields]
        return {name: [_clean(v) for v in self.posted.getlist(name)] for name in names}

    @property
    def drawn(self) -> list[Field]:
        """The questions, ready to be drawn."""
        return [self._drawn(question) for question in self.asked]

    @property
    def faults(self) -> list[Field]:
        """The questions with an error."""
        return [field for field in self.drawn if field.error]

    def _drawn(self, question: Question) -> Field:
        name = self.add_prefix(question.key)
        values = [_clean(value) for value in self.posted.getlist(name)] if self.is_bound else []
        errors = self.errors.get(question.key) if self.is_bound else None
        return Field(
            id=name,
            name=name,
            type=question.type,
            label=question.label,
            help=question.help,
            error=str(errors[0]) if errors else "",
            choices=_choices(name, question, chosen(question, values)),
            text=values[-1] if values and question.type == TEXT else "",
            max_length=question.max_length,
        )


class StepForm(QuestionsForm):
    """The questions of one page of a survey."""


class ConsentForm(QuestionsForm):
    """Whether the person wants to take part. The only question that needs an answer."""

    def clean(self) -> None:
        """Ask again if nothing was chosen."""
        super().clean()
        if not self.cleaned_data.get("agree"):
            self.add_error("agree", "Choose yes or no. You do not have to take part")


class CheckForm(QuestionsForm):
    """The last page: whether the person's words may be quoted. No answer means no."""


CONSENT_QUESTION = Question(
    id="consent",
    key="agree",
    type="single",
    label="Do you want to take part?",
    options=(Option(AGREE, "Yes, I want to take part"), Option(REFUSE, "No")),
)
QUOTE_QUESTION = Question(
    id="quote",
    key="quote",
    type="single",
    label="Can we use your words in what we publish?",
    help="We will take out anything that could show who you are.",
    options=tuple(Option(value, label) for value, label in Response.QuotePermission.choices),
)


class TextAnswer(forms.CharField):
    """Own words. Line ends count as one letter, as they do in the browser."""

    def __init__(self, longest: int) -> None:
        super().__init__(required=False, strip=False)
        self.longest = longest

    def to_python(self, value: Any) -> str:
        """Return the text with plain line ends and without NUL; nothing for blanks only."""
        text = _clean(super().to_python(value) or "")
        return text if text.strip() else ""

    def validate(self, value: str) -> None:
        """Refuse a text that is too long, and say by how much."""
        over = len(value) - self.longest
        if over > 0:
            letters = "letter" if over == 1 else "letters"
            raise forms.ValidationError(
                f"Your answer is {over} {letters} too long. Please make it shorter"
            )

    def run_validators(self, value: str) -> None:
        """Run none: NUL was taken out, the length is checked in `validate`."""


class SeveralAnswer(forms.MultipleChoiceField):
    """As many answers as fit; an exclusive one only alone."""

    def __init__(self, question: Question) -> None:
        super().__init__(required=False, choices=_pairs(question))
        self.exclusive = question.exclusive_values
        self.error_messages["invalid_choice"] = "Choose from the answers below"

    def validate(self, value: list[str]) -> None:
        """Refuse an exclusive answer beside others."""
        super().validate(value)
        if len(value) > 1 and self.exclusive & set(value):
            raise forms.ValidationError("Choose some answers, or the last one, but not both")


def _field(question: Question) -> forms.Field:
    if question.type == TEXT:
        return TextAnswer(question.max_length)
    if question.type == SEVERAL:
        return SeveralAnswer(question)
    return forms.ChoiceField(
        required=False,
        choices=_pairs(question),
        error_messages={"invalid_choice": "Choose one of the answers below"},
    )


def _pairs(question: Question) -> list[tuple[str, str]]:
    return [(option.value, option.label) for option in question.options]


def _choices(name: str, question: Question, values: tuple[str, ...]) -> tuple[Choice, ...]:
    apart = next((o.value for o in question.options if o.exclusive), None)
    return tuple(
        Choice(
            id=f"{name}-{number}",
            value=option.value,
            label=option.label,
            checked=option.value in values,
            # The line “or” stands once, before the first of those that go alone.
            apart=option.value == apart and option.exclusive,
        )
        for number, option in enumerate(question.options, start=1)
    )


def _clean(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def shown(question: Question, given: Any) -> str:
    """Return the answer `given` to `question` in words; empty if there is none."""
    if question.type == TEXT:
        return given or ""
    values = given if isinstance(given, list) else [given] if given else []
    return ", ".join(question.label_of(value) for value in values)
