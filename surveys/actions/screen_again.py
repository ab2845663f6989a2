"""Take answers that were cleared back to those who screen."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from surveys.access import Action, Actor, can
from surveys.actions.end_quotes import end_quotes_of
from surveys.actions.screen_response import locked_response, record_screened
from surveys.exceptions import Reason, WrongStatus
from surveys.models import Response

State = Response.Screening


@transaction.atomic
def screen_again(response: Response, *, by: Actor) -> None:
    """Let `response` wait for a screener again, as if nobody had cleared it, and record who did.

    What was coded and taken out of it stays, and counts and shows again once it is cleared. What
    was quoted of it is withdrawn for ever: somebody could be recognised by it.
    Raises `PermissionDenied` if `by` may not, `WrongStatus` if it is not cleared, or not there,
    any more.
    """
    decision = can(by, Action.SCREEN_AGAIN, response.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    locked = locked_response(response)
    if locked.screening != State.CLEARED:
        message = "These answers are waiting for a screener already."
        raise WrongStatus([Reason("not_cleared", message)])
    end_quotes_of(locked)
    locked.screening = State.RECEIVED
    locked.save(update_fields=["screening"])
    record_screened(locked, by)
