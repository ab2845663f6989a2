"""Take what was cleared of a contest back to those who screen."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Contest, Response


@transaction.atomic
def screen_contest_again(contest: Contest, *, by: Actor) -> None:
    """Let `contest` wait for a screener again, as if nobody had cleared it, and record who did.

    What was taken out of it is proposed again. Raises `PermissionDenied` if `by` may not.
    """
    deployment = contest.theme.deployment
    decision = can(by, Action.SCREEN_AGAIN, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    Contest.objects.filter(pk=contest.pk).update(screening=Response.Screening.RECEIVED)
    data = {"theme": contest.theme.code, "to": Response.Screening.RECEIVED.value}
    log(instance=deployment, action="surveys.screened", user=by, data=data)
