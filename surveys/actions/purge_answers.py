"""Delete answers on the day that people were told."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial

from django.db.models import Q
from wagtail.log_actions import log

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes
from surveys.actions.keep_figures import keep_figures
from surveys.actions.keep_pool import keep_pool
from surveys.models import Quote, Response, SurveyDeployment
from surveys.rules.retention import ANSWERS_DELETED, are_answers_over
from surveys.selectors.pool import asked_alike, one_of_each
from syndication.actions.in_turn import in_turn

Status = SurveyDeployment.Status


def purge_answers() -> None:
    """Delete the answers of every survey of which the last day is over.

    Everything made of them goes too, and quotes are taken from readers, as if everybody had taken
    their answers back. Counts that were told stay. A survey that nobody closed is closed first, so
    that they are counted, and small sites are counted as one before any of their answers go. One
    that fails keeps none of the others back; sites that cannot be counted as one are due again the
    next night, as there would be nothing left of which they could be told.
    """
    opened = SurveyDeployment.objects.exclude(status=Status.DRAFT)
    answered = opened.filter(responses__isnull=False).distinct()
    over = [one for one in answered if are_answers_over(one)]
    in_turn(lambda step: step(), _steps(over))


def _steps(over: Sequence[SurveyDeployment]) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, each step once all before it are done or have failed."""
    yield from (partial(_count, one) for one in over)
    pooled: set[Hashable] = set()
    yield from (partial(_pool, one, pooled) for one in one_of_each(over))
    for one in over:
        if one.site_id is None or asked_alike(one) in pooled:
            yield partial(_purge, one)


def _pool(deployment: SurveyDeployment, pooled: set[Hashable]) -> None:
    """Count the small sites as one, and note for which that is done."""
    keep_pool(deployment)
    pooled.add(asked_alike(deployment))


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
