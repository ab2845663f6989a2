"""Confirm, as a second person, that words may be quoted."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from surveys.access import Action, Actor, can
from surveys.actions.propose_quote import FEW_SPEAK, may_be_quoted
from surveys.actions.record_quoted import record_quoted
from surveys.exceptions import NotQuoted, Reason
from surveys.models import Quote
from surveys.selectors.quotes import beside_of, has_its_theme, is_language_shared


@transaction.atomic
def confirm_quote(quote: Quote, *, by: Actor) -> None:
    """Let pages choose `quote` from now on, and record who read it.

    Raises `PermissionDenied` if `by` may not, `NotQuoted` if they proposed it themselves, it
    waits for nobody, its words are there no more or not under its theme, or too few share their
    language or what stands beside them.
    """
    decision = can(by, Action.QUOTE, quote.theme.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    locked = Quote.objects.select_for_update(of=("self",)).to_read().filter(pk=quote.pk).first()
    if locked is None:
        raise NotQuoted([Reason("gone", "The answer was taken back meanwhile.")])
    if reason := why_not_confirmed(locked, by):
        raise NotQuoted([reason])
    locked.state = Quote.State.CONFIRMED
    locked.confirmed_by_id = by.pk
    locked.save(update_fields=["state", "confirmed_by"])
    record_quoted(locked, locked.state, by=by)


def why_not_confirmed(quote: Quote, by: Actor) -> Reason | None:
    """Return why `by` cannot confirm `quote`, with what to do; None if they can."""
    if quote.state != Quote.State.PROPOSED:
        return Reason("not_waiting", "It does not wait for a second reader any more.")
    if quote.proposed_by_id == by.pk:
        return Reason("same_person", "You proposed it. Somebody else has to read it.")
    if not (may_be_quoted(quote.answer.response) and quote.words):
        return Reason("gone", "These words may not be quoted any more. Withdraw the quote.")
    if quote.expires_on < timezone.localdate():
        return Reason("expired", "Its last day is over.")
    return _why_not_told(quote)


def _why_not_told(quote: Quote) -> Reason | None:
    if not has_its_theme(quote):
        return Reason(
            "theme",
            "Its answer does not have this theme any more. Withdraw the quote, and propose it anew "
            "under a theme that it has; or ask a coder to look at the answer again.",
        )
    if not is_language_shared(quote.answer.response):
        return FEW_SPEAK
    beside = beside_of(quote)
    if beside and not beside.is_shared:
        return Reason(
            "beside",
            "Too few people share what would stand beside it, or no result tells how many.",
        )
    return None
