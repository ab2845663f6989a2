"""Open a survey to people."""

from django.contrib.auth.models import AnonymousUser, User

from surveys.actions.deployment_status import Status, move_deployment
from surveys.models import SurveyDeployment
from surveys.selectors.notices import reasons_against_opening


def open_deployment(
    deployment: SurveyDeployment, *, by: User | AnonymousUser | None = None
) -> SurveyDeployment:
    """Open `deployment`, new or suspended, if everything people need is in place."""
    return move_deployment(
        deployment,
        Status.OPEN,
        since=(Status.DRAFT, Status.SUSPENDED),
        by=by,
        check=reasons_against_opening,
    )
