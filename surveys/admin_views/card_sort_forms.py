"""The forms of a card sort: laying cards out, reading them, writing the piles down."""

import re
from typing import Any, cast

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from surveys.actions.card_sorts import FEWEST_CARDS, Sitting
from surveys.exceptions import NotSorted
from surveys.models import Card, CardSort, SurveyDeployment
from surveys.selectors.answers import text_questions

MOST_PEOPLE = 30
_NUMBERS = re.compile(r"\d{1,3}")


class Refusable(forms.Form):
    """A form that shows at the right place why something was refused."""

    def refuse(self, refused: NotSorted) -> None:
        """Show each reason at its field, or above all where it has none."""
        for reason in refused.reasons:
            self.add_error(reason.field if reason.field in self.fields else None, reason.message)


class SittingForm(Refusable):
    """Lays out cards for a group."""

    question = forms.ChoiceField(
        label="Question", help_text="The cards are answers to this question, drawn at random."
    )
    cards = forms.IntegerField(
        label="How many cards",
        min_value=FEWEST_CARDS,
        max_value=CardSort.MOST_CARDS,
        initial=CardSort.MOST_CARDS,
        help_text=f"At most {CardSort.MOST_CARDS}: more tire a group.",
    )
    who = forms.CharField(
        label="Who sorts",
        max_length=120,
        help_text="A group, as in: young people who have been in care. Never a name.",
    )
    people = forms.IntegerField(
        label="How many people", min_value=2, max_value=MOST_PEOPLE, initial=7
    )

    def __init__(self, *args: Any, deployment: SurveyDeployment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        questions = cast("forms.ChoiceField", self.fields["question"])
        questions.choices = [(one.id, one.label) for one in text_questions(deployment)]

    def sitting(self) -> Sitting:
        """Return what was asked for."""
        return Sitting(**self.cleaned_data)


class PilesForm(Refusable):
    """Writes down which cards a group put together, and what they call each pile."""

    sorted_on = forms.DateField(label="Sorted on", widget=AdminDateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sorted_on"].initial = timezone.localdate()
        for place in range(1, CardSort.MOST_PILES + 1):
            self.fields[f"name_{place}"] = forms.CharField(
                label=f"Name of pile {place}", max_length=80, required=False
            )
            self.fields[f"cards_{place}"] = forms.CharField(
                label=f"Its cards, as in 3, 8, 12 (pile {place})", max_length=400, required=False
            )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """The two fields of each pile."""
        places = range(1, CardSort.MOST_PILES + 1)
        return [(self[f"name_{place}"], self[f"cards_{place}"]) for place in places]

    def clean(self) -> None:
        """Ask for a name where there are cards, and for cards where there is a name."""
        super().clean()
        names = set()
        for place in range(1, CardSort.MOST_PILES + 1):
            name, cards = (self.cleaned_data.get(f"{part}_{place}") for part in ("name", "cards"))
            if cards and not name:
                self.add_error(f"name_{place}", "Write what the group calls this pile.")
            if name and not _numbers(cards or ""):
                self.add_error(f"cards_{place}", "Write the numbers of its cards.")
            if name and name.casefold() in names:
                self.add_error(f"name_{place}", "Another pile has this name.")
            names.add((name or "").casefold())

    def piles(self) -> dict[str, list[int]]:
        """Return the numbers of the cards by the name of their pile."""
        data = self.cleaned_data
        places = [place for place in range(1, CardSort.MOST_PILES + 1) if data[f"name_{place}"]]
        return {data[f"name_{place}"]: _numbers(data[f"cards_{place}"]) for place in places}


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBERS.findall(text)]


def left_out(cards: list[Card], sent: Any) -> list[int]:
    """Return the numbers of the cards that a second reader did not keep."""
    kept = set(sent.getlist("keep"))
    return [card.number for card in cards if str(card.number) not in kept]
