"""Let somebody read what people wrote no more."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.models import AccessGrant


@transaction.atomic
def let_read_no_more(grant: AccessGrant, *, by: Actor) -> None:
    """End `grant` now; at the next request they read nothing by it. Ended twice, it stays so."""
    decision = can(by, Action.LET_READ)
    if not decision:
        raise PermissionDenied(decision.reason)
    holding = AccessGrant.objects.filter(pk=grant.pk, ended_at=None)
    if holding.update(ended_at=timezone.now(), ended_by_id=by.pk):
        log(instance=grant, action="surveys.let_read_no_more", user=by)
