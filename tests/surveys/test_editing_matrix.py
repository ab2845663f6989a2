"""Nine roles and a superuser at every address at which surveys and notices are written."""

import re

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.urls import get_resolver
from wagtail.models import (
    GroupApprovalTask,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from surveys.models import Notice, Survey
from tests.factories.surveys import SurveyFactory, published_notice
from tests.surveys.evidence import made
from tests.surveys.test_matrix import ROLES, routes, signed_in

pytestmark = pytest.mark.django_db
PREFIX = "admin/snippets/surveys/"
SURVEY, NOTICE = "canary-draft-owl", "canary-notice-owl"
EDITORS, NOBODY = {"Survey managers", "superuser"}, set()
OF_BOTH = {
    "": EDITORS,
    "results/": EDITORS,
    "add/": EDITORS,
    "edit/{pk}/": EDITORS,
    # What people answered belongs to it: it is taken out by nobody but a superuser, who may try.
    "delete/{pk}/": {"superuser"},
    "usage/{pk}/": EDITORS,
    "history/{pk}/": EDITORS,
    "history-results/{pk}/": EDITORS,
    "history/{pk}/revisions/{revision}/view/": EDITORS,
    "history/{pk}/revisions/{revision}/revert/": EDITORS,
    "history/{pk}/revisions/{revision}/unschedule/": EDITORS,
    "history/{pk}/revisions/compare/earliest...latest/": EDITORS,
    "preview/": EDITORS,
    "preview/{pk}/": EDITORS,
    "unpublish/{pk}/": EDITORS,
}
# Where a survey waits for the approval of somebody, those may look at it who are asked.
OF_SURVEYS = {
    "try/{pk}/": EDITORS,
    # Only posted to.
    "lock/{pk}/": NOBODY,
    "unlock/{pk}/": NOBODY,
    "workflow/action/{pk}/approve/{state}/": EDITORS,
    "workflow/collect_action_data/{pk}/approve/{state}/": EDITORS,
    "workflow/confirm_cancellation/{pk}/": EDITORS,
    "workflow/preview/{pk}/{task}/": EDITORS,
    "workflow_history/{pk}/": EDITORS,
    "workflow_history/{pk}/detail/{workflow}/": EDITORS,
}
MAY = {f"survey/{address}": roles for address, roles in (OF_BOTH | OF_SURVEYS).items()}
MAY |= {f"notice/{address}": roles for address, roles in OF_BOTH.items()}


@pytest.fixture
def survey():
    survey = SurveyFactory(title=SURVEY, purpose=SURVEY)
    survey.save_revision()
    survey.save_revision()
    return survey


@pytest.fixture
def world(survey):
    """The keys in the addresses: of a survey that waits for approval, and of a notice."""
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(Group.objects.get(name="Survey managers"))
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    kind = ContentType.objects.get_for_model(Survey)
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
    waits = workflow.start(survey, made.user("Survey managers"))
    published_notice(privacy=NOTICE)
    notice = Notice.objects.get()
    more = {"state": waits.current_task_state.pk, "task": task.pk, "workflow": waits.pk}
    return {
        "survey": more | {"pk": survey.pk, "revision": survey.latest_revision.pk},
        "notice": {"pk": notice.pk, "revision": notice.latest_revision.pk},
    }


def path_of(address, world):
    return f"/{PREFIX}{address.format(**world[address.partition('/')[0]])}"


def told(response):
    """Everything that was answered, and the messages that wait for the next page."""
    waiting = [str(message) for message in get_messages(response.wsgi_request)]
    return response.content.decode(errors="replace") + "".join(waiting)


@pytest.mark.parametrize("role", ROLES)
def test_none_but_editors_open_a_survey_or_a_notice(client, world, role):
    signed_in(client, role)
    found = {}
    for address in MAY:
        response = client.get(path_of(address, world))
        assert response.status_code in (200, 302, 405), address
        found[address] = response.status_code == 200
        assert role in EDITORS or not {SURVEY, NOTICE} & set(re.findall(r"[\w-]+", told(response)))
    assert found == {address: role in roles for address, roles in MAY.items()}


@pytest.mark.parametrize("role", sorted(set(ROLES) - EDITORS))
def test_none_but_editors_change_one(client, world, survey, role):
    signed_in(client, role)
    before = state_of_everything()
    for address in MAY:
        body = {"title": "Ours now", "action-publish": "1"}
        response = client.post(path_of(address, world), body)
        assert not {SURVEY, NOTICE} & set(re.findall(r"[\w-]+", told(response))), address
    assert state_of_everything() == before


@pytest.mark.parametrize("role", ROLES)
def test_of_a_survey_that_waits_no_more_nobody_else_hears_its_title(client, world, survey, role):
    survey.current_workflow_state.cancel()
    signed_in(client, role)
    for address in (one for one in MAY if "workflow/" in one):
        words = told(client.get(path_of(address, world)))
        assert role in EDITORS or SURVEY not in words, address


def test_whoever_approves_a_survey_with_faults_reads_what_to_mend(client, world, survey):
    client.force_login(made.user("Survey managers"))
    survey.steps = []
    survey.save_revision()
    # Of what was changed meanwhile the first approval only says that it was seen.
    for _ in range(2):
        state = survey.current_workflow_state.current_task_state.pk
        address = f"/{PREFIX}survey/workflow/action/{survey.pk}/approve/{state}/"
        page = client.post(address, {}, follow=True)
        survey.refresh_from_db()
    assert "Nothing was published." in told(page)
    assert "permission" not in told(page)
    survey.refresh_from_db()
    assert not survey.versions.exists()
    # It still waits: whoever mends it can have it approved.
    assert survey.current_workflow_state.is_active


def state_of_everything():
    rows = (model.objects.order_by("pk").values() for model in (Survey, Notice))
    return [list(one) for one in rows], [one.revisions.count() for one in Survey.objects.all()]


def test_every_address_at_which_they_are_written_is_in_the_table():
    known = {re.sub(r"[{]\w+[}]|approve|earliest|latest", "*", address) for address in MAY}
    ours = {
        re.sub(r"<[^>]+>|[(][?]P<[^)]*[)]", "*", route.removeprefix(PREFIX))
        for route in routes(get_resolver())
        if route.startswith(PREFIX)
    }
    assert {address.replace("\\", "").removesuffix("$") for address in ours} == known
