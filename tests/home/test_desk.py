"""The first page of the editors' desk: what waits for whom, and the projects that go on."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.models import Adaptation, ChangeProjectPage, Review, Stage
from home.selectors.waiting import waiting_for
from surveys.models import SafeguardingFlag
from tests.changeprojects.register_rows import of_group, place_called, store_rows
from tests.factories.changeprojects import UserFactory
from tests.factories.surveys import OpenDeploymentFactory, may_read
from tests.surveys.evidence import made

now, today = timezone.now, timezone.localdate
# What a register holds that waits, and the words of the first page for one of it.
PAPERS = {
    "expressionofinterest": "1 expression of interest to decide on",
    "budgetline": "1 budget line to set money aside for",
    "recommendation": "1 recommendation without a decision",
    "adaptation": "1 adaptation of a site to look at",
}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def place(for_all_tests):
    return place_called("meadow")


def words(user):
    return [one.words for one in waiting_for(user)]


@pytest.mark.parametrize("register", PAPERS)
def test_what_waits_is_counted_and_its_list_shows_it_alone(register, place, client):
    manager = of_group("Programme managers")
    (row,) = store_rows(register, 1, place)
    (one,) = (one for one in waiting_for(manager) if one.words == PAPERS[register])
    client.force_login(manager)
    listed = client.get(f"{reverse(one.route)}?{one.narrowed}").context["object_list"]
    assert [entry.pk for entry in listed] == [row.pk]


def test_many_are_told_as_many(place):
    store_rows("budgetline", 3, place)
    assert "3 budget lines to set money aside for" in words(of_group("Publishers"))


def test_what_is_settled_waits_no_more(place):
    store_rows("adaptation", 2, place)
    Adaptation.objects.update(status="published")
    assert words(of_group("Programme managers")) == []


def test_nobody_is_told_of_what_they_may_not_do():
    for register in PAPERS:
        store_rows(register, 1, place_called(register))
    assert words(of_group("Link officers")) == []
    assert words(of_group("Publishers")) == [PAPERS["budgetline"]]


def test_a_stage_waits_only_once_it_is_late(place):
    stages = store_rows("stage", 3, place)
    Stage.objects.update(planned_end=today() - timedelta(days=1))
    Stage.objects.filter(pk=stages[0].pk).update(status="active")
    Stage.objects.filter(pk=stages[1].pk).update(status="active", planned_end=today())
    assert words(of_group("Programme managers")) == ["1 stage goes on after its planned end"]


def test_a_review_is_due_until_it_is_held(place):
    manager = of_group("Programme managers")
    due = Review(project=place.project, outcome="continue", notes="-", next_due=today())
    due.held_on = today() - timedelta(days=100)
    due.save()
    assert words(manager) == ["1 review is due"]
    store_rows("review", 1, place)
    assert words(manager) == []


def test_a_concern_waits_only_for_its_own_lead():
    lead, other = of_group("Safeguarding leads"), of_group("Safeguarding leads")
    deployment = OpenDeploymentFactory(lead=lead)
    flag = SafeguardingFlag(deployment=deployment, source="asked", raised_at=now(), due_at=now())
    flag.save()
    assert words(lead) == ["1 concern is new"]
    assert words(other) == []
    assert words(UserFactory(is_superuser=True)) == []


def test_words_wait_for_whoever_screens_them():
    deployment = made.deployment()
    for screening in ("received", "cleared", "set_aside"):
        (response,) = made.responses(deployment, 1, screening=screening)
        made.answer(response, made.WORDS, text="We were heard.")
    screener = of_group("Screeners")
    assert words(screener) == []
    may_read(screener, made.deployment().project)
    assert words(screener) == []
    may_read(screener, deployment.project)
    assert words(screener) == ["1 response to screen"]
    assert words(of_group("Analysts")) == []


def test_the_first_page_tells_it_and_leads_on(place, client):
    store_rows("adaptation", 1, place)
    ChangeProjectPage.objects.filter(pk=place.project.pk).update(status="piloting")
    grant_page_rights(place.project)
    client.force_login(of_group("Programme managers"))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert PAPERS["adaptation"] in page
    assert reverse("wagtailadmin_pages:edit", args=[place.project.pk]) in page
    assert reverse("programme_stages", args=[place.project.pk]) in page


def test_projects_that_ended_or_have_not_begun_are_no_work(place, client):
    grant_page_rights(place.project)
    client.force_login(of_group("Programme managers"))
    for status in ("idea", "planned", "declined", "completed", "stopped"):
        ChangeProjectPage.objects.filter(pk=place.project.pk).update(status=status)
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert "Projects that go on" not in page
        assert "Nothing waits for you." in page


def test_whoever_edits_no_project_is_shown_none(place, client):
    ChangeProjectPage.objects.filter(pk=place.project.pk).update(status="piloting")
    grant_page_rights(place.project)
    client.force_login(of_group("Evaluators"))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Projects that go on" not in page


def test_what_waits_costs_the_same_however_much_it_is():
    everybody = UserFactory()
    everybody.groups.set(Group.objects.all())
    asked = []
    for count in (20, 1980):
        for register in (*PAPERS, "stage", "review"):
            store_rows(register, count, place_called(f"{register}{count}"))
        # Rights are read once for each login.
        reader = type(everybody).objects.get(pk=everybody.pk)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(waiting_for(reader)) >= len(PAPERS)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 16
