"""What is typed in from the two sheets of a paper form that are handed in by themselves."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from surveys.engine.equality import equality_questions
from surveys.engine.languages import direction_of, own_name_of
from surveys.engine.phrases import Phrase, speech_of
from surveys.engine.questions import Question, Schema
from surveys.models import ContactDetails
from surveys.views.contact import LONGEST, NOTICE

# The words of its own that a survey is written in have no name.
AS_WRITTEN = ""
# What stands for them where something must be chosen: an empty answer would be none.
OWN_WORDS = "own"
NOT_TICKED = "Nothing is ticked, or more than one"


def forms_of(schema: Schema) -> dict[str, str]:
    """Return the forms in which the sheets of a survey are printed, each with its own name."""
    return {AS_WRITTEN: "As it was written"} | {form: own_name_of(form) for form in schema.says}


def agreed_in(schema: Schema, form: str) -> Phrase:
    """Return the words that whoever ticked a sheet in `form` agreed to."""
    return speech_of(schema.read_in(form)).say(NOTICE)


class ContactSheetForm(forms.Form):
    """A sheet “Do you want to hear from us?”, in the order in which it is printed.

    It asks in which form it was, and which day stands on it, only where there are several.
    """

    words = forms.ChoiceField(
        label="Which of these words stand on the sheet?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the words that the person agreed to."},
    )
    purposes = forms.MultipleChoiceField(
        label="What for?",
        choices=ContactDetails.Purpose.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="As it is ticked. If nothing is ticked, nobody may reach them: type in nothing.",
        error_messages={
            "required": "Tick what the person ticked. If that is nothing, destroy the sheet.",
            "invalid_choice": "Tick one of these, or both.",
        },
    )
    contact = forms.CharField(
        label="How can we reach you?",
        max_length=LONGEST,
        help_text="As the person wrote it. Compare it once more before you press the button.",
        error_messages={
            "required": "Type in how the person can be reached. If it cannot be read or is not "
            "there, destroy the sheet."
        },
    )
    safe = forms.CharField(
        label="When and how is it safe?",
        max_length=LONGEST,
        required=False,
        help_text="All that stands there. Leave it empty if they did.",
    )
    day = forms.ChoiceField(
        label="When does the sheet say that it is deleted?",
        widget=forms.RadioSelect,
        help_text="If it names another day, choose the earlier one.",
        error_messages={"required": "Choose the day that stands on the sheet."},
    )
    agreed = forms.BooleanField(
        label="“I agree. Keep this” is ticked",
        error_messages={"required": "Nothing is kept unless they ticked it. If not, destroy it."},
    )

    def __init__(self, *args: Any, schema: Schema, days: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = forms_of(schema)
        self.days = {day.isoformat(): day for day in days}
        self.notices = {form or OWN_WORDS: agreed_in(schema, form) for form in names}
        shown = {form or OWN_WORDS: self._shown(form, name) for form, name in names.items()}
        self._offer("words", shown)
        self._offer("day", {key: date_format(day, "j F Y") for key, day in self.days.items()})
        for name in ("contact", "safe"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_day(self) -> str:
        """Refuse what was promised to be deleted by today."""
        chosen: str = self.cleaned_data["day"]
        if self.days[chosen] <= timezone.localdate():
            raise forms.ValidationError(
                "This day has come: nothing of the sheet may be kept. Destroy it as your agency "
                "has agreed."
            )
        return chosen

    @property
    def notice(self) -> str:
        """The words that the person agreed to."""
        return self.notices[self._chosen("words", self.notices)].text

    @property
    def delete_on(self) -> date:
        """The day that stands on the sheet."""
        return self.days[self._chosen("day", self.days)]

    def _offer(self, name: str, choices: Mapping[str, Any]) -> None:
        self.fields[name].choices = [*choices.items()]  # type: ignore[attr-defined]  # of a choice
        if len(choices) == 1:
            del self.fields[name]

    def _chosen(self, name: str, choices: Mapping[str, Any]) -> str:
        only = next(iter(choices))
        chosen: str = self.cleaned_data.get(name, only)
        return chosen

    def _shown(self, form: str, name: str) -> SafeString:
        agreed = self.notices[form or OWN_WORDS]
        return format_html("{}: {}", name, _marked(f"“{agreed.text}”", agreed.language))


class EqualitySheetForm(forms.Form):
    """A sheet “Some questions about you”, in the words of one form; each may be left out."""

    def __init__(self, *args: Any, schema: Schema, form: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in equality_questions(schema.equality, speech_of(schema.read_in(form))):
            self.fields[question.key] = _field(question)

    def add_prefix(self, field_name: str) -> str:
        """Keep the names of the questions apart from those of other fields of the page."""
        return f"q-{field_name}"


def _field(question: Question) -> forms.ChoiceField:
    choices = [("", NOT_TICKED)]
    choices += [
        (option.value, _marked(option.label, option.language or question.language))
        for option in question.options
    ]
    return forms.ChoiceField(
        label=_marked(question.label, question.language),
        help_text=_marked(question.help, question.help_language) if question.help else "",
        choices=choices,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": "Choose one of these."},
    )


def _marked(text: str, language: str) -> SafeString:
    """Return words of the sheet, which may be in another language than the page around them."""
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction_of(language), text)
