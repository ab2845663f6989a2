"""Read how somebody who asked for help can be reached; why is kept."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from surveys.actions.read_flag import locked_flag
from surveys.actions.record_event import record_event
from surveys.exceptions import Reason, Refused
from surveys.models import SafeguardingEvent, SafeguardingFlag

SHORTEST_REASON = 5


@dataclass(frozen=True, slots=True)
class HowToReach:
    """What somebody left so that they can be helped."""

    contact: str
    safe_contact: str


@transaction.atomic
def read_flag_contact(flag: SafeguardingFlag, *, by: AbstractBaseUser, reason: str) -> HowToReach:
    """Return how the person of `flag` can be reached; `reason` is kept, sealed, in the log.

    Raises `PermissionDenied`, or `Refused` without a reason.
    """
    locked = locked_flag(flag, by)
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused([Reason("no_reason", "Say in a few words why you need to know.", "reason")])
    record_event(locked, SafeguardingEvent.Kind.CONTACT, by=by, note=reason.strip())
    return HowToReach(locked.contact or "", locked.safe_contact or "")
