"""Facts that the programme asks of other apps; each registers what it can tell.

A fact is a number: of people, of promises; 0 is none. A rule that needs a fact nobody tells
does not apply: the programme runs without surveys.
"""

from collections.abc import Callable
from typing import Any

Provider = Callable[[Any], int]

# How many people who use services surely answered one survey at a pilot. It never follows
# a single answer: nobody is counted before the survey has closed for good.
PEOPLE_HEARD = "people_heard"
# Of a project: how many surveys have come to the day by which people were to hear what
# became of their answers, and for how many of those nothing is public.
FEEDBACK_DUE = "feedback_due"
FEEDBACK_LATE = "feedback_late"
# Of a recommendation: since when people were asked who asked for it, in whole seconds since 1970.
ASKED_SINCE = "asked_since"
# Of a recommendation: when the first survey closed in which people asked for it, or opened if it
# has not closed, in whole seconds since 1970.
ASKED_UNTIL = "asked_until"
# Of a recommendation: how many themes ask for it, of whatever survey.
THEMES_ASKING = "themes_asking"
# Of a product: for how many themes of surveys at its pilots, or of its project outside of any,
# nobody said what is asked for.
THEMES_UNANSWERED = "themes_unanswered"
# Of a pilot: how many surveys were ever opened at it, to ask what its version was like.
SURVEYS_OPENED = "surveys_opened"

_providers: dict[str, Provider] = {}


def register(fact: str, provider: Provider) -> None:
    """Let `provider` tell the fact; raise `ValueError` if another one does."""
    if _providers.get(fact, provider) is not provider:
        raise ValueError(f"Somebody else tells “{fact}” already.")
    _providers[fact] = provider


def is_known(fact: str) -> bool:
    """Return whether somebody tells the fact."""
    return fact in _providers


def tells(fact: str, subject: Any) -> int:
    """Return the fact about `subject`; raise `KeyError` if nobody tells it."""
    return _providers[fact](subject)
