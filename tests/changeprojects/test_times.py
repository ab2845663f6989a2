"""Nobody is in the same place twice at once, however many write at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connections
from django.urls import reverse

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import AgencyMembership, TeamAgency
from tests.factories.changeprojects import AgencyFactory, LiveProjectFactory
from tests.factories.network import MembershipFactory, TeamAgencyFactory

MAY, JUNE, JULY, AUGUST = (date(2026, month, 1) for month in (5, 6, 7, 8))
FIELDS = {
    TeamAgency: ("joined_on", "left_on", "agency"),
    AgencyMembership: ("from_date", "to_date", "person"),
}
MADE = {TeamAgency: TeamAgencyFactory, AgencyMembership: MembershipFactory}


def another(kind, stored, first, last):
    """A second time of the same agency or person, not stored yet."""
    first_field, last_field, _ = FIELDS[kind]
    facts = {first_field: first, last_field: last, "agency": stored.agency}
    if kind is TeamAgency:
        return TeamAgency(project=stored.project, **facts)
    return AgencyMembership(
        person=stored.person, function=stored.function, level=stored.level, **facts
    )


def made(kind, first, last):
    first_field, last_field, _ = FIELDS[kind]
    return MADE[kind](**{first_field: first, last_field: last})


# The time that is stored, the one that is written, and where it is mended: the first day, the
# last day, or who it is.
OVERLAPS = [
    ((MAY, JULY), (JUNE, AUGUST), 0),
    ((MAY, JULY), (JUNE, None), 0),
    ((MAY, JULY), (MAY, JULY), 0),
    ((None, JULY), (JUNE, None), 0),
    ((JUNE, AUGUST), (MAY, JULY), 1),
    ((JUNE, AUGUST), (MAY, None), 1),
    ((JUNE, None), (MAY, JULY), 1),
    ((JUNE, JULY), (None, None), 1),
    ((MAY, None), (JUNE, JULY), 2),
    ((MAY, None), (JUNE, None), 2),
    ((None, None), (None, None), 2),
]
APART = [
    ((MAY, JUNE), (JULY, None)),
    ((JULY, None), (MAY, JUNE)),
    ((None, JUNE), (JULY, AUGUST)),
]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize(("stored", "written", "at"), OVERLAPS)
def test_two_times_that_overlap_are_refused_beside_the_field(kind, stored, written, at):
    entry = another(kind, made(kind, *stored), *written)
    with pytest.raises(ValidationError) as refusal:
        keep_entry(entry)
    told = refusal.value.message_dict
    assert list(told) == [FIELDS[kind][at]]
    assert all(sentence.endswith(".") for sentence in told[FIELDS[kind][at]])


@pytest.mark.django_db
@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize(("stored", "written"), APART)
def test_one_time_after_the_other_is_history(kind, stored, written):
    keep_entry(another(kind, made(kind, *stored), *written))
    assert kind.objects.count() == 2
    for one in kind.objects.all():
        keep_entry(one)


@pytest.mark.django_db
def test_an_agency_may_join_again_on_the_day_on_which_it_left():
    keep_entry(another(TeamAgency, made(TeamAgency, MAY, JUNE), JUNE, None))
    with pytest.raises(ValidationError):
        keep_entry(another(AgencyMembership, made(AgencyMembership, MAY, JUNE), JUNE, None))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", FIELDS)
def test_of_many_times_written_at_once_one_is_stored(kind):
    stored = made(kind, MAY, JUNE)
    entries = [another(kind, stored, JULY, AUGUST) for _ in range(8)]
    start = Barrier(len(entries))

    def keep(entry):
        try:
            start.wait()
            keep_entry(entry)
        except ValidationError as refusal:
            return list(refusal.message_dict)
        finally:
            connections.close_all()
        return []

    with ThreadPoolExecutor(len(entries)) as pool:
        faults = list(pool.map(keep, entries))
    assert sorted(faults) == [[]] + [[FIELDS[kind][0]]] * 7
    assert kind.objects.count() == 2


@pytest.mark.django_db
def test_the_form_refuses_an_eighth_agency_beside_the_agency(admin_client):
    project = LiveProjectFactory(status="recruiting")
    for _ in range(7):
        TeamAgencyFactory(project=project)
    add = reverse("changeprojects_teamagency_modeladmin_create")
    given = {"project": project.pk, "agency": AgencyFactory().pk, "role": "member"}
    response = admin_client.post(add, given)
    page = BeautifulSoup(response.content, "html.parser")
    assert (
        "7 of 7 places"
        in page.select_one(
            "#panel-child-agency-errors, #id_agency-errors, [id*=agency][id$=errors]"
        ).get_text()
    )
    assert TeamAgency.objects.count() == 7
