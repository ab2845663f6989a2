"""Who is there for the people of a survey if something is wrong."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from surveys.models import AlertTest, SurveyDeployment
from surveys.rules.cover import TEST_HOLDS, Cover
from surveys.selectors.keepers import has_keeper

GROUP = "Safeguarding leads"


def cover_of(deployment: SurveyDeployment) -> Cover:
    """Return what the rules ask of those who have to be there. Three queries at most."""
    pks = [pk for pk in (deployment.lead_id, deployment.deputy_id) if pk]
    able = {user.pk: user for user in able_leads().filter(pk__in=pks)} if pks else {}
    return Cover(
        lead_is_able=deployment.lead_id in able,
        deputy_is_able=deployment.deputy_id in able,
        is_one_person=bool(deployment.lead_id) and deployment.lead_id == deployment.deputy_id,
        is_tested=bool(pks and deployment.pk) and set(pks) == _tested(deployment, pks, able),
        has_contact_keeper=has_keeper(deployment),
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
    """Return who is told first: the lead, else the deputy, else every safeguarding lead.

    Both, if no test has shown yet that e-mail reaches the lead.
    """
    able = _able()
    order = [pk for pk in (deployment.lead_id, deployment.deputy_id) if pk in able]
    return _up_to_reached(deployment, order, able) or _all(able)


def deputy_addresses_for(deployment: SurveyDeployment) -> list[str]:
    """Return who is told when nobody has looked: the deputy, else every safeguarding lead.

    The lead again, if no test has shown yet that e-mail reaches the deputy.
    """
    able = _able()
    if deployment.deputy_id not in able:
        return _all(able)
    order = [pk for pk in (deployment.deputy_id, deployment.lead_id) if pk in able]
    return _up_to_reached(deployment, order, able)


def bystanders_for(deployment: SurveyDeployment) -> list[str]:
    """Return who is to ring lead and deputy, because no test has shown that e-mail reaches either.

    The other safeguarding leads; nobody where one of both was reached, or where an alert goes to
    all of them in any case.
    """
    able = _able()
    own = {deployment.lead_id, deployment.deputy_id} & set(able)
    if not own or any(pk in own for pk in _reached([deployment], able).get(deployment.pk, ())):
        return []
    return _all({pk: user for pk, user in able.items() if pk not in own})


def unproven_in(deployments: Iterable[SurveyDeployment]) -> dict[int, dict[str, User | None]]:
    """Return, by the id of each open survey, who is lead or deputy where no test has arrived.

    However long ago one did. None stands for nobody who can be told any more. Two queries.
    """
    is_open = [one for one in deployments if one.status == SurveyDeployment.Status.OPEN]
    if not is_open:
        return {}
    able = _able()
    reached = _reached(is_open, able)
    found = {
        one.pk: {
            role: able.get(pk or 0)
            for role, pk in (("lead", one.lead_id), ("deputy", one.deputy_id))
            if pk is None or pk not in reached.get(one.pk, ())
        }
        for one in is_open
    }
    return {pk: roles for pk, roles in found.items() if roles}


def _reached(
    deployments: Iterable[SurveyDeployment], able: Mapping[int, User]
) -> dict[int, set[int]]:
    """Return, by the id of each deployment, whom a test has ever reached where they are told."""
    tests = AlertTest.objects.filter(
        deployment__in=[one.pk for one in deployments], acknowledged_at__isnull=False
    )
    found: dict[int, set[int]] = {}
    for test in tests:
        person = able.get(test.person_id or 0)
        if person is not None and test.reached(person.email):
            found.setdefault(test.deployment_id, set()).add(person.pk)
    return found


def address_of(person: int | None) -> list[str]:
    """Return where this one account is told; none if it cannot be any more."""
    return [user.email for user in able_leads() if user.pk == person]


def _able() -> dict[int, User]:
    return {user.pk: user for user in able_leads()}


def _all(able: Mapping[int, User]) -> list[str]:
    return sorted(user.email for user in able.values())


def _up_to_reached(
    deployment: SurveyDeployment, order: Iterable[int], able: Mapping[int, User]
) -> list[str]:
    """Return the addresses of `order`, up to the first that a test has reached."""
    reached = _reached([deployment], able).get(deployment.pk, set())
    told: list[str] = []
    for pk in order:
        told.append(able[pk].email)
        if pk in reached:
            break
    return told
