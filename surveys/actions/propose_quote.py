"""Propose words of an answer to be quoted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from surveys.access import Action, Actor, can
from surveys.actions.record_quoted import record_quoted
from surveys.engine.quoting import (
    FEWEST_WORDS,
    LONGEST,
    Because,
    Edit,
    NotThere,
    Put,
    edits_of,
    is_a_quote,
    part_of,
)
from surveys.engine.spans import digest_of
from surveys.exceptions import NotQuoted, Reason
from surveys.models import Answer, Quote, Response, Theme
from surveys.models.quote import as_stored
from surveys.selectors.quotes import is_language_shared, questions_beside, themes_of_answer

# Nobody knows today what they would want in four years.
LONGEST_TIME = timedelta(days=3 * 365)

FEW_SPEAK = Reason(
    "language",
    "Fewer than ten people answered in this language, so that it would tell who it may be. Say "
    "what they said under “You said” instead.",
)


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Words to take out of a quote, what stands there instead, and why."""

    words: str
    put: Put
    why: Because


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be quoted of an answer, where it belongs, and until when.

    `beside` is the id of the question whose answer is told beside the words; empty for none.
    """

    words: str
    theme: Theme
    expires_on: date
    taken_out: Sequence[TakeOut] = ()
    beside: str = ""


@transaction.atomic
def propose_quote(answer: Answer, proposal: Proposal, *, by: Actor) -> Quote:
    """Let words of `answer` wait for a second reader, and record who proposed them.

    Raises `PermissionDenied` if `by` may not, `NotQuoted` with what to mend if the person did
    not permit it, too few answered in their language, the words are not theirs or too few, the
    theme is not one of the answer's, or the day is over or too far away.
    """
    deployment = answer.response.deployment
    decision = can(by, Action.QUOTE, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    # Nobody takes it back or screens it again meanwhile.
    response = Response.objects.select_for_update().get(pk=answer.response_id)
    answer.response = response
    if reasons := [*_why_not(answer, proposal), *_why_not_until(proposal.expires_on)]:
        raise NotQuoted(reasons)
    start, end, edits = _places(answer.redacted_text, proposal)
    if _overlapping(answer, start, end):
        message = (
            "These words wait to be quoted, or are quoted, already: withdraw that quote first."
        )
        raise NotQuoted([Reason("twice", message, "words")])
    quote = Quote.objects.create(
        answer=answer,
        theme=proposal.theme,
        start=start,
        end=end,
        of=digest_of(answer.redacted_text),
        edits=as_stored(edits),
        beside=proposal.beside,
        expires_on=proposal.expires_on,
        proposed_by_id=by.pk,
    )
    record_quoted(quote, quote.state, by=by)
    return quote


def _overlapping(answer: Answer, start: int, end: int) -> bool:
    # Told twice, one could show what the other takes out, or another answer beside it.
    open_ones = answer.quotes.filter(state__in=Quote.OPEN)
    return open_ones.filter(start__lt=end, end__gt=start).exists()


def may_be_quoted(response: Response) -> bool:
    """Say whether the person permitted it, and a screener has cleared what they wrote."""
    permitted = response.quote_permission == Response.QuotePermission.YES
    return permitted and response.screening == Response.Screening.CLEARED


def _why_not(answer: Answer, proposal: Proposal) -> list[Reason]:
    if not may_be_quoted(answer.response):
        return [Reason("not_permitted", "This person did not say that they may be quoted.")]
    if not is_language_shared(answer.response):
        return [FEW_SPEAK]
    reasons = []
    if proposal.theme not in themes_of_answer(answer):
        reasons.append(Reason("theme", "Choose a theme that the answer is coded with.", "theme"))
    questions = {one.id for one in questions_beside(answer.response.deployment)}
    if proposal.beside and proposal.beside not in questions:
        reasons.append(Reason("beside", "Choose a question of this survey.", "beside"))
    return reasons


def _why_not_until(day: date) -> list[Reason]:
    today = timezone.localdate()
    if today < day <= today + LONGEST_TIME:
        return []
    return [
        Reason("expiry", "Choose a day after today, at most three years from now.", "expires_on")
    ]


def _places(text: str, proposal: Proposal) -> tuple[int, int, list[Edit]]:
    try:
        start, end = part_of(text, proposal.words)
    except NotThere as error:
        message = "These words do not stand in the answer like this. Copy them letter by letter."
        raise NotQuoted([Reason("words", message, "words")]) from error
    source, edits = text[start:end], list[Edit]()
    for number, one in enumerate(proposal.taken_out, start=1):
        try:
            edits += edits_of(source, one.words, one.put, one.why)
        except NotThere as error:
            message = "These words do not stand in the quote like this."
            raise NotQuoted([Reason("taken_out", message, f"out_{number}")]) from error
    if not is_a_quote(source, edits):
        message = (
            f"At least {FEWEST_WORDS} own words have to be left, and {LONGEST} characters at most."
        )
        raise NotQuoted([Reason("length", message, "words")])
    return start, end, edits
