"""Write into the log of a safeguarding flag."""

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from surveys.models import SafeguardingEvent, SafeguardingFlag


def record_event(
    flag: SafeguardingFlag,
    kind: SafeguardingEvent.Kind,
    *,
    by: AbstractBaseUser | None = None,
    note: str = "",
) -> SafeguardingEvent:
    """Add one entry to the log of `flag`. The caller holds the transaction of what happened."""
    return SafeguardingEvent.objects.create(
        flag=flag,
        at=timezone.now(),
        by_id=by.pk if by else None,
        kind=kind,
        state=flag.state,
        note=note or None,
    )
