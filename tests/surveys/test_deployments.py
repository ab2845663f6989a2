"""A survey opens only when somebody is there for the people who answer."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.actions.close_deployment import close_deployment
from surveys.actions.open_deployment import open_deployment
from surveys.actions.purge_drafts import purge_drafts
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.exceptions import DeploymentNotReady, WrongStatus
from surveys.models import Draft, SurveyDeployment, SurveyVersion
from surveys.selectors.notices import reasons_as_stored
from tests.factories.network import InvitedSiteFactory
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    SurveyFactory,
    SuspendedDeploymentFactory,
    frozen_version,
)
from tests.surveys.evidence import made
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser("editor", "e@agency.example", "x")
    client.force_login(user)
    return user


def test_a_complete_deployment_opens_and_the_log_says_so():
    deployment = DeploymentFactory()
    assert open_deployment(deployment).status == "open"
    assert ModelLogEntry.objects.filter(action="surveys.open").count() == 1


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"version": None}, "no_version"),
        ({"safeguarding_lead": " "}, "no_lead"),
        ({"safeguarding_deputy": ""}, "no_deputy"),
        ({"safeguarding_lead": "A", "safeguarding_deputy": "a"}, "same_deputy"),
        ({"helplines": "Only one: 01632 960 123"}, "too_few_helplines"),
        ({"helplines": "Twice: 01632 960 123\n Twice: 01632 960 123"}, "too_few_helplines"),
        ({"closes_at": None}, "no_close"),
        ({"closes_at": timezone.now() - timedelta(hours=1)}, "already_over"),
        ({"feedback_due_on": None}, "no_feedback_day"),
    ],
)
def test_an_incomplete_deployment_stays_closed_and_says_why(missing, code):
    deployment = DeploymentFactory(**missing)
    with pytest.raises(DeploymentNotReady) as refused:
        open_deployment(deployment)
    assert [reason.code for reason in refused.value.reasons] == [code]
    deployment.refresh_from_db()
    assert deployment.status == "draft"


def test_a_survey_that_closes_at_the_end_of_time_stays_closed_and_says_why():
    """Months are counted on from then, until answers are deleted."""
    end = {"closes_at": datetime(9999, 12, 1, tzinfo=UTC), "feedback_due_on": date.max}
    with pytest.raises(DeploymentNotReady) as refused:
        open_deployment(DeploymentFactory(**end))
    assert {reason.code for reason in refused.value.reasons} == {"too_far"}


def without_readers(factory):
    """A deployment of a version that was frozen before it had to say who reads the answers."""
    deployment = factory()
    old = deployment.version
    version = SurveyVersion.objects.create(
        survey=old.survey,
        number=old.number + 1,
        schema=old.schema | {"readers": []},
        digest="0" * 64,
        published_at=old.published_at,
    )
    type(deployment).objects.filter(pk=deployment.pk).update(version=version)
    return type(deployment).objects.get(pk=deployment.pk)


def test_no_survey_opens_that_does_not_say_who_reads_the_answers():
    with pytest.raises(DeploymentNotReady) as refused:
        open_deployment(without_readers(DeploymentFactory))
    assert [reason.code for reason in refused.value.reasons] == ["no_readers"]


@pytest.mark.parametrize(
    ("audience", "is_told"), [("For children aged 8 to 12", True), ("For parents", False)]
)
def test_whoever_opens_reads_that_the_words_are_of_children(client, editor, audience, is_told):
    deployment = DeploymentFactory(version=frozen_version(audience=audience))
    page = client.get(reverse("survey_deployment_move", args=[deployment.pk, "open"]))
    told = f"“{audience}” sounds as if people under sixteen are asked"
    assert (told in page.content.decode()) == is_told
    # It forbids nothing: words judge badly.
    assert open_deployment(deployment).status == "open"


@pytest.mark.parametrize(
    ("route", "access", "is_told"),
    [("adult", None, True), ("adult", "invitation", False), ("waiver", None, False)],
)
def test_whoever_opens_reads_that_anybody_could_start(client, editor, route, access, is_told):
    fields = {"consent_route": route, "consent_reference": "Folder 3", "access": access}
    deployment = DeploymentFactory(age_group="under_16", **fields)
    page = client.get(reverse("survey_deployment_move", args=[deployment.pk, "open"]))
    assert ("also without the yes of an adult" in page.content.decode()) == is_told


MADE = {
    "draft": DeploymentFactory,
    "open": OpenDeploymentFactory,
    "suspended": SuspendedDeploymentFactory,
    "closed": ClosedDeploymentFactory,
}
# From which states each action leads on, and where to.
LEADS_ON = {
    open_deployment: ({"draft", "suspended"}, "open"),
    suspend_deployment: ({"open"}, "suspended"),
    close_deployment: ({"open", "suspended"}, "closed"),
}


def test_every_state_of_a_survey_is_tried():
    assert set(MADE) == set(SurveyDeployment.Status.values)


@pytest.mark.parametrize("action", LEADS_ON)
@pytest.mark.parametrize("status", MADE)
def test_an_action_leads_on_only_from_where_it_begins(status, action):
    states, then = LEADS_ON[action]
    deployment = MADE[status]()
    if status in states:
        assert action(deployment).status == then
    else:
        with pytest.raises(WrongStatus):
            action(deployment)
    deployment.refresh_from_db()
    assert deployment.status == (then if status in states else status)
    moved = ModelLogEntry.objects.filter(action=f"surveys.{then}").count()
    assert moved == (status in states)


@pytest.mark.parametrize("action", LEADS_ON)
@pytest.mark.parametrize("status", MADE)
def test_nobody_moves_a_survey_without_the_right(status, action):
    deployment, user = MADE[status](), get_user_model().objects.create_user("reader")
    with pytest.raises(PermissionDenied):
        action(deployment, by=user)
    deployment.refresh_from_db()
    assert deployment.status == status


@pytest.mark.parametrize("set_to", [None, timedelta(days=-300), timedelta(days=7)])
def test_a_survey_never_opened_before_it_was_opened(set_to):
    now = timezone.now()
    deployment = DeploymentFactory(opens_at=None if set_to is None else now + set_to)
    with time_machine.travel(now, tick=False):
        open_deployment(deployment)
    deployment.refresh_from_db()
    assert deployment.opens_at == (now + set_to if set_to and set_to > timedelta(0) else now)


def test_opening_again_keeps_the_first_day():
    deployment = SuspendedDeploymentFactory()
    before = deployment.opens_at
    open_deployment(deployment)
    deployment.refresh_from_db()
    assert deployment.opens_at == before


@pytest.mark.parametrize(("days", "then"), [(3, "now"), (-3, "as set"), (None, "now")])
def test_kept_is_when_people_could_last_answer(days, then):
    now = timezone.now()
    closes = None if days is None else now + timedelta(days=days)
    deployment = OpenDeploymentFactory(closes_at=closes)
    with time_machine.travel(now, tick=False):
        close_deployment(deployment)
    deployment.refresh_from_db()
    assert deployment.closed_at == (now if then == "now" else closes)
    # Whoever writes another day afterwards moves nothing.
    deployment.closes_at = now + timedelta(days=100)
    assert deployment.ends_at == deployment.closed_at


def test_a_survey_opens_again_with_the_days_that_people_were_told_however_far_off():
    """Whoever could only open it again by shortening them would take a promise back."""
    far = {"withdraw_until": timezone.localdate() + timedelta(days=3800)}
    stopped = SuspendedDeploymentFactory(**far)
    assert reasons_as_stored(stopped) == []
    assert open_deployment(stopped).status == "open"
    with pytest.raises(DeploymentNotReady) as refused:
        open_deployment(DeploymentFactory(**far))
    assert [reason.code for reason in refused.value.reasons] == ["too_far"]


def test_a_suspended_survey_opens_again_and_closes():
    deployment = SuspendedDeploymentFactory()
    open_deployment(deployment)
    suspend_deployment(deployment)
    assert close_deployment(deployment).status == "closed"


def test_who_started_may_finish_a_little_after_the_end():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.deployment.closes_at = timezone.now() - timedelta(minutes=5)
    person.deployment.save()
    assert "This is closed now" in person.get().content.decode()
    assert person.send()["Location"] == person.url("receipt")


@pytest.mark.parametrize("status", ["open", "suspended", "closed"])
def test_a_survey_that_people_were_asked_is_not_deleted_and_tells_no_number(editor, client, status):
    response = SubmittedResponseFactory(deployment__status=status)
    address = reverse("surveys_surveydeployment_modeladmin_delete", args=[response.deployment_id])
    page = client.post(address)
    assert page.status_code == 302
    assert str(response) not in client.get(page.url).content.decode()
    assert SurveyDeployment.objects.exists()


def test_a_survey_that_was_never_opened_can_be_deleted(editor, client):
    deployment = DeploymentFactory()
    client.post(reverse("surveys_surveydeployment_modeladmin_delete", args=[deployment.pk]))
    assert not SurveyDeployment.objects.exists()


def test_the_purge_deletes_what_waited_too_long():
    deployment = OpenDeploymentFactory()
    for _ in range(2):
        Person(deployment).agree()
    Draft.objects.filter(pk=Draft.objects.first().pk).update(expires_at=timezone.now())
    assert purge_drafts() == 1
    assert Draft.objects.count() == 1


def test_the_register_lists_deployments_with_what_can_be_done(client, editor):
    OpenDeploymentFactory(), DeploymentFactory()
    page = client.get(reverse("surveys_surveydeployment_modeladmin_index")).content.decode()
    assert "Stop now" in page
    assert ">Open<" in page.replace("\n", "").replace(" ", "")


def test_stopping_a_survey_takes_one_confirmation(client, editor):
    deployment = OpenDeploymentFactory()
    url = reverse("survey_deployment_move", args=[deployment.pk, "suspend"])
    assert "Stop this survey now" in client.get(url).content.decode()
    said = client.post(url, follow=True).content.decode()
    deployment.refresh_from_db()
    assert deployment.status == "suspended"
    assert f"Survey {deployment.code} is stopped for now." in said
    # One name for it: in the list, on its desk, and where somebody presses a button of before.
    assert "Suspended" not in said
    again = client.post(url, follow=True).content.decode()
    assert "Its status is “Stopped for now”, so this cannot be done." in again


def test_opening_an_incomplete_survey_lists_what_is_missing(client, editor):
    deployment = DeploymentFactory(safeguarding_deputy="")
    url = reverse("survey_deployment_move", args=[deployment.pk, "open"])
    assert "Name the deputy." in client.get(url).content.decode()
    client.post(url)
    deployment.refresh_from_db()
    assert deployment.status == "draft"


def test_the_register_and_the_survey_forms_open(client, editor):
    deployment, survey = DeploymentFactory(), SurveyFactory()
    for name, args in (
        ("surveys_surveydeployment_modeladmin_create", []),
        ("surveys_surveydeployment_modeladmin_edit", [deployment.pk]),
        ("wagtailsnippets_surveys_survey:list", []),
        ("wagtailsnippets_surveys_survey:add", []),
        ("wagtailsnippets_surveys_survey:edit", [survey.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 200, name


def test_a_preview_shows_the_first_question(rf, editor):
    survey = SurveyFactory()
    page = survey.make_preview_request(preview_mode=survey.default_preview_mode)
    assert "Did someone explain what would happen?" in page.render().content.decode()


def test_sites_of_one_agency_are_told_apart_by_their_pilots(client, editor):
    first, second = made.pilot(), made.pilot()
    second.title = "Autumn pilot"
    second.save()
    site = InvitedSiteFactory(pilot=first, team_name="North team")
    other = InvitedSiteFactory(pilot=second, agency=site.agency)
    create = reverse("surveys_surveydeployment_modeladmin_create")
    said = {str(value): label for value, label in site_choices(client, create)}
    assert said[str(site.pk)] == f"{first.title}: {site.agency}, North team"
    assert said[str(other.pk)] == f"Autumn pilot: {site.agency}"
    stored = DeploymentFactory(project=first.project, pilot=first)
    edit = reverse("surveys_surveydeployment_modeladmin_edit", args=[stored.pk])
    assert [str(value) for value, _ in site_choices(client, edit)] == ["", str(site.pk)]
    # One that is stored all the same is seen, so that it can be taken out.
    SurveyDeployment.objects.filter(pk=stored.pk).update(site=other)
    assert str(other.pk) in {str(value) for value, _ in site_choices(client, edit)}


def site_choices(client, address):
    return list(client.get(address).context["form"].fields["site"].choices)
