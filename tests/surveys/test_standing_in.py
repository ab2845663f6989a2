"""Whoever is told of a concern can stop the survey it came from, with one button."""

import re

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from surveys.access import Action, can
from surveys.models import SafeguardingFlag, SurveyDeployment
from tests.factories.surveys import OpenDeploymentFactory, safeguarding_account
from tests.surveys.evidence import made
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
INBOX = "/admin/safeguarding/"


@pytest.fixture
def deployment():
    return OpenDeploymentFactory()


@pytest.fixture
def flag(deployment):
    body = {"t-wish": "canary-linnet", "t-contact": "", "t-safe": "", "once": "a1"}
    Person(deployment).client.post(f"/s/{deployment.code}/help/", body)
    return SafeguardingFlag.objects.get()


@pytest.fixture
def stand_in():
    """The lead of another survey."""
    account = safeguarding_account("lead-of-another")
    OpenDeploymentFactory(lead=account, deputy=safeguarding_account("deputy-of-another"))
    return account


def address(deployment):
    return reverse("survey_deployment_move", args=[deployment.pk, "suspend"])


def status(deployment):
    return SurveyDeployment.objects.get(pk=deployment.pk).status


def leave(*people):
    for person in people:
        type(person).objects.filter(pk=person.pk).update(is_active=False)


def stop_by_the_button(client, page):
    """Press the button as it stands on the page: one press, nothing in between."""
    html = client.get(page).content.decode()
    forms = re.findall(r'<form method="post" action="([^"]+/suspend/)">', html)
    assert len(forms) == 1
    return client.post(forms[0])


@pytest.mark.parametrize("who", ["lead", "deputy"])
def test_lead_and_deputy_stop_it_from_the_concern_with_one_press(client, deployment, flag, who):
    client.force_login(getattr(deployment, who))
    assert stop_by_the_button(client, reverse("safeguarding:flag", args=[flag.pk])).url == INBOX
    assert status(deployment) == "suspended"


def test_so_they_do_from_their_inbox(client, deployment):
    client.force_login(deployment.deputy)
    assert stop_by_the_button(client, INBOX).url == INBOX
    assert status(deployment) == "suspended"


def test_whoever_stands_in_stops_it_once_they_were_told(client, deployment, flag, stand_in):
    client.force_login(stand_in)
    client.post(address(deployment))
    assert status(deployment) == "open"
    leave(deployment.lead, deployment.deputy)
    stop_by_the_button(client, reverse("safeguarding:flag", args=[flag.pk]))
    assert status(deployment) == "suspended"
    assert ModelLogEntry.objects.get(action="surveys.suspended").user == stand_in


def test_so_they_do_where_no_deputy_is_left_and_the_lead_did_not_look(
    client, deployment, flag, stand_in
):
    leave(deployment.deputy)
    client.force_login(stand_in)
    assert not can(stand_in, Action.SUSPEND, deployment)
    SafeguardingFlag.objects.update(escalated_at=flag.raised_at)
    client.post(address(deployment))
    assert status(deployment) == "suspended"


def test_without_a_concern_nobody_stops_the_survey_of_others(client, deployment, stand_in):
    leave(deployment.lead, deployment.deputy)
    client.force_login(stand_in)
    client.post(address(deployment))
    assert status(deployment) == "open"
    other = OpenDeploymentFactory()
    assert not can(stand_in, Action.SUSPEND, other)


@pytest.mark.usefixtures("flag")
@pytest.mark.parametrize("group", ["Analysts", "Screeners", "Contact keepers"])
def test_no_other_group_stands_in(deployment, group):
    leave(deployment.lead, deployment.deputy)
    assert not can(made.user(group), Action.SUSPEND, deployment)


def test_whoever_stands_in_can_stop_it_and_nothing_else(client, deployment, flag, stand_in):
    leave(deployment.lead, deployment.deputy)
    client.force_login(stand_in)
    for to in ("open", "close"):
        client.post(reverse("survey_deployment_move", args=[deployment.pk, to]))
        assert status(deployment) == "open"
    asked = client.get(address(deployment)).content.decode()
    # They could not open the register, so nothing leads there.
    assert "/surveys/surveydeployment/" not in asked
    assert f'href="{INBOX}"' in asked
    inbox = client.get(INBOX).content.decode()
    assert deployment.code not in inbox[inbox.index("Your surveys") :]
    register = reverse("surveys_surveydeployment_modeladmin_index")
    assert client.get(register).status_code in (302, 403)
