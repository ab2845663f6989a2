"""Let a reader of answers say that somebody may need help."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from changeprojects import selectors
from surveys.access import Action, Actor, can, may_open
from surveys.actions.record_event import record_event
from surveys.models import Response, SafeguardingEvent, SafeguardingFlag
from surveys.rules.working_hours import after_working_time

Flag = SafeguardingFlag


@transaction.atomic
def raise_concern(response: Response, *, by: Actor) -> Flag:
    """Raise a flag about `response`; the lead then reads what this one person wrote.

    Whatever became of it meanwhile, and though too few may be left for anybody to read it now:
    whoever read it did so before. Raised again while it is open it stays one flag. Raises
    `PermissionDenied` if `by` is nobody who may be shown answers of its survey.
    """
    deployment = response.deployment
    reads = any(may_open(by, one, deployment) for one in (Action.SCREEN, Action.READ_ANSWERS))
    if not can(by, Action.RAISE_CONCERN) or not reads:
        raise PermissionDenied("Only those who read these answers can raise a concern.")
    still_open = Flag.objects.filter(response=response).exclude(state=Flag.State.CLOSED)
    if (flag := still_open.first()) is not None:
        return flag
    now = selectors.now()
    flag = Flag.objects.create(
        deployment=deployment,
        source=Flag.Source.READER,
        response=response,
        raised_at=now,
        due_at=after_working_time(now),
    )
    record_event(flag, SafeguardingEvent.Kind.RAISED, by=by if by.is_authenticated else None)
    return flag
