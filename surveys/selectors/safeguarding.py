"""What waits for a safeguarding lead: only of surveys of which they are the lead or deputy."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from surveys.models import AlertTest, SafeguardingFlag, SurveyDeployment


def flags_of(person: AbstractBaseUser) -> QuerySet[SafeguardingFlag]:
    """Return the flags of the person's surveys, the newest first. One query.

    What was written in them stays sealed until it is asked for.
    """
    return SafeguardingFlag.objects.filter(_own(person, "deployment__")).select_related(
        "deployment__version", "deployment__project", "deployment__pilot"
    )


def alert_tests_of(person: AbstractBaseUser) -> QuerySet[AlertTest]:
    """Return the tests that were sent and that nobody has acknowledged yet. One query."""
    return AlertTest.objects.filter(
        _own(person, "deployment__"), sent_at__isnull=False, acknowledged_at=None
    ).select_related("deployment")


def covered_by(person: AbstractBaseUser) -> QuerySet[SurveyDeployment]:
    """Return the surveys that are or were open and of which the person is lead or deputy."""
    asked = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.CLOSED)
    return asked.filter(_own(person)).select_related("version", "project").order_by("code")


def _own(person: AbstractBaseUser, via: str = "") -> Q:
    return Q(**{f"{via}lead": person.pk}) | Q(**{f"{via}deputy": person.pk})
