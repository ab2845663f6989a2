"""However many are accepted at once, a team is never larger than its limit."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections

from changeprojects.actions.move import move
from changeprojects.actions.save_agency import save_agency
from changeprojects.actions.save_entry import save_entry
from changeprojects.exceptions import ReleaseRefused
from changeprojects.models import Agency, ChangeProjectPage, ExpressionOfInterest, TeamAgency
from syndication.selectors import document_of
from tests.factories.changeprojects import AgencyFactory, LiveProjectFactory, ManagerFactory
from tests.factories.network import OpenCallFactory, SentInterestFactory, TeamAgencyFactory

THREADS = 20
REASON = "You know the courts."


def at_once(work, things):
    """Run `work` on each thing in a thread with a connection of its own; count the successes."""
    start = Barrier(len(things))

    def run(thing):
        try:
            start.wait()
            work(thing)
        except ReleaseRefused as refusal:
            return str(refusal)
        finally:
            connections.close_all()
        return ""

    with ThreadPoolExecutor(len(things)) as pool:
        refusals = [told for told in pool.map(run, things) if told]
    assert all("7 of 7 places" in told for told in refusals)
    return len(things) - len(refusals)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("taken", [6, 7, 4])
def test_twenty_managers_at_once_never_accept_an_eighth_agency(taken):
    project = LiveProjectFactory(status="recruiting")
    for _ in range(taken):
        TeamAgencyFactory(project=project)
    project.refresh_head()
    call, by = OpenCallFactory(parent=project), ManagerFactory()
    interests = [SentInterestFactory(call=call) for _ in range(THREADS)]
    accepted = at_once(lambda one: move(one, "accept", by=by, reason=REASON), interests)
    assert accepted == 7 - taken
    assert TeamAgency.objects.filter(project=project, left_on=None).count() == 7
    assert ExpressionOfInterest.objects.filter(status="accepted").count() == accepted
    assert ExpressionOfInterest.objects.filter(status="submitted").count() == THREADS - accepted
    assert document_of(project.translation_key)["team"]["agency_count"] == 7


@pytest.mark.django_db(transaction=True)
def test_twenty_editors_at_once_never_add_an_eighth_agency():
    project = LiveProjectFactory(status="recruiting")
    for _ in range(5):
        TeamAgencyFactory(project=project)
    agencies = [AgencyFactory() for _ in range(THREADS)]
    places = [TeamAgency(project=project, agency=agency) for agency in agencies]
    assert at_once(lambda place: save_entry(place, by=None), places) == 2
    assert TeamAgency.objects.filter(project=project, left_on=None).count() == 7


@pytest.mark.django_db
def test_an_agency_that_leaves_frees_its_place():
    project = LiveProjectFactory(status="recruiting")
    places = [TeamAgencyFactory(project=project) for _ in range(7)]
    eighth = SentInterestFactory(call=OpenCallFactory(parent=project))
    with pytest.raises(ReleaseRefused):
        move(eighth, "accept", reason=REASON)
    eighth.refresh_from_db()
    assert eighth.status == "submitted"
    places[0].left_on = "2026-01-01"
    places[0].save()
    assert move(eighth, "accept", reason=REASON).status == "accepted"


@pytest.mark.django_db
def test_an_agency_that_left_joins_again_and_its_first_time_is_not_lost():
    project = LiveProjectFactory(status="recruiting")
    place = TeamAgencyFactory(project=project, left_on="2026-01-01")
    interest = SentInterestFactory(call=OpenCallFactory(parent=project), agency=place.agency)
    move(interest, "accept", reason=REASON)
    place.refresh_from_db()
    assert place.left_on == date(2026, 1, 1)
    assert project.team_agencies.filter(left_on=None).count() == 1


@pytest.mark.django_db
def test_a_full_team_stands_in_the_way_of_becoming_a_partner_again():
    project = LiveProjectFactory(status="recruiting")
    for _ in range(7):
        TeamAgencyFactory(project=project)
    adviser = TeamAgencyFactory(project=project, agency=AgencyFactory(is_partner=False)).agency
    adviser.is_partner = True
    with pytest.raises(ReleaseRefused):
        save_agency(adviser, by=None)
    assert not Agency.objects.get(pk=adviser.pk).is_partner


@pytest.mark.django_db
def test_the_limit_is_that_of_the_projects_model():
    project = LiveProjectFactory(status="recruiting")
    rules = {"B04": {"severity": "block", "params": {"most": 1}}}
    pinned = {"code": "small", "version": 1, "rules": rules}
    ChangeProjectPage.objects.filter(pk=project.pk).update(model_snapshot=pinned)
    TeamAgencyFactory(project=project)
    with pytest.raises(ReleaseRefused) as refusal:
        move(SentInterestFactory(call=OpenCallFactory(parent=project)), "accept", reason=REASON)
    assert "1 of 1 places" in str(refusal.value)
