"""What waits for a safeguarding lead: only of surveys of which they are the lead or deputy."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, Q, QuerySet, When

from surveys.models import AlertTest, SafeguardingFlag, SurveyDeployment


def flags_of(person: AbstractBaseUser) -> QuerySet[SafeguardingFlag]:
    """Return the flags of the person's surveys. One query.

    First those that nobody has looked at, then those that are acted on, then the others,
    each the newest first: nothing that waits is pushed off the first page by what is done.
    What was written in them stays sealed until it is asked for.
    """
    state = SafeguardingFlag.State
    urgency = Case(
        When(state=state.NEW, then=0),
        When(state__in=[state.SEEN, state.ACTING], then=1),
        default=2,
    )
    flags = SafeguardingFlag.objects.filter(_own(person, "deployment__"))
    return flags.order_by(urgency, "-raised_at", "id").select_related(
        "deployment__version", "deployment__project", "deployment__pilot"
    )


def alert_tests_of(person: AbstractBaseUser) -> QuerySet[AlertTest]:
    """Return the tests that were sent and that nobody has acknowledged yet. One query."""
    return AlertTest.objects.filter(
        _own(person, "deployment__"), sent_at__isnull=False, acknowledged_at=None
    ).select_related("deployment")


def covered_by(person: AbstractBaseUser) -> QuerySet[SurveyDeployment]:
    """Return the surveys not closed of which the person is lead or deputy; open ones first."""
    is_open = Case(When(status=SurveyDeployment.Status.OPEN, then=0), default=1)
    asked = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.CLOSED)
    return asked.filter(_own(person)).select_related("version", "project").order_by(is_open, "code")


def _own(person: AbstractBaseUser, via: str = "") -> Q:
    return Q(**{f"{via}lead": person.pk}) | Q(**{f"{via}deputy": person.pk})
