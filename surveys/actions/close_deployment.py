"""End a survey."""

from django.contrib.auth.models import AnonymousUser, User
from django.db import transaction

from surveys.actions.deployment_status import Status, move_deployment
from surveys.actions.keep_figures import keep_figures
from surveys.models import SurveyDeployment


@transaction.atomic
def close_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Close `deployment` for good, open or suspended, and count its answers, this once."""
    since = (Status.OPEN, Status.SUSPENDED)
    closed = move_deployment(deployment, Status.CLOSED, since=since, by=by)
    keep_figures(closed)
    return closed
