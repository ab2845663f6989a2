"""Stop a survey now, for the time being."""

from django.contrib.auth.models import AnonymousUser, User

from surveys.actions.deployment_status import Status, move_deployment
from surveys.models import SurveyDeployment


def suspend_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Suspend an open `deployment` at once; people then read a kind page and helplines."""
    return move_deployment(deployment, Status.SUSPENDED, since=(Status.OPEN,), by=by)
