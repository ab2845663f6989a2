"""Delete answers on the day that people were told."""

from django.db.models import Q
from wagtail.log_actions import log

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes
from surveys.actions.keep_figures import keep_figures
from surveys.models import Quote, Response, SurveyDeployment
from surveys.rules.retention import ANSWERS_DELETED, are_answers_over
from syndication.actions.in_turn import in_turn

Status = SurveyDeployment.Status


def purge_answers() -> None:
    """Delete the answers of every survey of which the last day is over.

    Everything made of them goes too, and quotes are taken from readers, as if everybody had taken
    their answers back. Counts that were told stay. A survey that nobody closed is closed first, so
    that they are counted. One that fails keeps none of the others back.
    """
    opened = SurveyDeployment.objects.exclude(status=Status.DRAFT)
    in_turn(_purge, opened.filter(responses__isnull=False).distinct())


def _purge(deployment: SurveyDeployment) -> None:
    if not are_answers_over(deployment):
        return
    # In the order of a release: the deployment first, then what it publishes.
    locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
    if locked.status != Status.CLOSED:
        locked = close_deployment(locked)
    keep_figures(locked, is_last_day=True)
    end_quotes(Q(answer__response__deployment=locked), Quote.State.EXPIRED)
    Response.objects.filter(deployment=locked).delete()
    log(locked, ANSWERS_DELETED)
