"""Count every survey of which something new may be told."""

from collections.abc import Callable, Iterator
from functools import partial

from surveys.actions.keep_figures import keep_figures
from surveys.actions.keep_pool import keep_pool
from surveys.models import SurveyDeployment
from surveys.selectors.pool import sites_asked_alike
from syndication.actions.in_turn import in_turn


def keep_all_figures() -> None:
    """Count the surveys that are not counted for the last time, each in its own transaction.

    Then the sites where too few answered, together with those that were asked the same. One that
    fails keeps none of the others back.
    """
    in_turn(lambda step: step(), _steps())


def _steps() -> Iterator[Callable[[], object]]:
    opened = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.DRAFT)
    for deployment in opened.exclude(figures__is_final=True):
        yield partial(keep_figures, deployment)
    # Asked for only now: some of them were counted a moment ago.
    small = opened.filter(figures__is_final=True, figures__people=0, figures__pool__isnull=True)
    for one, *_ in sites_asked_alike(small.select_related("version")).values():
        yield partial(keep_pool, one)
