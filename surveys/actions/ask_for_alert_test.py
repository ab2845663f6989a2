"""Have the alert of a survey tested."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from surveys.access import Action, Actor, can
from surveys.models import AlertTest, SurveyDeployment


def ask_for_alert_test(deployment: SurveyDeployment, *, by: Actor) -> None:
    """Have the lead and the deputy sent a test with the next alerts.

    For each, one that still waits to be sent is enough.
    """
    decision = can(by, Action.ASK_FOR_ALERT_TEST)
    if not decision:
        raise PermissionDenied(decision.reason)
    for person in {deployment.lead_id, deployment.deputy_id} - {None}:
        test = {"deployment": deployment, "person_id": person, "sent_at": None}
        if not AlertTest.objects.filter(**test).exists():
            AlertTest.objects.create(**test, asked_at=timezone.now())
