"""The forms of a card sort: laying cards out, reading them, writing the piles down."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from surveys.actions.card_sorts import FEWEST_CARDS, Sitting
from surveys.engine.card_numbers import read_numbers
from surveys.exceptions import NotSorted
from surveys.models import Card, CardSort, SurveyDeployment
from surveys.selectors.answers import text_questions

MOST_PEOPLE = 30


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
    """Writes down which cards a group put together, and what they call each pile.

    Cards are put into piles where they are shown, or their numbers are typed.
    """

    NAME = "piles"

    sorted_on = forms.DateField(label="Sorted on", widget=AdminDateInput)

    def __init__(
        self, *args: Any, cards: Iterable[int], made: Mapping[str, list[int]], **kwargs: Any
    ) -> None:
        """Offer `cards`, by number; `made` are the piles as they were kept before."""
        super().__init__(*args, **kwargs)
        self.fields["sorted_on"].initial = timezone.localdate()
        self._cards = list(cards)
        # In these lie cards that nobody may hold now: they stay there.
        shown = set(self._cards)
        self._kept = {name.casefold() for name, lie in made.items() if not shown.issuperset(lie)}
        lies_in: dict[int, int] = {}
        names = dict(enumerate(made, start=1))
        for place in self._places:
            self.fields[f"name_{place}"] = forms.CharField(
                label=f"Name of pile {place}",
                max_length=80,
                required=False,
                initial=names.get(place, ""),
            )
            self.fields[f"cards_{place}"] = forms.CharField(
                label=f"Its cards, as in 3, 8, 12 or 5-9 (pile {place})",
                max_length=400,
                required=False,
            )
            lies_in |= dict.fromkeys(made.get(names.get(place, ""), []), place)
        for card in self._cards:
            self.fields[f"pile_of_{card}"] = _pile_of(card, lies_in.get(card))

    @property
    def _places(self) -> range:
        return range(1, CardSort.MOST_PILES + 1)

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """The two fields of each pile."""
        return [(self[f"name_{place}"], self[f"cards_{place}"]) for place in self._places]

    def beside(self, card: int) -> Any:
        """Return the field that stands beside a card and puts it into a pile."""
        return self[f"pile_of_{card}"]

    def clean(self) -> None:
        """Ask for a name where there are cards, and for cards where there is a name."""
        super().clean()
        names = set()
        for place in self._places:
            name = self.cleaned_data.get(f"name_{place}") or ""
            strange = self._typed(place)[1]
            if strange:
                told = ", ".join(f"“{part}”" for part in strange)
                message = f"Not understood: {told}. Write numbers of cards, as in 3, 8, 12 or 5-9."
                self.add_error(f"cards_{place}", message)
            elif name and not self._numbers(place) and name.casefold() not in self._kept:
                self.add_error(f"cards_{place}", "Write the numbers of its cards.")
            elif self._numbers(place) and not name:
                self.add_error(f"name_{place}", "Write what the group calls this pile.")
            if name and name.casefold() in names:
                self.add_error(f"name_{place}", "Another pile has this name.")
            names.add(name.casefold())

    def piles(self) -> dict[str, list[int]]:
        """Return the numbers of the cards by the name of their pile."""
        names = {place: self.cleaned_data[f"name_{place}"] for place in self._places}
        return {name: self._numbers(place) for place, name in names.items() if name}

    def _typed(self, place: int) -> tuple[list[int], list[str]]:
        return read_numbers(self.cleaned_data.get(f"cards_{place}") or "")

    def _numbers(self, place: int) -> list[int]:
        chosen = [
            card for card in self._cards if self.cleaned_data.get(f"pile_of_{card}") == str(place)
        ]
        return list(dict.fromkeys([*self._typed(place)[0], *chosen]))


def _pile_of(card: int, place: int | None) -> forms.ChoiceField:
    """Return the field that puts a card into a pile; it may stand outside of its form."""
    piles = [(str(one), f"Pile {one}") for one in range(1, CardSort.MOST_PILES + 1)]
    return forms.ChoiceField(
        label=f"Card {card} lies in",
        choices=[("", "No pile"), *piles],
        required=False,
        initial=str(place or ""),
        widget=forms.Select(attrs={"form": PilesForm.NAME}),
    )


def left_out(cards: list[Card], sent: Any) -> list[int]:
    """Return the numbers of the cards that a second reader did not keep."""
    kept = set(sent.getlist("keep"))
    return [card.number for card in cards if str(card.number) not in kept]
