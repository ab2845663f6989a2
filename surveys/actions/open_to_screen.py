"""Open one response to screen it; every reading is recorded."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Response
from surveys.rules.named_in_log import named
from surveys.selectors.screening import Waiting, waiting_answers


def open_to_screen(response: Response, *, by: Actor) -> list[Waiting]:
    """Return the words of `response` with what may be taken out, and record who opened them.

    The log names answers whose week is over; of this week's it keeps that there were some.
    Raises `PermissionDenied` with a reason if `by` is no screener.
    """
    decision = can(by, Action.SCREEN, response.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    waiting = waiting_answers(response)
    came = [(one.of, response.received_week) for one in waiting]
    data = named("answers", came, today=timezone.localdate())
    log(instance=response.deployment, action="surveys.opened_to_screen", user=by, data=data)
    return waiting
