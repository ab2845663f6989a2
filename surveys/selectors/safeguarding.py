"""What waits for a safeguarding lead: of their surveys, and of those that nobody is left for."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Case, Q, QuerySet, When

from surveys.models import AlertTest, SafeguardingFlag, SurveyDeployment
from surveys.selectors.cover import able_leads

# What a page needs to say of which survey something is, where and when people were asked.
PLACE = ("version", "project", "pilot", "site__agency")


def flags_of(person: AbstractBaseUser) -> QuerySet[SafeguardingFlag]:
    """Return the flags that the person, a safeguarding lead, may open. One query.

    Those of their own surveys, and those that came to every safeguarding lead because nobody
    is left who could be told: neither lead nor deputy, or no deputy when the lead did not look.

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
    flags = SafeguardingFlag.objects.filter(_own(person, "deployment__") | _left_alone())
    return flags.order_by(urgency, "-raised_at", "id").select_related(
        *(f"deployment__{name}" for name in PLACE)
    )


def alert_tests_of(person: AbstractBaseUser) -> QuerySet[AlertTest]:
    """Return the tests that were sent to the person and not acknowledged yet. One query."""
    return AlertTest.objects.filter(
        _own(person, "deployment__"), person=person.pk, sent_at__isnull=False, acknowledged_at=None
    ).select_related("deployment__version")


def covered_by(person: AbstractBaseUser) -> QuerySet[SurveyDeployment]:
    """Return the surveys not closed of which the person is lead or deputy; open ones first."""
    is_open = Case(When(status=SurveyDeployment.Status.OPEN, then=0), default=1)
    asked = SurveyDeployment.objects.exclude(status=SurveyDeployment.Status.CLOSED)
    return asked.filter(_own(person)).select_related(*PLACE).order_by(is_open, "code")


def _own(person: AbstractBaseUser, via: str = "") -> Q:
    return Q(**{f"{via}lead": person.pk}) | Q(**{f"{via}deputy": person.pk})


def _left_alone() -> Q:
    """Of which the alert went to every safeguarding lead; see `selectors.cover`."""
    able = able_leads().values("pk")
    no_lead, no_deputy = ~Q(deployment__lead__in=able), ~Q(deployment__deputy__in=able)
    return no_deputy & (no_lead | Q(escalated_at__isnull=False))
