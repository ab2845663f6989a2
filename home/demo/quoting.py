"""Lets made-up people be quoted, as two readers of the demonstration have confirmed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from django.contrib.auth import get_user_model
from django.utils import timezone

from changeprojects import clock
from home.demo.accounts import ANALYST, SECOND_ANALYST
from home.demo.sayings import EASIER
from surveys.actions.confirm_quote import confirm_quote
from surveys.actions.propose_quote import Proposal, TakeOut, propose_quote
from surveys.engine.quoting import Because, Put
from surveys.models import Answer, Quote, Response, SurveyDeployment, Theme

_USUAL_TIME = timedelta(days=365)
# Said of a place, a sum or a person that others could know somebody by.
_TAKEN_OUT = {
    "£9": (Put.DETAIL, Because.RECOGNISED),
    "little one": (Put.CHILD, Because.OTHERS),
    "my mum": (Put.PERSON, Because.OTHERS),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """How many people are quoted under a theme, and whether their time is over."""

    theme: str
    people: int = 1
    expired: bool = False


def quote_people(deployment: SurveyDeployment, wanted: Sequence[Quoted]) -> list[Quote]:
    """Propose and confirm quotes, and return those that may be shown."""
    shown = []
    for one in wanted:
        theme = deployment.themes.get(code=one.theme)
        for answer, words in islice(_sayings(theme), one.people):
            quote = _confirmed(answer, words, theme)
            if one.expired:
                last = clock.today() - timedelta(days=1)
                Quote.objects.filter(pk=quote.pk).update(state=Quote.State.EXPIRED, expires_on=last)
            else:
                shown.append(quote)
    return shown


def _sayings(theme: Theme) -> Iterator[tuple[Answer, str]]:
    """Yield answers of people who may be quoted, each with other words that are about the theme."""
    written = Answer.objects.filter(
        codings__theme=theme,
        quotes=None,
        text__isnull=False,
        response__quote_permission=Response.QuotePermission.YES,
        response__screening=Response.Screening.CLEARED,
    )
    left = sorted(written.prefetch_related("redactions"), key=lambda one: one.redacted_text)
    for words in EASIER[theme.code][1]:
        if found := next((one for one in left if words in one.redacted_text), None):
            left.remove(found)
            yield found, words


def _confirmed(answer: Answer, words: str, theme: Theme) -> Quote:
    taken_out = [TakeOut(part, *how) for part, how in _TAKEN_OUT.items() if part in words]
    proposal = Proposal(
        words=words,
        theme=theme,
        expires_on=timezone.localdate() + _USUAL_TIME,
        taken_out=taken_out,
    )
    first, second = (
        get_user_model().objects.get(username=name) for name in (ANALYST, SECOND_ANALYST)
    )
    quote = propose_quote(answer, proposal, by=first)
    confirm_quote(quote, by=second)
    return quote
