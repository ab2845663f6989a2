"""No survey offers to be contacted while nobody is there who could open what people leave."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from surveys.access import Action, can
from surveys.actions.open_deployment import open_deployment
from surveys.actions.watch_contact_keepers import watch_contact_keepers
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.exceptions import DeploymentNotReady
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    OpenDeploymentFactory,
    contact_keeper,
    may_read,
    project,
)
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
NOBODY = "Nobody can open what people leave to be contacted"


def closed_account(keeper):
    get_user_model().objects.filter(pk=keeper.pk).update(is_active=False)


def out_of_the_group(keeper):
    keeper.groups.clear()


def never_let(keeper):
    keeper.access_grants.all().delete()


def let_until_yesterday(keeper):
    keeper.access_grants.update(expires_on=timezone.localdate() - timedelta(days=1))


def let_no_more(keeper):
    keeper.access_grants.update(ended_at=timezone.now())


def let_elsewhere(keeper):
    keeper.access_grants.update(project=project())


def let_in_another_group(keeper):
    keeper.groups.clear()
    may_read(made.user("Analysts"))


GONE = [
    closed_account,
    out_of_the_group,
    never_let,
    let_until_yesterday,
    let_no_more,
    let_elsewhere,
    let_in_another_group,
]


@pytest.mark.parametrize("gone", GONE)
def test_no_survey_opens_whose_contact_details_nobody_can_open(gone):
    deployment, keeper = DeploymentFactory(), contact_keeper()
    gone(keeper)
    keeper.refresh_from_db()
    assert not can(keeper, Action.READ_CONTACTS, deployment)
    with pytest.raises(DeploymentNotReady) as refused:
        open_deployment(deployment)
    assert [reason.code for reason in refused.value.reasons] == ["no_contact_keeper"]
    assert "“Contact keepers”" in str(refused.value)
    assert "Who may read answers" in str(refused.value)


def test_somebody_who_was_let_read_in_this_project_alone_is_enough():
    deployment, keeper = DeploymentFactory(), contact_keeper()
    keeper.access_grants.update(project=deployment.project)
    assert can(keeper, Action.READ_CONTACTS, deployment)
    assert open_deployment(deployment).status == "open"


@pytest.fixture
def watched(django_capture_on_commit_callbacks):
    """Have it looked at as the ticker does, and return who was written to."""

    def watch():
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            watch_contact_keepers()
        return {one.to[0]: one.body for one in mail.outbox}

    return watch


@pytest.mark.parametrize("factory", [OpenDeploymentFactory, ClosedDeploymentFactory])
def test_stewards_are_told_once_a_week_when_the_last_one_goes(factory, watched):
    deployment, steward = factory(), made.user("Data stewards")
    assert watched() == {}
    never_let(contact_keeper())
    told = watched()
    assert set(told) == {steward.email}
    assert deployment.project.title in told[steward.email]
    assert deployment.code not in told[steward.email]
    assert reverse("voice:grants") in told[steward.email]
    entry = ModelLogEntry.objects.get(action="surveys.no_contact_keeper")
    assert entry.message.startswith("Nobody could open")
    assert watched() == {}
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert set(watched()) == {steward.email}
    deployment.refresh_from_db()
    assert deployment.status == factory.status


def test_of_what_was_deleted_or_never_asked_nobody_is_told(watched):
    made.user("Data stewards")
    never_let(contact_keeper())
    DeploymentFactory()
    past = timezone.localdate() - timedelta(days=31)
    ClosedDeploymentFactory(feedback_due_on=past)
    never_let(contact_keeper())
    assert watched() == {}


def test_the_desks_say_so_too(client):
    deployment = OpenDeploymentFactory()
    client.force_login(made.user("Survey managers"))
    pages = [reverse("voice:deployments"), reverse("voice:results", args=[deployment.pk])]
    pages.append(reverse("surveys_surveydeployment_modeladmin_edit", args=[deployment.pk]))
    assert not any(NOBODY in client.get(one).content.decode() for one in pages)
    never_let(contact_keeper())
    assert all(NOBODY in client.get(one).content.decode() for one in pages)


@pytest.mark.parametrize(("form", "number"), [("en-gb", "one"), ("cy", "un neu"), ("ur", "ایک یا")])
def test_who_may_open_it_is_no_number_to_those_who_left_it(form, number):
    said = PHRASES if form == "en-gb" else SHIPPED[form]
    told = " ".join(words for name, words in said.items() if name.startswith("contact_kept_"))
    assert told
    assert number not in told
    assert "contact_kept_1" not in said


def test_a_survey_that_is_open_can_be_corrected_while_nobody_is_there(admin_client):
    deployment = OpenDeploymentFactory()
    never_let(contact_keeper())
    address = reverse("surveys_surveydeployment_modeladmin_edit", args=[deployment.pk])
    form = admin_client.get(address).context["form"]
    fields = {name: form[name].value() for name in form.fields}
    sent = {name: "" if value is None else value for name, value in fields.items()}
    lines = "One: 01632 960 123\nAnother: 01632 960 457"
    sent |= {"helplines": lines, "forms": []}
    assert admin_client.post(address, sent).status_code == 302
    deployment.refresh_from_db()
    assert deployment.helplines.splitlines() == lines.splitlines()
