"""Write into the log of a safeguarding flag."""

from django.contrib.auth.models import AbstractBaseUser

from changeprojects import selectors
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
        is_demo=flag.deployment.is_demo or None,
        at=selectors.now(),
        by_id=by.pk if by else None,
        kind=kind,
        state=flag.state,
        note=note or None,
    )
