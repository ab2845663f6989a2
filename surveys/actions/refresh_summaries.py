"""Tell of each summary what became otherwise without anybody saving it."""

from surveys.models import SurveyDeployment, YouSaidWeDidPage
from syndication.actions.change_number import hold_counter
from syndication.actions.in_turn import in_turn


def refresh_summaries() -> None:
    """Release the head of every public summary again that says something else today than it did."""
    in_turn(_refresh, list(YouSaidWeDidPage.objects.live().values_list("pk", flat=True)))


def _refresh(pk: int) -> None:
    # Whoever renames a page, or takes it back, holds it too: it stays as it is read here.
    hold_counter()
    page = YouSaidWeDidPage.objects.live().filter(pk=pk).first()
    if page is not None:
        page.refresh_head()


def refresh_told(deployment: SurveyDeployment) -> None:
    """Tell what follows from the themes of a survey: in its project, and in its summaries."""
    # Whether a final version may come out depends on what follows from each theme.
    deployment.project.refresh_head()
    for page in YouSaidWeDidPage.objects.live().filter(deployment=deployment):
        page.refresh_head()
