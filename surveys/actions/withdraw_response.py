"""Take answers back."""

from django.db import transaction
from django.db.models import F

from surveys.models import Response, SurveyDeployment


@transaction.atomic
def withdraw_response(response: Response) -> None:
    """Delete `response`, its answers and everything made from them.

    What stays is one more in a count of the deployment: neither who nor when.
    """
    deployments = SurveyDeployment.objects.filter(pk=response.deployment_id)
    Response.objects.filter(pk=response.pk).delete()
    deployments.update(withdrawn=F("withdrawn") + 1)
