"""Take one quote back at the desk."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.end_quotes import end_quotes
from surveys.exceptions import NotQuoted, Reason
from surveys.models import Quote


@transaction.atomic
def withdraw_quote(quote: Quote, *, by: Actor) -> None:
    """Let nobody read `quote` any more, wherever it stands, and record who took it back.

    The answer stays. Raises `PermissionDenied` if `by` may not, `NotQuoted` if it has ended.
    """
    deployment = quote.theme.deployment
    decision = can(by, Action.QUOTE, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    if not end_quotes(Q(pk=quote.pk), Quote.State.WITHDRAWN):
        raise NotQuoted([Reason("ended", "It is withdrawn already, or its last day is over.")])
    data = {"quote": str(quote.pk), "to": Quote.State.WITHDRAWN.value}
    log(instance=deployment, action="surveys.quoted", user=by, data=data)
