"""Delete answers on the day that people were told."""

from collections.abc import Callable
from functools import partial

from django.db.models import Q
from wagtail.log_actions import log

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes
from surveys.actions.keep_all_figures import keep_all_pools
from surveys.actions.keep_figures import keep_figures
from surveys.models import Quote, Response, SurveyDeployment
from surveys.rules.retention import ANSWERS_DELETED, are_answers_over
from syndication.actions.in_turn import in_turn

Status = SurveyDeployment.Status


def purge_answers() -> None:
    """Delete the answers of every survey of which the last day is over.

    Everything made of them goes too, and quotes are taken from readers, as if everybody had taken
    their answers back. Counts that were told stay. A survey that nobody closed is closed first, so
    that they are counted, and small sites are counted as one before any of their answers go. One
    that fails keeps none of the others back.
    """
    opened = SurveyDeployment.objects.exclude(status=Status.DRAFT)
    answered = opened.filter(responses__isnull=False).distinct()
    over = [one for one in answered if are_answers_over(one)]
    steps: list[Callable[[], object]] = [
        *(partial(_count, one) for one in over),
        keep_all_pools,
        *(partial(_purge, one) for one in over),
    ]
    in_turn(_do, steps if over else [])


def _do(step: Callable[[], object]) -> None:
    step()


def _count(deployment: SurveyDeployment) -> SurveyDeployment:
    """Close it and count it for the last time, if that was not done; return it, locked."""
    locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
    if locked.status != Status.CLOSED:
        locked = close_deployment(locked)
    keep_figures(locked, is_last_day=True)
    return locked


def _purge(deployment: SurveyDeployment) -> None:
    # In the order of a release: the deployment first, then what it publishes.
    locked = _count(deployment)
    end_quotes(Q(answer__response__deployment=locked), Quote.State.EXPIRED)
    Response.objects.filter(deployment=locked).delete()
    log(locked, ANSWERS_DELETED)
