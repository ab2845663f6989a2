"""Count the sites where too few answered to be told of, as one, and keep it for the pages."""

from dataclasses import asdict

from django.db import transaction

from surveys.actions.release_table import RESULTS, release_table
from surveys.exceptions import TableRefused
from surveys.models import Figures, SurveyDeployment
from surveys.selectors.pool import Pool, pool_of
from surveys.selectors.tables import Counted


@transaction.atomic
def keep_pool(deployment: SurveyDeployment) -> None:
    """Count the small sites that were asked the same as `deployment`, once all are counted.

    Once, for as many as there are then: who is told together with whom changes never again.
    """
    siblings = (
        SurveyDeployment.objects.select_for_update(of=("self",))
        .filter(
            pilot=deployment.pilot_id,
            version__survey=deployment.version.survey_id if deployment.version else None,
            wave=deployment.wave,
            site__isnull=False,
        )
        .exclude(status=SurveyDeployment.Status.DRAFT)
        .select_related("site__agency", "figures")
        .order_by("pk")
    )
    pool = pool_of(list(siblings))
    if pool is None:
        return
    told = [table.shown for table in pool.tables if _is_released(table, pool)]
    kept = {
        "sites": pool.in_words,
        "people": pool.people,
        "tables": [asdict(table) for table in told],
    }
    Figures.objects.filter(deployment__in=pool.sites).update(pool=kept)


def _is_released(table: Counted, pool: Pool) -> bool:
    """Release a table of the pool; one that is refused is not told."""
    if table.public is None:
        return False
    try:
        release_table(pool.sites[0], table.public, RESULTS)
    except TableRefused:
        return False
    return True
