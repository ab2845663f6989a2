"""Let those who decide about a theme read what somebody wrote about it, or not."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.actions.screen_response import Clear, SetAside, refuse_unread
from surveys.engine.redaction import without
from surveys.exceptions import Reason, WrongStatus
from surveys.models import Contest, Response
from surveys.models.contest import as_taken_out

State = Response.Screening


@transaction.atomic
def screen_contest(contest: Contest, verdict: Clear | SetAside, *, by: Actor) -> None:
    """Do with the words of `contest` as the verdict says, and record who gave it; it counts on.

    What was set aside can be cleared later. Raises `PermissionDenied` if `by` is no screener,
    `WrongStatus` if somebody cleared it or it was taken back meanwhile, `NotRead` if nothing is
    taken out and nobody says that they read it, `ValueError` if a part is not inside its words.
    Nothing is changed then.
    """
    deployment = contest.theme.deployment
    decision = can(by, Action.SCREEN, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    waiting = Contest.objects.exclude(screening=State.CLEARED)
    locked = waiting.select_for_update().filter(pk=contest.pk).first()
    if locked is None:
        message = "Somebody cleared it meanwhile, or it was taken back. Go on with the next."
        raise WrongStatus([Reason("not_waiting", message)])
    if isinstance(verdict, SetAside):
        locked.screening, locked.aside_because = State.SET_ASIDE, verdict.because
    else:
        spans = list(verdict.redactions.get(locked.pk, ()))
        refuse_unread({locked.pk: locked.text or ""}, verdict, locked.response.language)
        without(locked.text or "", spans)  # Raises where a part is not inside these words.
        locked.screening, locked.aside_because = State.CLEARED, None
        locked.taken_out = as_taken_out(spans)
    locked.save(update_fields=["screening", "aside_because", "taken_out"])
    # Not which one: nothing else says when it was written.
    data = {"theme": locked.theme.code, "to": str(locked.screening)}
    log(instance=deployment, action="surveys.screened", user=by, data=data)
