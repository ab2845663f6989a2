"""The form that proposes a quote: whose words, what is taken out, and until when."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from surveys.actions.propose_quote import Proposal, TakeOut
from surveys.engine.quoting import LONGEST, Because, Put
from surveys.exceptions import NotQuoted
from surveys.models import Answer
from surveys.selectors.quotes import questions_beside, themes_of_answer

# More than these and it is no quote any more.
ROWS = range(1, 5)
_USUAL_TIME = timedelta(days=365)
_PUT = [("", "Choose"), *((one.value, f"[{one.value}]") for one in Put)]
_WHY = [("", "Choose"), *((one.value, one.value) for one in Because)]


class QuoteForm(forms.Form):
    """Proposes words of one answer. Nothing can be written into them: only taken out."""

    words = forms.CharField(
        label="Words to quote",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        help_text=f"Cut at the beginning and the end until at most {LONGEST} characters are left.",
    )
    theme: Any = forms.ModelChoiceField(
        queryset=None, label="Theme", help_text="Where it stands on the page."
    )
    beside = forms.ChoiceField(
        label="Beside it",
        required=False,
        help_text="At most one answer of this person, and only if the results tell that ten or "
        "more people gave it.",
    )
    expires_on = forms.DateField(
        label="Last day",
        widget=AdminDateInput,
        help_text="Until when it is told, three years at most. Then it goes everywhere by itself.",
    )

    def __init__(self, *args: Any, answer: Answer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = cast("forms.ModelChoiceField", self.fields["theme"])
        themes.queryset = themes_of_answer(answer)
        beside = cast("forms.ChoiceField", self.fields["beside"])
        questions = questions_beside(answer.response.deployment)
        beside.choices = [("", "Nothing"), *((one.id, one.label) for one in questions)]
        self.fields["words"].initial = answer.redacted_text
        self.fields["expires_on"].initial = timezone.localdate() + _USUAL_TIME
        for number in ROWS:
            self.fields |= _row(number)

    @property
    def rows(self) -> Iterable[tuple[int, list[Any]]]:
        """The fields of each part that may be taken out."""
        for number in ROWS:
            yield number, [self[f"{name}_{number}"] for name in ("out", "put", "why")]

    def clean(self) -> dict[str, Any]:
        """Ask of everything that is taken out what stands there instead, and why."""
        cleaned = super().clean() or self.cleaned_data
        for number in ROWS:
            out, put, why = _of(cleaned, number)
            if out and not (put and why):
                self.add_error(f"out_{number}", "Choose what stands there instead, and why.")
            if (put or why) and not out:
                self.add_error(f"out_{number}", "Copy the words that are taken out.")
        return cleaned

    def proposal(self) -> Proposal:
        """Return what is proposed, once the form is valid."""
        said = self.cleaned_data
        taken = (_of(said, number) for number in ROWS)
        return Proposal(
            words=said["words"],
            theme=said["theme"],
            expires_on=said["expires_on"],
            taken_out=[TakeOut(out, Put(put), Because(why)) for out, put, why in taken if out],
            beside=said["beside"],
        )

    def refuse(self, refused: NotQuoted) -> None:
        """Show beside the fields what has to be mended."""
        for reason in refused.reasons:
            self.add_error(reason.field or None, reason.message)


def _row(number: int) -> dict[str, forms.Field]:
    return {
        f"out_{number}": forms.CharField(
            label=f"Take out ({number})", required=False, max_length=200
        ),
        f"put_{number}": forms.ChoiceField(label="Put instead", required=False, choices=_PUT),
        f"why_{number}": forms.ChoiceField(label="Because", required=False, choices=_WHY),
    }


def _of(cleaned: dict[str, Any], number: int) -> tuple[str, str, str]:
    out, put, why = (cleaned.get(f"{name}_{number}", "") for name in ("out", "put", "why"))
    return out, put, why
