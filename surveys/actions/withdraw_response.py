"""Take answers back."""

from django.db import transaction
from django.db.models import F

from surveys.actions.clear_journal import clear_journal
from surveys.actions.end_quotes import end_quotes_of
from surveys.models import Response, SurveyDeployment


@transaction.atomic
def withdraw_response(response: Response) -> None:
    """Delete `response`, its answers and everything made from them; revoke what was quoted.

    What stays is one more in a count of the deployment: neither who nor when. Nothing happens
    if they are taken back already.
    """
    # In the order of a release: the deployment first, then what it publishes.
    deployments = SurveyDeployment.objects.filter(pk=response.deployment_id)
    deployments.select_for_update().first()
    locked = Response.objects.select_for_update().filter(pk=response.pk).first()
    if locked is None:
        return
    end_quotes_of(locked)
    locked.delete()
    deployments.update(withdrawn=F("withdrawn") + 1)
    clear_journal()
