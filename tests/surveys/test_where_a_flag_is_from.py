"""What a safeguarding lead sees of where a flag is from, and to which question what was written."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from surveys.actions.alert_leads import alert_leads
from surveys.actions.raise_concern import raise_concern
from surveys.models import Contest, NoticeVersion, Response, SafeguardingFlag
from tests.factories.changeprojects import ActiveSiteFactory
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    frozen_version,
    step,
    text,
)
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
INBOX = "/admin/safeguarding/"
TITLE = "Going to court: what was it like for you?"
FIRST, SECOND = "What made you afraid?", "What would have helped?"


@pytest.fixture(scope="module")
def deployment(for_all_tests):
    """A survey at one site before its pilot, of which two questions take own words."""
    site = ActiveSiteFactory(pilot=made.pilot(), agency__name="Aldermoor")
    pages = [step(text("afraid", FIRST)), step(text("helped", SECOND))]
    project = site.pilot.project
    return OpenDeploymentFactory(
        project=project,
        pilot=site.pilot,
        site=site,
        wave="baseline",
        version=frozen_version(steps=pages),
    )


@pytest.fixture
def lead(client, deployment):
    client.force_login(deployment.lead)
    return client


def asked(deployment, **fields):
    """Somebody of the deployment asked for help."""
    now = timezone.now()
    return SafeguardingFlag.objects.create(
        deployment=deployment,
        source="asked",
        raised_at=now,
        due_at=now + timedelta(days=1),
        **fields,
    )


def worrying(deployment, **answers):
    """A flag that a reader raised about one response."""
    response = SubmittedResponseFactory(deployment=deployment, answers=answers)
    return raise_concern(response, by=made.user("Screeners"))


def words_of(client, flag=None):
    address = reverse("safeguarding:flag", args=[flag.pk]) if flag else INBOX
    page = client.get(address).content.decode()
    return page.split("<main", 1)[1].split("</main>", 1)[0]


def test_the_inbox_and_the_flag_say_which_survey_at_which_site_and_when(deployment, lead):
    flag = asked(deployment, wish="Please come.")
    for page in (words_of(lead), words_of(lead, flag)):
        for words in (TITLE, "Aldermoor", "Before the pilot", deployment.code):
            assert words in page
    # So do their own surveys, of which they may have several with one title.
    assert words_of(lead).count(TITLE) == 2
    assert deployment.site.safeguarding_contact in words_of(lead, flag)


def test_a_survey_of_a_whole_project_asked_once_names_no_site(lead):
    flag = asked(OpenDeploymentFactory())
    page = words_of(lead, flag)
    assert TITLE in page
    assert "No site was chosen" in page
    # Nobody said that it is asked at all sites, or once.
    assert "All sites" not in page
    assert "Once" not in page


def test_what_was_written_stands_under_its_question_in_the_order_of_the_survey(deployment, lead):
    page = words_of(lead, worrying(deployment, helped="A lock.", afraid="The stairs."))
    places = [page.index(words) for words in (FIRST, "The stairs.", SECOND, "A lock.")]
    assert places == sorted(places)


def test_what_was_not_answered_is_not_asked_again(deployment, lead):
    page = words_of(lead, worrying(deployment, afraid="The stairs."))
    assert FIRST in page
    assert SECOND not in page


def test_the_question_is_that_of_the_version_that_was_answered(deployment, lead):
    flag = worrying(deployment, afraid="The stairs.")
    other = frozen_version(steps=[step(text("afraid", "What were you afraid of?"))])
    type(deployment).objects.filter(pk=deployment.pk).update(version=other)
    assert FIRST in words_of(lead, flag)


def test_what_somebody_wrote_about_a_theme_says_so(deployment, lead):
    flag = worrying(deployment)
    theme = made.theme(deployment, name="Being heard")
    Contest.objects.create(response=flag.response, theme=theme, text="He listens at the door.")
    page = words_of(lead, flag)
    assert page.index("Being heard") < page.index("He listens at the door.")


def test_a_lead_reads_what_the_person_was_told_before(deployment, lead):
    flag = worrying(deployment, afraid="The stairs.")
    assert "In danger only." not in words_of(lead, flag)
    notice = NoticeVersion.objects.get(audience="parent_carer")
    flag.response.consent.notice = notice
    flag.response.consent.save()
    page = words_of(lead, flag)
    assert "In danger only." in page
    assert "We lock it away." not in page


def count(client, flag=None):
    with CaptureQueriesContext(connection) as asked_:
        words_of(client, flag)
    return len(asked_)


def test_no_row_and_no_answer_costs_a_query(deployment, lead):
    flag = worrying(deployment, afraid="The stairs.")
    words_of(lead, flag)
    few = count(lead), count(lead, flag)
    for _ in range(5):
        asked(deployment)
        asked(OpenDeploymentFactory())
    longer = worrying(deployment, afraid="The stairs.", helped="A lock.")
    theme = made.theme(deployment, name="Being heard")
    Contest.objects.create(response=longer.response, theme=theme, text="Ask him.")
    words_of(lead, longer)
    assert (count(lead), count(lead, longer)) == few
    assert Response.objects.count() == 2


def test_the_e_mail_still_says_nothing_of_it(deployment):
    asked(deployment, wish="Please come.")
    alert_leads()
    (message,) = mail.outbox
    told = f"{message.subject} {message.body}"
    for words in (TITLE, "Aldermoor", "Before the pilot", deployment.code, "Please come."):
        assert words not in told
