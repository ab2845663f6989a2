"""Stop surveys whose people would be left alone."""

from surveys.actions.suspend_deployment import suspend_deployment
from surveys.models import SurveyDeployment
from surveys.rules.cover import is_uncovered
from surveys.selectors.cover import cover_of
from syndication.actions.in_turn import in_turn


def suspend_uncovered() -> None:
    """Suspend each open survey of which neither lead nor deputy can be alerted any more."""
    is_open = SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN)
    in_turn(_suspend, list(is_open.values_list("pk", flat=True)))


def _suspend(pk: int) -> None:
    # Somebody may have closed it, or named somebody, since the list was made.
    locked = SurveyDeployment.objects.select_for_update().filter(pk=pk)
    deployment = locked.filter(status=SurveyDeployment.Status.OPEN).first()
    if deployment is not None and is_uncovered(cover_of(deployment)):
        suspend_deployment(deployment)
