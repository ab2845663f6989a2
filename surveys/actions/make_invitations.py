"""Make invitations that each let one person start."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from surveys.access import Action, Actor, can
from surveys.codes import receipt_code
from surveys.exceptions import Reason, Refused
from surveys.invitations import lookup_of
from surveys.models import Invitation, SurveyDeployment
from surveys.seat import new_key

MOST = 200


@transaction.atomic
def make_invitations(deployment: SurveyDeployment, count: int, *, by: Actor) -> list[str]:
    """Return the codes of `count` new invitations: now, and never again.

    Raises `PermissionDenied`, or `Refused` for none or too many at a time.
    """
    decision = can(by, Action.INVITE)
    if not decision:
        raise PermissionDenied(decision.reason)
    if not 1 <= count <= MOST:
        raise Refused([Reason("bad_count", f"Choose a number from 1 to {MOST}.", "count")])
    codes = [receipt_code(new_key()) for _ in range(count)]
    Invitation.objects.bulk_create(
        Invitation(deployment=deployment, lookup=lookup_of(code)) for code in codes
    )
    log(instance=deployment, action="surveys.invited", user=by, data={"count": count})
    return codes
