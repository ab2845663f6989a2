"""Say that a test of the alert arrived."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from surveys.access import Action, can
from surveys.models import AlertTest


def acknowledge_alert_test(test: AlertTest, *, by: AbstractBaseUser) -> None:
    """Say that `test` reached its lead or deputy, who alone can say so; once."""
    decision = can(by, Action.HANDLE_FLAGS, test.deployment)
    if not decision:
        raise PermissionDenied(decision.reason)
    unanswered = AlertTest.objects.filter(pk=test.pk, sent_at__isnull=False, acknowledged_at=None)
    unanswered.update(acknowledged_at=timezone.now(), acknowledged_by=by.pk)
