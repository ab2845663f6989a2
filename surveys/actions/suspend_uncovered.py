"""Stop surveys whose people would be left alone."""

from surveys.actions.suspend_deployment import suspend_deployment
from surveys.models import SurveyDeployment
from surveys.rules.cover import is_uncovered
from surveys.selectors.cover import cover_of


def suspend_uncovered() -> None:
    """Suspend each open survey of which neither lead nor deputy can be alerted any more."""
    for deployment in SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN):
        if is_uncovered(cover_of(deployment)):
            suspend_deployment(deployment)
