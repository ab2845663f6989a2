"""Delete answers on the day that people were told."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes
from surveys.models import Quote, Response, SurveyDeployment
from surveys.rules.retention import last_day_of_answers

Status = SurveyDeployment.Status
DELETED = "surveys.answers_deleted"


def purge_answers() -> int:
    """Delete the answers of every survey of which the last day is over; return how many.

    Everything made of them goes too, and quotes are taken from readers, as if everybody had taken
    their answers back. Counts that were told stay. A survey that nobody closed is closed first, so
    that they are counted.
    """
    opened = SurveyDeployment.objects.exclude(status=Status.DRAFT)
    return sum(_purged(one) for one in opened.filter(responses__isnull=False).distinct())


def _purged(deployment: SurveyDeployment) -> int:
    last = last_day_of_answers(deployment)
    if last is None or timezone.localdate() <= last:
        return 0
    with transaction.atomic():
        # In the order of a release: the deployment first, then what it publishes.
        locked = SurveyDeployment.objects.select_for_update().get(pk=deployment.pk)
        if locked.status != Status.CLOSED:
            close_deployment(locked)
        end_quotes(Q(answer__response__deployment=locked), Quote.State.EXPIRED)
        responses = Response.objects.filter(deployment=locked)
        count = responses.count()
        responses.delete()
        log(locked, DELETED)
    return count
