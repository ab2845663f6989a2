"""While people are asked, no alert depends on an address that no test has reached."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.actions.alert_leads import alert_leads
from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.actions.watch_addresses import watch_addresses
from surveys.models import SafeguardingFlag, SurveyDeployment
from surveys.models.safeguarding import hashed_address
from tests.factories.surveys import DeploymentFactory, OpenDeploymentFactory, safeguarding_account
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
INBOX = "/admin/safeguarding/"
NEW = "another-desk@agency.example"
WARNS = "No test has shown yet that an alert"


def with_tests_opened(deployment):
    """As it stands once both have opened the link that was sent to where they are told."""
    for test in deployment.alert_tests.all():
        type(test).objects.filter(pk=test.pk).update(address=hashed_address(test.person.email))
    return deployment


@pytest.fixture
def deployment():
    return with_tests_opened(OpenDeploymentFactory())


@pytest.fixture
def watched(django_capture_on_commit_callbacks):
    """Have the addresses looked at as the ticker does, and return who was written to."""

    def watch():
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            watch_addresses()
        return {one.to[0]: one.body for one in mail.outbox}

    return watch


def moves(person, address=NEW):
    type(person).objects.filter(pk=person.pk).update(email=address)
    person.refresh_from_db()


def alerted(deployment):
    """Who is written to if somebody asks for help now."""
    ask_for_help(deployment, HelpRequest(made.new_key_id(), "canary-siskin", "", ""))
    mail.outbox.clear()
    alert_leads()
    assert not any("canary" in one.body for one in mail.outbox)
    return {one.to[0]: one.subject for one in mail.outbox if not one.subject.startswith("A test")}


def test_where_both_were_reached_nobody_is_bothered(deployment, watched):
    assert watched() == {}
    assert set(alerted(deployment)) == {deployment.lead.email}
    assert not ModelLogEntry.objects.filter(action="surveys.unproven").exists()


def test_a_test_that_ran_out_reached_them_all_the_same(deployment, watched):
    long_ago = timezone.now() - timedelta(days=200)
    deployment.alert_tests.update(sent_at=long_ago, acknowledged_at=long_ago)
    assert watched() == {}


def test_a_lead_with_another_address_is_tested_and_told_of_once(deployment, watched):
    steward = made.user("Data stewards")
    moves(deployment.lead)
    told = watched()
    assert set(told) == {NEW, deployment.deputy.email, steward.email}
    for body in told.values():
        assert "no test has shown that an alert reaches the lead where they are told" in body
        assert deployment.code not in body
        assert NEW not in body
    assert reverse("voice:deployments") in told[steward.email]
    assert INBOX in told[NEW]
    assert watched() == {}
    entry = ModelLogEntry.objects.get(action="surveys.unproven")
    assert entry.message.startswith("No test has reached the lead")
    assert NEW not in str(entry.data)
    # What goes out next is the test itself, to nobody else.
    alert_leads()
    assert [one.to for one in mail.outbox] == [[NEW]]
    assert SurveyDeployment.objects.get().status == "open"
    moves(deployment.lead, "a-third@agency.example")
    assert "a-third@agency.example" in watched()


def test_alerts_go_to_the_deputy_too_until_a_test_of_the_lead_arrived(deployment, watched, client):
    moves(deployment.lead)
    assert set(alerted(deployment)) == {NEW, deployment.deputy.email}
    watched()
    alert_leads()
    link = re.search(r"https?://\S+(/admin/\S+)", mail.outbox[-1].body)[1]
    client.force_login(deployment.lead)
    client.get(link)
    assert set(alerted(deployment)) == {NEW}
    assert watched() == {}


def test_an_escalation_goes_to_the_lead_too_until_the_deputy_was_reached(deployment):
    moves(deployment.deputy)
    assert set(alerted(deployment)) == {deployment.lead.email}
    SafeguardingFlag.objects.update(due_at=timezone.now())
    mail.outbox.clear()
    alert_leads()
    assert {one.to[0] for one in mail.outbox} == {NEW, deployment.lead.email}


def test_where_neither_was_reached_others_are_asked_to_ring_them(deployment):
    other = safeguarding_account("lead-of-another")
    moves(deployment.lead)
    moves(deployment.deputy, "second-desk@agency.example")
    told = alerted(deployment)
    assert set(told) == {NEW, "second-desk@agency.example", other.email}
    assert told.pop(other.email) == "Please ring two people"
    assert set(told.values()) == {"Please look at your inbox"}
    body = next(one.body for one in mail.outbox if one.to == [other.email])
    assert deployment.lead.username in body
    assert deployment.code not in body


def test_a_closed_account_is_told_of_too(deployment, watched):
    type(deployment.deputy).objects.filter(pk=deployment.deputy_id).update(is_active=False)
    told = watched()
    assert set(told) == {deployment.lead.email}
    assert "reaches the deputy where" in told[deployment.lead.email]


def test_a_survey_that_is_not_open_asks_for_nothing(watched):
    waiting = with_tests_opened(DeploymentFactory())
    moves(waiting.lead)
    assert watched() == {}


@pytest.mark.parametrize("who", ["lead", "deputy"])
def test_the_inbox_says_so_and_one_press_tests_it(deployment, client, who):
    client.force_login(getattr(deployment, who))
    assert WARNS not in client.get(INBOX).content.decode()
    moves(deployment.lead)
    client.force_login(getattr(deployment, who))
    page = client.get(INBOX).content.decode()
    assert f"{WARNS} of “{deployment.version.schema['title']}”" in page
    button = re.search(r'class="voice-note">.*?<form method="post" action="([^"]+)"', page, re.S)[1]
    answer = client.post(button, follow=True)
    assert answer.redirect_chain[-1][0] == INBOX
    assert deployment.alert_tests.filter(person=deployment.lead, sent_at=None).exists()


@pytest.mark.parametrize(
    ("group", "may"),
    [("Survey managers", True), ("Data stewards", True), ("Analysts", False), ("Coders", False)],
)
def test_the_desk_says_so_to_everybody_and_lets_some_test_it(deployment, client, group, may):
    moves(deployment.lead)
    client.force_login(made.user(group))
    pages = ["voice:deployments"]
    for name in pages:
        page = client.get(reverse(name)).content.decode()
        assert WARNS in page
        assert ("Send a test alert now" in page) is may
    about = client.get(reverse("voice:exports", args=[deployment.pk]))
    if about.status_code == 200:
        assert WARNS in about.content.decode()
    address = reverse("survey_deployment_test_alert", args=[deployment.pk])
    answer = client.post(address, follow=True)
    assert deployment.alert_tests.filter(sent_at=None).exists() is may
    if may:
        assert answer.redirect_chain[-1][0] == reverse("voice:deployments")


def test_whoever_edits_it_reads_it_too(deployment, admin_client):
    address = reverse("surveys_surveydeployment_modeladmin_edit", args=[deployment.pk])
    assert WARNS not in admin_client.get(address).content.decode()
    moves(deployment.lead)
    assert f"{WARNS} reaches the lead" in admin_client.get(address).content.decode()
