"""When answers were deleted on the day that people were told."""

from datetime import date

from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.models import SurveyDeployment
from surveys.rules.retention import ANSWERS_DELETED, are_answers_over


def answers_deleted_on(deployment: SurveyDeployment) -> date | None:
    """Return the day on which the answers of `deployment` were deleted; None while they are kept.

    No query before the last day on which they are kept.
    """
    if not are_answers_over(deployment):
        return None
    entries = ModelLogEntry.objects.for_instance(deployment).filter(action=ANSWERS_DELETED)
    last = entries.order_by("timestamp").last()
    return timezone.localdate(last.timestamp) if last else None
