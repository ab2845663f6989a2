"""Who is there for the people of a survey if something is wrong."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from surveys.models import SurveyDeployment
from surveys.rules.cover import TEST_HOLDS, Cover

GROUP = "Safeguarding leads"


def cover_of(deployment: SurveyDeployment) -> Cover:
    """Return what the rules ask of lead, deputy and alert. Two queries at most."""
    pks = [pk for pk in (deployment.lead_id, deployment.deputy_id) if pk]
    able = {user.pk: user for user in able_leads().filter(pk__in=pks)} if pks else {}
    return Cover(
        lead_is_able=deployment.lead_id in able,
        deputy_is_able=deployment.deputy_id in able,
        is_one_person=bool(deployment.lead_id) and deployment.lead_id == deployment.deputy_id,
        is_tested=bool(pks and deployment.pk) and set(pks) == _tested(deployment, pks, able),
    )


def _tested(deployment: SurveyDeployment, pks: Iterable[int], able: Mapping[int, User]) -> set[int]:
    """Return whom of `pks` a test has reached where they are told today.

    Whoever has since been replaced, or has another address, has shown nothing of who is there now.
    """
    since = timezone.now() - timedelta(days=TEST_HOLDS)
    tests = list(
        deployment.alert_tests.filter(
            sent_at__gte=since, acknowledged_at__isnull=False, person__in=pks
        )
    )
    return {
        pk
        for pk in pks
        if any(
            test.person_id == pk and (pk not in able or test.reached(able[pk].email))
            for test in tests
        )
    }


def able_leads() -> QuerySet[User]:
    """Return the accounts that can be alerted: open, in the group, with an address."""
    return (
        get_user_model()
        .objects.filter(is_active=True, groups__name=GROUP)
        .exclude(Q(email="") | Q(email=None))
    )


def addresses_for(deployment: SurveyDeployment) -> list[str]:
    """Return who is told first: the lead, else the deputy, else every safeguarding lead."""
    return _first_of(deployment.lead_id, deployment.deputy_id)


def deputy_addresses_for(deployment: SurveyDeployment) -> list[str]:
    """Return who is told when nobody has looked: the deputy, else every safeguarding lead."""
    return _first_of(deployment.deputy_id)


def address_of(person: int | None) -> list[str]:
    """Return where this one account is told; none if it cannot be any more."""
    return [user.email for user in able_leads() if user.pk == person]


def _first_of(*pks: int | None) -> list[str]:
    able = {user.pk: user.email for user in able_leads()}
    found = next((able[pk] for pk in pks if pk in able), None)
    return [found] if found else sorted(able.values())
