"""Delete answers on the day that people were told."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from functools import partial

from django.db.models import Q
from wagtail.log_actions import log

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes
from surveys.actions.keep_figures import keep_figures
from surveys.actions.keep_pool import keep_pool
from surveys.models import Figures, Quote, Response, SurveyDeployment
from surveys.rules.retention import ANSWERS_DELETED, are_answers_over
from surveys.selectors.pool import asked_alike, is_small, sites_asked_alike
from syndication.actions.in_turn import in_turn

Status = SurveyDeployment.Status


def purge_answers() -> None:
    """Delete the answers of every survey of which the last day is over.

    Everything made of them goes too, and quotes are taken from readers, as if everybody had taken
    their answers back. Counts that were told stay. A survey that nobody closed is closed first, so
    that they are counted, and small sites are counted as one before any of their answers go. One
    that fails keeps none of the others back. Small sites for which that count fails, or the count
    of one of them, have one night more, since nothing would be left of which to tell; and then no
    longer, for people were told the day. The one that cannot be counted itself stays, and the job
    fails each night, until somebody mends that: counted later, nobody would have answered.
    """
    opened = SurveyDeployment.objects.exclude(status=Status.DRAFT)
    answered = opened.filter(responses__isnull=False).distinct()
    over = [one for one in answered if are_answers_over(one)]
    in_turn(lambda step: step(), _steps(over))


def _steps(over: Sequence[SurveyDeployment]) -> Iterator[Callable[[], object]]:
    """Yield what is to be done, each step once all before it are done or have failed."""
    yield from (partial(_count, one) for one in over)
    by_group = sites_asked_alike(over)
    waiting = set(by_group)
    yield from (partial(_pool, sites, waiting) for sites in by_group.values())
    yield from (partial(_purge, one, waiting) for one in over)


def _pool(sites: Sequence[SurveyDeployment], waiting: set[Hashable]) -> None:
    """Count the small sites as one, and note that they do not wait for that any more."""
    counted = Figures.objects.filter(deployment__in=sites, is_final=True).count()
    if counted < len(sites):
        # The count of one has failed, and that is told of already.
        return
    keep_pool(sites[0])
    waiting.discard(asked_alike(sites[0]))


def _count(deployment: SurveyDeployment) -> SurveyDeployment:
    """Close it and count it for the last time, if that was not done; return it, locked."""
    locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
    if locked.status != Status.CLOSED:
        locked = close_deployment(locked)
    keep_figures(locked, is_last_day=True)
    return locked


def _purge(deployment: SurveyDeployment, waiting: Collection[Hashable]) -> None:
    # In the order of a release: the deployment first, then what it publishes.
    locked = _count(deployment)
    may_wait = not are_answers_over(locked, nights=2)
    if may_wait and locked.site_id and asked_alike(locked) in waiting and is_small(locked):
        return
    end_quotes(Q(answer__response__deployment=locked), Quote.State.EXPIRED)
    Response.objects.filter(deployment=locked).delete()
    log(locked, ANSWERS_DELETED)
