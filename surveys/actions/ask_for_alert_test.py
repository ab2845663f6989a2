"""Have the alert of a survey tested."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from surveys.access import Action, Actor, can
from surveys.models import AlertTest, SurveyDeployment


def ask_for_alert_test(deployment: SurveyDeployment, *, by: Actor) -> AlertTest:
    """Have a test sent with the next alerts; one that still waits to be sent is enough."""
    decision = can(by, Action.ASK_FOR_ALERT_TEST)
    if not decision:
        raise PermissionDenied(decision.reason)
    waiting = AlertTest.objects.filter(deployment=deployment, sent_at=None).first()
    return waiting or AlertTest.objects.create(deployment=deployment, asked_at=timezone.now())
