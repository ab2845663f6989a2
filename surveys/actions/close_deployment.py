"""End a survey."""

from django.contrib.auth.models import AnonymousUser, User

from surveys.actions.deployment_status import Status, move_deployment
from surveys.models import SurveyDeployment


def close_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Close `deployment` for good, open or suspended."""
    return move_deployment(deployment, Status.CLOSED, since=(Status.OPEN, Status.SUSPENDED), by=by)
