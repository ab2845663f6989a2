"""Say that a test of the alert arrived."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from surveys.models import AlertTest
from surveys.rules.cover import TEST_HOLDS

_SALT = "alert test"


def token_of(test: AlertTest) -> str:
    """Return what the link in the e-mail of `test` carries; nobody else can know it."""
    return signing.dumps(test.pk, salt=_SALT)


def acknowledge_alert_test(token: str, *, by: AbstractBaseUser) -> None:
    """Say that the e-mail with `token` reached `by`, to whom it was sent; once.

    Raises `PermissionDenied` if it was sent to somebody else, or is forged or too old.
    """
    try:
        pk = signing.loads(token, salt=_SALT, max_age=timedelta(days=TEST_HOLDS))
    except signing.BadSignature as forged:
        raise PermissionDenied("This link is not one that was sent.") from forged
    test = AlertTest.objects.filter(pk=pk, person=by.pk).first()
    if test is None:
        raise PermissionDenied("This test was sent to somebody else.")
    unanswered = AlertTest.objects.filter(pk=test.pk, acknowledged_at=None)
    unanswered.update(acknowledged_at=timezone.now())
