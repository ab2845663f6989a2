"""End a survey."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction
from django.utils import timezone

from surveys.actions.deployment_status import Status, move_deployment
from surveys.actions.keep_figures import keep_figures
from surveys.models import SurveyDeployment


@transaction.atomic
def close_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Close `deployment` for good, open or suspended, and count its answers, this once.

    While something waits for a screener they are counted later, by the job of every day.
    What is kept is when people could last answer: on the day that was set, or now if sooner.
    """
    since = (Status.OPEN, Status.SUSPENDED)
    closed = move_deployment(deployment, Status.CLOSED, since=since, by=by)
    now = timezone.now()
    closed.closed_at = min(closed.closes_at or now, now)
    closed.save(update_fields=["closed_at"])
    keep_figures(closed)
    return closed
