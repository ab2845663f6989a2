"""Times that follow each other: the same agency or person is never in a place twice at once."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.formats import date_format


@dataclass(frozen=True, slots=True)
class Period:
    """Which fields hold the first and the last day, and whose time it is.

    An empty first day means from the beginning, an empty last one until further notice. Where
    `shares_a_day` is true the next time may begin on the day on which the last one ended.
    """

    first: str
    last: str
    owner: str
    shares_a_day: bool = False

    def check_apart(self, entry: Model, others: "QuerySet[Any]", *, already: str) -> None:
        """Raise `ValidationError`, beside the field to mend, if a time of `others` overlaps.

        `already` is the sentence if the other one goes on still. Hold the writers' lock
        (`syndication.actions.change_number.hold_counter`) until the entry is stored, or somebody
        stores another meanwhile.
        """
        other = others.exclude(pk=entry.pk).filter(self._overlapping(entry)).first()
        if other is None:
            return
        begun, ended = getattr(other, self.first), getattr(other, self.last)
        if self._is_earlier(entry, begun):
            text = f"The next time begins on {_in_words(begun)}. Write a last day before it."
            raise ValidationError({self.last: text})
        if ended is None:
            raise ValidationError({self.owner: already})
        text = f"The time before ended on {_in_words(ended)}. Write a first day after it."
        raise ValidationError({self.first: text})

    def _overlapping(self, entry: Model) -> Q:
        first, last = getattr(entry, self.first), getattr(entry, self.last)
        bound = "" if self.shares_a_day else "e"
        found = Q()
        if last is not None:
            found &= Q(**{self.first: None}) | Q(**{f"{self.first}__lt{bound}": last})
        if first is not None:
            found &= Q(**{self.last: None}) | Q(**{f"{self.last}__gt{bound}": first})
        return found

    def _is_earlier(self, entry: Model, begun: date | None) -> bool:
        first = getattr(entry, self.first)
        return begun is not None and (first is None or first < begun)


def _in_words(day: date) -> str:
    return date_format(day, "j F Y")
