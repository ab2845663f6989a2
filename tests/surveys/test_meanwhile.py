"""What somebody does while a form or a job is at work on the same survey stays done."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from surveys.actions.close_deployment import close_deployment
from surveys.actions.make_invitations import make_invitations
from surveys.actions.open_deployment import open_deployment
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.actions.suspend_uncovered import suspend_uncovered
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import Invitation, SurveyDeployment
from tests.changeprojects.test_bad_input import fields_of, form_in
from tests.factories.surveys import (
    DeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    SuspendedDeploymentFactory,
    safeguarding_account,
)
from tests.meanwhile import meanwhile
from tests.surveys.evidence import made
from tests.surveys.test_promises import errors, form_of, in_days

pytestmark = pytest.mark.django_db
# Where the whole row of a deployment is read.
READ = '"surveys_surveydeployment"."helplines"'


@pytest.fixture
def manager(client):
    client.force_login(get_user_model().objects.create_superuser("m", "m@agency.example", "x"))
    return client


def address(name, deployment):
    return reverse(f"surveys_surveydeployment_modeladmin_{name}", args=[deployment.pk])


def save_while(manager, deployment, act, **changes):
    """Save the form with `changes`; `act` is done once the request has read the row."""
    body = form_of(deployment) | changes
    with meanwhile(lambda: act(SurveyDeployment.objects.get(pk=deployment.pk)), after=READ):
        page = manager.post(address("edit", deployment), body)
    deployment.refresh_from_db()
    return page


@pytest.mark.parametrize(
    ("act", "status"), [(suspend_deployment, "suspended"), (close_deployment, "closed")]
)
def test_a_form_opens_nothing_that_was_stopped_or_closed_meanwhile(manager, act, status):
    deployment = OpenDeploymentFactory()
    page = save_while(manager, deployment, act, safeguarding_lead="Somebody else")
    assert page.status_code == 302
    assert (deployment.status, deployment.safeguarding_lead) == (status, "Somebody else")
    assert (deployment.closed_at is not None) == (status == "closed")


def test_a_form_forgets_nobody_who_took_answers_back_meanwhile(manager):
    response = SubmittedResponseFactory()
    deployment = response.deployment
    save_while(manager, deployment, lambda _: withdraw_response(response))
    assert deployment.withdrawn == 1


def test_a_form_is_checked_against_what_was_opened_meanwhile(manager):
    deployment = DeploymentFactory()
    page = save_while(manager, deployment, open_deployment, min_base=7)
    assert "min_base" in errors(page)
    assert (deployment.status, deployment.min_base) == ("open", 10)


def test_a_form_is_checked_against_what_people_were_told_meanwhile(manager):
    deployment = OpenDeploymentFactory()

    def put_off(stored):
        stored.first_feedback_due_on = stored.feedback_due_on
        stored.feedback_due_on += timedelta(days=90)
        stored.save()

    page = save_while(manager, deployment, put_off, feedback_due_on=in_days(120))
    assert list(errors(page)) == ["feedback_due_on"]
    assert deployment.feedback_due_on.isoformat() == in_days(180)


def shown(manager, deployment):
    """What a browser would send of the form as it stands there."""
    return fields_of(form_in(manager.get(address("edit", deployment)).content))


def test_an_older_form_makes_nobody_the_lead_again(manager):
    deployment = SuspendedDeploymentFactory()
    mine, theirs = shown(manager, deployment), shown(manager, deployment)
    new = safeguarding_account("new-lead")
    assert manager.post(address("edit", deployment), theirs | {"lead": new.pk}).status_code == 302
    lines = f"{deployment.helplines}\nAt night: 01632 960 999"
    refused = manager.post(address("edit", deployment), mine | {"helplines": lines})
    assert set(errors(refused)) == {"__all__", "lead"}
    assert "this is what is saved now" in str(errors(refused)["lead"])
    deployment.refresh_from_db()
    assert (deployment.lead, "960 999" in deployment.helplines) == (new, False)
    again = fields_of(form_in(refused.content))
    assert again["lead"] == str(new.pk)
    assert manager.post(address("edit", deployment), again).status_code == 302
    deployment.refresh_from_db()
    assert (deployment.lead, "960 999" in deployment.helplines) == (new, True)


def test_a_later_day_that_a_colleague_told_is_shown_and_not_called_typed(manager):
    """As the older form has it, it would take a promise back; it is no mistake of who sends it."""
    deployment = OpenDeploymentFactory(withdraw_until=timezone.localdate() + timedelta(days=95))
    mine = shown(manager, deployment)
    later = {"withdraw_until": in_days(120), "closes_at": f"{in_days(20)} 10:00"}
    theirs = shown(manager, deployment) | later
    assert manager.post(address("edit", deployment), theirs).status_code == 302
    refused = manager.post(address("edit", deployment), mine | {"dpia_reference": "DPIA 7"})
    found = errors(refused)
    assert set(found) == {"__all__", "withdraw_until", "closes_at"}
    for name in later:
        assert "this is what is saved now" in str(found[name])
    again = fields_of(form_in(refused.content))
    assert manager.post(address("edit", deployment), again).status_code == 302
    deployment.refresh_from_db()
    assert deployment.withdraw_until.isoformat() == in_days(120)
    assert deployment.dpia_reference == "DPIA 7"


def test_what_both_typed_waits_for_whoever_saves_again(manager):
    deployment = OpenDeploymentFactory()
    mine = shown(manager, deployment)
    theirs = shown(manager, deployment) | {"safeguarding_lead": "The duty desk"}
    manager.post(address("edit", deployment), theirs)
    refused = manager.post(address("edit", deployment), mine | {"safeguarding_lead": "Somebody"})
    assert "takes the place of what is saved now" in str(errors(refused)["safeguarding_lead"])
    again = fields_of(form_in(refused.content))
    assert manager.post(address("edit", deployment), again).status_code == 302
    deployment.refresh_from_db()
    assert deployment.safeguarding_lead == "Somebody"


def test_where_both_named_somebody_it_is_said_where_the_other_name_stands(manager):
    """It is not under “Inspect”, which more people read."""
    deployment = SuspendedDeploymentFactory()
    mine, theirs = shown(manager, deployment), shown(manager, deployment)
    named = [safeguarding_account(name) for name in ("first-lead", "second-lead")]
    manager.post(address("edit", deployment), theirs | {"lead": named[0].pk})
    refused = manager.post(address("edit", deployment), mine | {"lead": named[1].pk})
    assert "find in its history" in str(errors(refused)["lead"])
    assert "first-lead" not in str(errors(refused))
    assert "first-lead" in manager.get(address("history", deployment)).content.decode()


def test_pressing_twice_is_no_conflict(manager):
    """Also where what is sent knows no seconds, and what stood there did."""
    deployment = OpenDeploymentFactory()
    sent = shown(manager, deployment) | {"dpia_reference": "DPIA 7"}
    for _ in range(2):
        assert manager.post(address("edit", deployment), sent).status_code == 302


def test_languages_that_a_colleague_ticked_stay(manager):
    """The form that stood open had none to tick: its survey was not chosen yet."""
    deployment = DeploymentFactory(version=None)
    mine = shown(manager, deployment)
    stored = DeploymentFactory()
    type(stored).objects.filter(pk=deployment.pk).update(version=stored.version, forms=["ur"])
    refused = manager.post(address("edit", deployment), mine | {"dpia_reference": "DPIA 7"})
    assert "version" in errors(refused)
    deployment.refresh_from_db()
    assert (deployment.version, deployment.forms) == (stored.version, ["ur"])
    again = fields_of(form_in(refused.content))
    assert (again["version"], again["forms"]) == (str(stored.version_id), "ur")


def test_what_was_opened_meanwhile_is_not_deleted(manager):
    deployment = DeploymentFactory()
    with meanwhile(lambda: open_deployment(deployment), after=READ):
        page = manager.post(address("delete", deployment), follow=True)
    assert "A survey that people were asked is kept." in page.content.decode()
    assert SurveyDeployment.objects.get().status == "open"


@pytest.mark.parametrize("is_late", [False, True])
def test_a_draft_with_invitations_is_not_deleted_and_it_is_said_why(manager, is_late):
    """They may be printed: whoever has one would find a dead address."""
    deployment = DeploymentFactory(access="invitation")

    def invite():
        make_invitations(deployment, 3, by=made.user("Survey managers"))

    if is_late:
        with meanwhile(invite, after=READ):
            page = manager.post(address("delete", deployment), follow=True)
    else:
        invite()
        page = manager.get(address("delete", deployment), follow=True)
    assert "Invitations to it were made" in page.content.decode()
    assert Invitation.objects.count() == 3


def test_a_survey_closed_while_the_job_runs_keeps_no_other_open():
    """Nobody could be told of what comes in at the other for another hour."""
    now = timezone.now()
    first, second = (
        OpenDeploymentFactory(lead=made.user(), deputy=None, opens_at=now - timedelta(days=days))
        for days in (1, 2)
    )
    with meanwhile(lambda: close_deployment(first), after="SELECT"):
        suspend_uncovered()
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.status, second.status) == ("closed", "suspended")


def test_a_survey_that_was_covered_while_the_job_runs_stays_open():
    deployment = OpenDeploymentFactory(lead=made.user(), deputy=None)
    able = OpenDeploymentFactory().lead

    def cover():
        SurveyDeployment.objects.filter(pk=deployment.pk).update(lead=able)

    with meanwhile(cover, after="SELECT"):
        suspend_uncovered()
    deployment.refresh_from_db()
    assert deployment.status == "open"
