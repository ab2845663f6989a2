"""The forms of the wizard: one for the consent, one for a page, one for checking.

They are rendered by our own templates from `questions`, never by Django's widgets, so
that every page has exactly the designed markup.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from surveys.days import month_in
from surveys.drawn import BOX, Field, drawn
from surveys.engine.answers import CHOICE_PREFIX, TEXT_PREFIX, Refusal, in_words, names_of
from surveys.engine.interruptions import CHOICES as CHOICES_BEFORE
from surveys.engine.interruptions import SKIP
from surveys.engine.phrases import Phrase, Speech, speech_of
from surveys.engine.questions import CHOICES, CONSENT, MONTH, SINGLE, Option, Question, Schema
from surveys.fields import clean, field_of, wrong
from surveys.models import Response

__all__ = ["BOX", "CHOICE_PREFIX", "TEXT_PREFIX", "CheckForm", "ConsentForm", "QuestionsForm"]

AGREE, REFUSE = "yes", "no"
NOTICE, CHOICE = "notice", "choice"


class QuestionsForm(forms.Form):
    """A form whose fields are questions; every one of them may be left empty."""

    def __init__(
        self,
        *args: Any,
        questions: tuple[Question, ...] = (),
        speech: Speech | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.speech = speech or Speech()
        # What a browser posts is a QueryDict, what a draft keeps is made to be like one.
        self.posted: MultiValueDict[str, str] = self.data  # type: ignore[assignment]  # typed wider
        self.asked = questions
        # Who only wants to read the page in other words is not told what may be wrong.
        self.is_quiet = False
        self.typed = {q.key for q in questions if q.type not in CHOICES}
        for question in questions:
            self.fields[question.key] = field_of(question)

    def add_prefix(self, field_name: str) -> str:
        """Return the name of the field in the page; of several boxes, what they begin with."""
        return (TEXT_PREFIX if field_name in self.typed else CHOICE_PREFIX) + field_name

    def own_data(self) -> dict[str, list[str]]:
        """Return what was posted for the fields of this form, and nothing else."""
        names = [name for question in self.asked for name in names_of(question)]
        return {name: [clean(v) for v in self.posted.getlist(name)] for name in names}

    @property
    def drawn(self) -> list[Field]:
        """The questions, ready to be drawn."""
        posted = self.own_data() if self.is_bound else {}
        return [
            drawn(question, posted, self._error(question), self.speech) for question in self.asked
        ]

    @property
    def faults(self) -> list[Field]:
        """The questions with an error."""
        return [field for field in self.drawn if field.error]

    @property
    def can_be_skipped(self) -> bool:
        """Whether going on without any answer is possible."""
        return bool(self.asked) and not any(question.required for question in self.asked)

    def _error(self, question: Question) -> Phrase | None:
        errors = self.errors.as_data() if self.is_bound and not self.is_quiet else {}
        if not (found := errors.get(question.key)):
            return None
        values = dict(found[0].params or {})
        # A part of a code has a name of its own to be said.
        if part := values.get("part"):
            values["part"] = self.speech.say(part)
        return self.speech.say(str(found[0].code), **values)


class StepForm(QuestionsForm):
    """The questions of one page of a survey."""


class ConsentForm(QuestionsForm):
    """Whether the person wants to take part. The only question that needs an answer.

    The page also says which version of the notice stood on it, so that this is what is kept.
    """

    def own_data(self) -> dict[str, list[str]]:
        """Return the answer, and which notice was shown."""
        return super().own_data() | {NOTICE: [clean(v) for v in self.posted.getlist(NOTICE)[-1:]]}

    def clean(self) -> None:
        """Ask again if nothing was chosen."""
        super().clean()
        if not self.cleaned_data.get("agree"):
            self.add_error("agree", wrong("agree_lacks"))


class InterruptionForm(QuestionsForm):
    """Whether to go on to hard questions or past them; two buttons, as easy to press."""

    def own_data(self) -> dict[str, list[str]]:
        """Return what was pressed, if it was one of the two."""
        pressed = [one for one in self.posted.getlist(CHOICE)[-1:] if one in CHOICES_BEFORE]
        return {CHOICE: pressed}

    def clean(self) -> None:
        """Ask again if neither was pressed."""
        super().clean()
        if not self.own_data()[CHOICE]:
            self.add_error(None, wrong("pause_lacks"))


def skips(fields: Mapping[str, Sequence[str]]) -> bool:
    """Say whether what is kept of an interruption is that the questions are skipped."""
    return list(fields.get(CHOICE, ())) == [SKIP]


class CheckForm(QuestionsForm):
    """The last page: whether the person's words may be quoted. No answer means no."""


AGREE_KEY = "agree"


def consent_question(schema: Schema) -> Question:
    """Return the question whether somebody takes part, in the words of the page."""
    options = {AGREE: "take_part_yes", REFUSE: "take_part_no"}
    return _own_question(schema, AGREE_KEY, "take_part", options, look=CONSENT)


def quote_question(schema: Schema) -> Question:
    """Return the question whether words may be quoted, in the words of the page."""
    options = {value: f"quote_{value}" for value in Response.QuotePermission.values}
    return _own_question(schema, "quote", "quote", options)


def _own_question(
    schema: Schema, key: str, name: str, options: Mapping[str, str], look: str = ""
) -> Question:
    speech = speech_of(schema)
    label, hint = speech.say(name), speech.say("quote_two")
    words = {value: speech.say(said) for value, said in options.items()}
    return Question(
        id=key,
        key=key,
        type=SINGLE,
        look=look,
        label=label.text,
        help=hint.text if name == "quote" else "",
        # A form may say the question and leave an answer in English, or the other way round.
        options=tuple(
            Option(
                value, said.text, language=said.language if said.language != label.language else ""
            )
            for value, said in words.items()
        ),
        language=label.language,
        help_language=hint.language,
    )


def shown(question: Question, given: Any, language: str) -> str:
    """Return the answer `given` to `question` in words; empty if there is none."""
    if question.type == MONTH and given and not isinstance(given, Refusal):
        year, month = given.split("-")
        return month_in(language, int(year), int(month))
    return in_words(question, given)
