"""Answers go on the day that people were told, and nobody can put it off."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.jobs import JOBS
from surveys.actions.open_deployment import open_deployment
from surveys.actions.propose_quote import Proposal, propose_quote
from surveys.actions.purge_answers import purge_answers
from surveys.actions.raise_concern import raise_concern
from surveys.documents.paper_form import paper_form
from surveys.documents.papers import Print
from surveys.exceptions import DeploymentNotReady
from surveys.models import (
    Answer,
    Coding,
    ConsentRecord,
    Figures,
    Quote,
    Response,
    SafeguardingFlag,
    Theme,
)
from surveys.rules.retention import ANSWERS_DELETED, last_day_of_answers, months_after
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
)
from tests.surveys.evidence.made import user
from tests.surveys.test_promises import errors, form_of, save  # noqa: F401  a fixture
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CANARY = "canary-answer-kept-too-long"
WORDS = f"It was not fair, {CANARY}"


def closed(days_ago, **kwargs):
    """A survey that ended so long ago, with 12 answers and what was made of them."""
    now = timezone.now()
    deployment = ClosedDeploymentFactory(
        opens_at=now - timedelta(days=days_ago + 30),
        closes_at=now - timedelta(days=days_ago),
        **kwargs,
    )
    theme = Theme.objects.create(
        deployment=deployment, code="T1", name="-", definition="-", you_said="-"
    )
    for _ in range(12):
        said = {"easier": WORDS, "explained": CANARY}
        one = SubmittedResponseFactory(deployment=deployment, answers=said)
        answer = one.answers.get(key="easier")
        answer.codings.create(theme=theme)
    raise_concern(one, by=user("Screeners"))
    propose_quote(answer, Proposal(WORDS, theme, now.date() + 9 * DAY), by=user("Analysts"))
    return deployment


def test_everything_that_somebody_said_is_deleted_on_the_day_after():
    deployment = closed(days_ago=800)
    other = closed(days_ago=30)
    purge_answers()
    assert not Response.objects.filter(deployment=deployment).exists()
    assert Response.objects.filter(deployment=other).count() == 12
    for model in (Answer, ConsentRecord, Coding, Quote):
        path = "deployment" if model is Response else "response__deployment"
        path = f"answer__{path}" if model in (Coding, Quote) else path
        assert not model.objects.filter(**{path: deployment}).exists()
    # That somebody raised a concern stays, for as long as concerns are kept.
    assert SafeguardingFlag.objects.get(deployment=deployment).response is None
    purge_answers()
    assert Response.objects.count() == 12


def test_no_word_is_left_in_any_table():
    closed(days_ago=800)
    assert CANARY.encode() in dump()
    purge_answers()
    assert CANARY.encode() not in dump()


def test_it_is_logged_once_and_names_nobody():
    deployment = closed(days_ago=800)
    purge_answers()
    purge_answers()
    entry = ModelLogEntry.objects.get(action=ANSWERS_DELETED)
    assert (entry.object_id, entry.user, entry.data) == (str(deployment.pk), None, {})


@pytest.mark.parametrize("page", ["results", "answers", "themes", "quotes", "exports"])
def test_the_desk_says_that_answers_were_deleted_and_when(client, page):
    deployment = closed(days_ago=800)
    client.force_login(user("Analysts"))
    address = reverse(f"voice:{page}", args=[deployment.pk])
    assert "answers were deleted" not in client.get(address).content.decode()
    purge_answers()
    shown = client.get(address).content.decode()
    assert shown.count(f"The answers were deleted on {timezone.localdate():%-d %B %Y}") == 1
    assert "Fewer than 10 people have answered" not in shown


def test_a_survey_that_too_few_answered_says_so_until_its_answers_go(client):
    deployment = closed(days_ago=30)
    Response.objects.filter(pk__in=Response.objects.values("pk")[:5]).delete()
    client.force_login(user("Analysts"))
    shown = client.get(reverse("voice:answers", args=[deployment.pk])).content.decode()
    assert "Fewer than 10 people have answered" in shown


def test_a_survey_that_nobody_closed_is_counted_before_its_answers_go():
    deployment = closed(days_ago=800)
    deployment.status = "open"
    deployment.save()
    purge_answers()
    assert not Response.objects.exists()
    deployment.refresh_from_db()
    assert deployment.status == "closed"
    assert Figures.objects.get(deployment=deployment).is_final


@pytest.mark.parametrize(("until", "left"), [(1, 12), (0, 12), (-1, 0)])
def test_a_survey_may_name_an_earlier_day_and_the_day_itself_counts(until, left):
    deployment = closed(days_ago=90, answers_until=timezone.localdate() + until * DAY)
    purge_answers()
    assert Response.objects.filter(deployment=deployment).count() == left


def test_opening_fixes_the_day_and_people_read_it():
    deployment = DeploymentFactory()
    open_deployment(deployment)
    deployment.refresh_from_db()
    closes = timezone.localdate(deployment.closes_at)
    assert deployment.answers_until == months_after(closes, settings.ANSWERS_MONTHS)
    day = deployment.answers_until
    page = Person(deployment).get().content.decode()
    assert f"We keep what you say until {day.day} {day:%B %Y} at the latest." in page


def test_the_site_may_keep_answers_for_less(settings):
    settings.ANSWERS_MONTHS = 6
    deployment = OpenDeploymentFactory()
    closes = timezone.localdate(deployment.closes_at)
    assert last_day_of_answers(deployment) == months_after(closes, 6)


def test_on_paper_people_read_the_day_too(monkeypatch):
    written = []
    made = Print.made
    monkeypatch.setattr(Print, "made", lambda one, p: written.append(p.written) or made(one, p))
    paper_form(OpenDeploymentFactory())
    assert "We keep what you say until" in written[0]


@pytest.mark.parametrize(
    ("days", "words"), [(0, "while people can still send"), (800, "no longer than 24 months")]
)
def test_no_survey_opens_that_keeps_answers_too_long_or_too_short(days, words):
    deployment = DeploymentFactory()
    deployment.answers_until = timezone.localdate(deployment.closes_at) + days * DAY
    deployment.save()
    with pytest.raises(DeploymentNotReady, match=words):
        open_deployment(deployment)


def test_once_people_were_told_the_day_can_only_come_sooner(save):  # noqa: F811  the fixture
    deployment = OpenDeploymentFactory()
    told = timezone.localdate(deployment.closes_at) + timedelta(days=100)
    deployment.answers_until = told
    deployment.save()
    for later in (told + DAY, ""):
        page = save(deployment, answers_until=getattr(later, "isoformat", str)())
        assert "answers_until" in errors(page)
    assert errors(save(deployment, answers_until=(told - DAY).isoformat())) == {}
    deployment.refresh_from_db()
    assert deployment.answers_until == told - DAY


def test_staff_see_the_day_in_the_register(admin_client):
    deployment = OpenDeploymentFactory(answers_until=timezone.localdate() + timedelta(days=200))
    name = "surveys_surveydeployment_modeladmin_inspect"
    page = admin_client.get(reverse(name, args=[deployment.pk])).content.decode()
    assert "keep answers until" in page.lower()


def test_it_is_done_every_day():
    assert [job.every for job in JOBS if job.run is purge_answers] == [DAY]


def test_one_survey_that_fails_keeps_no_other_back(monkeypatch):
    first, second = closed(days_ago=900), closed(days_ago=800)

    def fail_for_the_first(deployment, *args):
        if deployment.pk == first.pk:
            raise OSError("the log is full")

    monkeypatch.setattr("surveys.actions.purge_answers.log", fail_for_the_first)
    with pytest.raises(OSError, match="full"):
        purge_answers()
    assert Response.objects.filter(deployment=first).count() == 12
    assert not Response.objects.filter(deployment=second).exists()
