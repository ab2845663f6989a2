"""What surveys tell the programme: that people were heard, and that feedback is late."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from changeprojects import rules
from changeprojects.actions.refresh_heads import refresh_projects
from changeprojects.models import ChangeProjectPage, PilotPage, Recommendation
from changeprojects.rules import evidence
from surveys.actions.close_deployment import close_deployment
from surveys.actions.withdraw_response import withdraw_response
from surveys.models import Survey, SurveyDeployment
from syndication.selectors import document_of
from tests.factories.changeprojects import FinalProductFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 30)
ON_THE_DAY, AFTER = datetime(2026, 6, 30, 12, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)


def heard(deployment):
    return evidence.tells(evidence.PEOPLE_HEARD, PilotPage.objects.get(pk=deployment.pilot_id))


def ended(people, **fields):
    """A survey that so many answered before it closed for good."""
    deployment = made.deployment(**fields)
    made.responses(deployment, people)
    close_deployment(deployment)
    return deployment


# ---------------------------------------------------------------- people were heard


@pytest.mark.parametrize(("people", "least"), [(0, 0), (9, 0), (10, 10), (12, 10), (13, 13)])
def test_people_were_heard_when_enough_were_counted_at_closing(people, least):
    assert heard(ended(people)) == least


@pytest.mark.parametrize("people", range(5, 40))
def test_never_more_are_told_than_there_were(people):
    assert 5 <= heard(ended(people, min_base=5)) <= people


def test_nobody_was_heard_before_a_survey_closes():
    deployment = made.deployment()
    made.responses(deployment, 40)
    assert heard(deployment) == 0


def test_taking_an_answer_back_is_not_seen_in_the_rules():
    deployment = ended(10)
    withdraw_response(deployment.responses.first())
    assert heard(deployment) == 10


def test_workers_are_not_the_people_it_is_for():
    deployment = ended(40)
    Survey.objects.update(people_asked=Survey.Asked.WORKERS)
    assert heard(deployment) == 0


def test_surveys_are_not_added_up():
    deployment = ended(20)
    ended(15, of_pilot=deployment.pilot)
    assert heard(deployment) == 18


def test_answers_at_another_pilot_do_not_count():
    deployment = ended(20)
    other = deployment.pilot
    deployment.pilot = None
    deployment.save()
    assert evidence.tells(evidence.PEOPLE_HEARD, other) == 0


def test_nobody_asked_for_anything_in_a_survey_that_was_never_opened():
    first, later = made.deployment(), made.deployment()
    asked = made.recommendation(first.project)
    for deployment in (first, later):
        made.theme(deployment, asks=[asked])
    later_day = made.OPENED + timedelta(days=30)
    SurveyDeployment.objects.filter(pk=later.pk).update(opens_at=later_day)
    assert evidence.tells(evidence.ASKED_SINCE, asked) == made.OPENED.timestamp()
    SurveyDeployment.objects.filter(pk=first.pk).update(status="draft")
    assert evidence.tells(evidence.ASKED_SINCE, asked) == later_day.timestamp()
    SurveyDeployment.objects.filter(pk=later.pk).update(status="draft")
    assert evidence.tells(evidence.ASKED_SINCE, asked) == 0


@pytest.mark.parametrize("source", ["theme", "test", "evaluation", "review"])
@pytest.mark.parametrize("is_before", [False, True])
def test_no_change_is_told_as_made_for_people_who_were_asked_later(source, is_before):
    product = FinalProductFactory()
    opened = timezone.now() + timedelta(days=1 if is_before else -1)
    asked = product.project.recommendations.get()
    deployment = made.deployment(product.pilots.get())
    SurveyDeployment.objects.filter(pk=deployment.pk).update(opens_at=opened)
    made.theme(deployment, asks=[asked])
    Recommendation.objects.filter(pk=asked.pk).update(source=source)
    ChangeProjectPage.objects.get(pk=product.project.pk).refresh_head()
    [told] = document_of(product.project.translation_key)["recommendations"]
    assert (told["proof"] is None) is is_before


# ---------------------------------------------------------------- feedback


@pytest.fixture
def deployment():
    opened = made.deployment(feedback_due_on=DUE)
    made.responses(opened, 43)
    made.theme(opened, people=21)
    return opened


def reading(project):
    return next((one for one in rules.readings(project) if one.rule.code == "W08"), None)


def told_of(project):
    """What readers find about the promise."""
    findings = document_of(project.translation_key, "en")["readiness"]["findings"]
    return next((one["state_label"] for one in findings if one["code"] == "W08"), None)


@pytest.mark.parametrize(("at", "is_asked"), [(ON_THE_DAY, False), (AFTER, True)])
def test_feedback_is_late_on_the_day_after_the_promised_one(deployment, at, is_asked):
    with time_machine.travel(at, tick=False):
        assert (reading(deployment.project) is not None) is is_asked


def test_feedback_is_late_though_a_later_day_was_promised_since(deployment):
    type(deployment).objects.update(feedback_due_on=date(2031, 1, 1), first_feedback_due_on=DUE)
    with time_machine.travel(AFTER, tick=False):
        assert reading(deployment.project) is not None


def test_a_survey_that_was_never_opened_promised_nothing(deployment):
    type(deployment).objects.update(status="draft")
    with time_machine.travel(AFTER, tick=False):
        assert reading(deployment.project) is None


def test_readers_see_that_feedback_is_late_and_that_it_came(deployment):
    project = deployment.project
    with time_machine.travel(AFTER, tick=False):
        project.save_revision().publish()
        assert told_of(project) == "Late; the project goes on"
        page = made.publish(made.page(deployment))
        assert told_of(project) == "Met"
        page.unpublish()
        assert told_of(project) == "Late; the project goes on"


UNHEARD = "No service users were heard for this version because workers alone used it."


@pytest.mark.parametrize("told_first", ["workers", "service users"])
@pytest.mark.parametrize("unheard", ["", "Workers alone used it."])
def test_the_page_of_a_pilot_says_late_whoever_was_told_in_time(
    client, deployment, told_first, unheard
):
    """It stood there before only until the first summary was out, were it of workers."""
    workers = made.deployment(deployment.pilot, feedback_due_on=DUE)
    Survey.objects.filter(versions=workers.version).update(people_asked=Survey.Asked.WORKERS)
    made.responses(workers, 20)
    made.theme(workers, people=20)
    order = [workers, deployment] if told_first == "workers" else [deployment, workers]
    pilot = PilotPage.objects.get(pk=deployment.pilot_id)
    pilot.nobody_heard = unheard
    pilot = made.publish(pilot, pilot.version)
    with time_machine.travel(AFTER, tick=False):
        made.publish(deployment.project)
        nothing, one, both = [said_at(client, pilot)] + [
            said_at(client, pilot, made.page(about, slug=f"told-{about.pk}")) for about in order
        ]
    assert "Late. Nothing has been published yet. The day has passed" in nothing
    assert "Late. The day has passed by which people who answered another survey were" in one
    assert "Late." not in both
    assert all("Nothing has been published" not in words for words in (one, both))
    assert (UNHEARD in nothing) is bool(unheard)
    assert (UNHEARD in one) is (bool(unheard) and told_first == "workers")


def said_at(client, pilot, summary=None):
    """What its page says of what people said, once a summary is out, if one is given."""
    if summary:
        made.publish(summary)
    refresh_projects()
    found = BeautifulSoup(client.get(pilot.url).content, "html.parser")
    part = found.find("section", attrs={"aria-labelledby": "said"})
    return " ".join(part.get_text(" ").split())
