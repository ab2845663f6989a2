"""Open a safeguarding flag; every reading is in its log."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from surveys.access import can_open
from surveys.actions.record_event import record_event
from surveys.models import SafeguardingEvent, SafeguardingFlag
from surveys.rules.working_hours import after_working_time
from surveys.selectors.flagged import Told, told_in

Kind = SafeguardingEvent.Kind


@transaction.atomic
def read_flag(
    flag: SafeguardingFlag, *, by: AbstractBaseUser
) -> tuple[SafeguardingFlag, list[Told]]:
    """Return `flag`, seen from now on, and what the person wrote whom a reader worries about.

    Raises `PermissionDenied` if it is not for `by`.
    """
    locked = locked_flag(flag, by)
    if locked.state == SafeguardingFlag.State.NEW:
        locked.state = SafeguardingFlag.State.SEEN
        # To look is not to help: whoever looked has as long again to do something.
        locked.due_at = after_working_time(timezone.now())
        locked.save(update_fields=["state", "due_at"])
    record_event(locked, Kind.READ, by=by)
    return locked, told_in(locked.response_id) if locked.response_id else []


def locked_flag(flag: SafeguardingFlag, by: AbstractBaseUser) -> SafeguardingFlag:
    """Return `flag`, locked in the present transaction, if `by` may handle it."""
    locked = SafeguardingFlag.objects.select_for_update().get(pk=flag.pk)
    decision = can_open(by, locked)
    if not decision:
        raise PermissionDenied(decision.reason)
    return locked
