"""Staff enter what somebody answered on paper or with their help, on the pages everybody sees."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from surveys.engine.phrasebook import PHRASES
from surveys.models import Draft, DraftStep, Response
from tests.factories.changeprojects import UserFactory
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    NotYetOpenDeploymentFactory,
    OpenDeploymentFactory,
    SuspendedDeploymentFactory,
)
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
ON_PAPER = "They wrote it in pencil."


@pytest.fixture
def deployment(db):
    return OpenDeploymentFactory()


@pytest.fixture
def screener(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Screeners"))
    client.force_login(user)
    return client


def address(deployment):
    return reverse("survey_deployment_enter", args=[deployment.pk])


def begun(client, deployment, mode="paper"):
    response = client.post(address(deployment), {"mode": mode})
    assert response.status_code == 302
    assert response.url == f"/s/{deployment.code}/consent/"
    return Person(deployment, client)


def go_through(person):
    token = person.token()
    person.post("consent", {"q-agree": "yes"}, token=token)
    person.post("1", {"q-explained": "yes"}, token=token)
    person.post("2", {"q-understood": "no"}, token=token)
    person.post("3", {"q-ways": ["texting"]}, token=token)
    person.post("4", {"t-easier": ON_PAPER}, token=token)
    return person.send()


def test_what_is_begun_again_is_still_entered_by_staff(screener, deployment):
    person = begun(screener, deployment)
    person.start(again="1")
    go_through(person)
    assert Response.objects.get().mode == "paper"


@pytest.mark.parametrize("mode", ["paper", "supported"])
@pytest.mark.parametrize("way", ["opens the first page", "presses Start"])
def test_at_a_shared_tablet_staff_begin_again_at_their_desk(screener, mode, way):
    """The first page is that of the next person, who answers alone; it wipes what was entered."""
    tablet = OpenDeploymentFactory(access="tablet")
    person = begun(screener, tablet, mode)
    person.post("consent", {"q-agree": "yes"})
    answer = person.get() if way == "opens the first page" else person.start(again="1")
    page = answer.content.decode()
    assert PHRASES["entered_2"] in page
    assert "/admin/" not in page
    assert not Draft.objects.exists()
    go_through(begun(screener, tablet, mode))
    assert Response.objects.get().mode == mode


def test_at_a_shared_tablet_the_next_person_answers_alone(screener):
    tablet = OpenDeploymentFactory(access="tablet")
    begun(screener, tablet).get()
    person = Person(tablet, screener)
    assert person.get().status_code == 200
    person.start()
    go_through(person)
    assert Response.objects.get().mode == "self"
    person = Person(tablet)
    person.start()
    assert person.get().status_code == 200
    assert person.start(again="1").url == person.url("consent")


@pytest.mark.parametrize("mode", ["paper", "supported"])
def test_what_is_entered_is_marked_as_such(screener, deployment, mode):
    person = begun(screener, deployment, mode)
    go_through(person)
    response = Response.objects.get()
    assert response.mode == mode
    assert ON_PAPER in [one.text for one in response.answers.all()]
    assert len(person.receipt()) >= 12


def test_whoever_answers_alone_is_not_marked(deployment):
    person = Person(deployment)
    person.answer_all()
    person.send()
    assert Response.objects.get().mode == "self"


def test_nobody_marks_their_own_answers_as_entered(deployment):
    person = Person(deployment)
    person.start(mode="paper")
    assert person.post("=mode", {"mode": "paper"}).status_code == 404
    token = person.token()
    person.post("consent", {"q-agree": "yes", "mode": "paper"}, token=token)
    go_through(person)
    assert Response.objects.get().mode == "self"


def test_without_consent_nothing_is_kept(screener, deployment):
    person = begun(screener, deployment)
    person.post("consent", {"q-agree": "no"})
    assert not Response.objects.exists()
    assert not DraftStep.objects.exists()


def test_who_entered_it_and_when_is_kept_nowhere(screener, deployment):
    before = ModelLogEntry.objects.count()
    person = begun(screener, deployment)
    go_through(person)
    assert ModelLogEntry.objects.count() == before
    user = screener.session["_auth_user_id"]
    fields = {field.name for model in (Draft, Response) for field in model._meta.get_fields()}
    assert not {"user", "entered_by", "created_at"} & fields
    assert user


def test_the_way_of_giving_is_sealed_in_the_draft(screener, deployment):
    begun(screener, deployment)
    (row,) = DraftStep.objects.all()
    assert b"paper" not in bytes(row.blob)
    assert "mode" not in row.step


def test_how_they_were_given_must_be_chosen(screener, deployment):
    response = screener.post(address(deployment), {})
    assert "Choose how the answers were given." in response.content.decode()
    assert not Draft.objects.exists()
    assert screener.post(address(deployment), {"mode": "self"}).status_code == 200
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("made", "now"),
    [
        (ClosedDeploymentFactory, "closed"),
        (SuspendedDeploymentFactory, "stopped for now"),
        (NotYetOpenDeploymentFactory, "not open yet"),
    ],
)
def test_only_an_open_survey_takes_them(screener, made, now):
    deployment = made()
    said = screener.get(address(deployment)).content.decode()
    assert f"Answers can be entered only while the survey is open. It is {now}." in said
    screener.post(address(deployment), {"mode": "paper"})
    assert not Draft.objects.exists()


@pytest.mark.parametrize("group", ["Survey managers", "Analysts", "Programme editors", None])
def test_nobody_else_enters(client, deployment, group):
    user = UserFactory(is_superuser=group is None)
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    assert client.post(address(deployment), {"mode": "paper"}).status_code == 302
    assert not Draft.objects.exists()


def test_before_anything_is_opened_the_desk_says_who_does_it_and_where(screener):
    said = screener.get(reverse("voice:deployments")).content.decode()
    assert "A survey manager opens one under Voice, Deployments." in said


def test_the_desk_leads_there(screener, deployment):
    assert address(deployment) in screener.get(reverse("voice:deployments")).content.decode()
    fresh = Client()
    assert fresh.get(address(deployment)).status_code == 302
