"""Open one response to screen it; every reading is recorded."""

from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Response
from surveys.selectors.screening import Waiting, waiting_answers


def open_to_screen(response: Response, *, by: Actor) -> list[Waiting]:
    """Return the words of `response` with what may be taken out, and record who opened them.

    Raises `PermissionDenied` with a reason if `by` is no screener.
    """
    decision = can(by, Action.SCREEN, response.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    waiting = waiting_answers(response)
    data = {"answers": [str(one.of) for one in waiting]}
    log(instance=response.deployment, action="surveys.opened_to_screen", user=by, data=data)
    return waiting
