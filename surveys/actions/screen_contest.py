"""Let those who decide about a theme read what somebody wrote about it, or not."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import Contest, Response

State = Response.Screening


@transaction.atomic
def screen_contest(contest: Contest, to: Response.Screening, *, by: Actor) -> None:
    """Clear the words of `contest` or set them aside, and record who did; it counts as before.

    Raises `PermissionDenied` if `by` is no screener.
    """
    deployment = contest.theme.deployment
    decision = can(by, Action.SCREEN, deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    Contest.objects.filter(pk=contest.pk).update(screening=to)
    data = {"contest": str(contest.pk), "to": to.value}
    log(instance=deployment, action="surveys.screened", user=by, data=data)
