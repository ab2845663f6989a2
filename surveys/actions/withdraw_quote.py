"""Take one quote back at the desk."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from surveys.access import Action, Actor, may_open
from surveys.actions.end_quotes import end_quotes
from surveys.actions.record_quoted import record_quoted
from surveys.exceptions import NotQuoted, Reason
from surveys.models import Quote


@transaction.atomic
def withdraw_quote(quote: Quote, *, by: Actor) -> None:
    """Let nobody read `quote` any more, wherever it stands, and record who took it back.

    The answer stays. Whoever may quote here may do it at any time, also where so few answered by
    now that nobody reads what they wrote. Raises `PermissionDenied` if `by` may not, `NotQuoted`
    if it has ended.
    """
    decision = may_open(by, Action.QUOTE, quote.theme.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if not end_quotes(Q(pk=quote.pk), Quote.State.WITHDRAWN):
        raise NotQuoted([Reason("ended", "It is withdrawn already, or its last day is over.")])
    record_quoted(quote, Quote.State.WITHDRAWN.value, by=by)
