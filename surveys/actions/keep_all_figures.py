"""Count every survey of which something new may be told."""

from surveys.actions.keep_figures import keep_figures
from surveys.models import SurveyDeployment


def keep_all_figures() -> None:
    """Count the surveys that are not counted for the last time, each in its own transaction."""
    opened = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
    for deployment in opened.exclude(figures__is_final=True):
        keep_figures(deployment)
