"""Pass on that somebody wants help."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from changeprojects import selectors
from surveys.actions.record_event import record_event
from surveys.models import SafeguardingEvent, SafeguardingFlag, SurveyDeployment
from surveys.rules.working_hours import after_working_time


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """What somebody wrote who wants help; `id` makes a second press of the button the same."""

    id: UUID
    wish: str
    contact: str
    safe_contact: str


@transaction.atomic
def ask_for_help(deployment: SurveyDeployment, request: HelpRequest) -> None:
    """Raise a flag that the lead of `deployment` is told of within minutes.

    It is linked to no draft and no response: only what the person writes here tells who
    they are.
    """
    now = selectors.now()
    flag, is_new = SafeguardingFlag.objects.get_or_create(
        pk=request.id,
        defaults={
            "deployment": deployment,
            "source": SafeguardingFlag.Source.ASKED,
            "wish": request.wish or None,
            "contact": request.contact or None,
            "safe_contact": request.safe_contact or None,
            "raised_at": now,
            "due_at": after_working_time(now),
        },
    )
    if is_new:
        record_event(flag, SafeguardingEvent.Kind.RAISED)
