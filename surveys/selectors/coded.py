"""Who coded what people said, as it is told to those who may read none of it."""

from typing import Any

from django.db.models import Count, Q

from surveys.models import (
    CodedTwice,
    Coding,
    Reading,
    ReleasedTable,
    SurveyDeployment,
    YouSaidWeDidPage,
)
from surveys.selectors.counts import THEMES

Json = dict[str, Any]


def coded_told(page: YouSaidWeDidPage) -> Json:
    """Return how much was coded, and by whom, as it was when the numbers of `page` were told.

    As it is now before that. Told anew at each look, it would change with one person who takes
    back what was coded. Three queries at most.
    """
    told = (
        page.deployment.released_tables.filter(name=THEMES, summary=page.translation_key)
        .order_by("released_at")
        .last()
    )
    return (_kept_with(told) if told else None) or coded_now(page.deployment)


def coded_with(page: YouSaidWeDidPage) -> Json:
    """Return what is kept of it with the numbers that `page` releases: with them it stays."""
    return coded_told(page) if page.keep_numbers else coded_now(page.deployment)


def coded_now(deployment: SurveyDeployment) -> Json:
    """Return how much is coded, how much of it by service users, and whether any twice."""
    codings = Coding.objects.filter(theme__deployment=deployment, reading=Reading.FIRST)
    by_users = Count("pk", filter=Q(coder_group=Coding.CoderGroup.SERVICE_USER))
    found: Json = codings.aggregate(all=Count("pk"), by_users=by_users)
    twice = CodedTwice.objects.filter(answer__response__deployment=deployment)
    return found | {"twice": twice.exists()}


def _kept_with(told: ReleasedTable) -> Json | None:
    kept: Json | None = told.told_of.get("coded")
    return kept
