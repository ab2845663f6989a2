"""Tell of each summary what became otherwise without anybody saving it."""

from surveys.models import SurveyDeployment, YouSaidWeDidPage
from syndication.actions.in_turn import in_turn


def refresh_summaries() -> None:
    """Release the head of every public summary again that says something else today than it did."""
    in_turn(YouSaidWeDidPage.refresh_head, YouSaidWeDidPage.objects.live())


def refresh_told(deployment: SurveyDeployment) -> None:
    """Tell what follows from the themes of a survey: in its project, and in its summaries."""
    # Whether a final version may come out depends on what follows from each theme.
    deployment.project.refresh_head()
    for page in YouSaidWeDidPage.objects.live().filter(deployment=deployment):
        page.refresh_head()
