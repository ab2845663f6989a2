"""Nobody is told that their answer led to what had been decided before they were asked."""

import json
from datetime import UTC, date, datetime

import pytest

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeProjectPage
from home.selectors.voice import voice
from surveys.engine.fate import Fate, label_of, late_label
from surveys.models import SaidPlainly, Survey
from surveys.selectors.programme_in_words import overview_plainly
from surveys.selectors.voice import overview, present
from syndication.models import Publication
from syndication.selectors import document_of
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

BEFORE = "as we had already decided before you were asked"
PROMISED = made.PROMISED | {"due": date(2026, 4, 1)}


def told(decided_on, decision="declined", **fields):
    """What readers are told of something decided on that day."""
    deployment = made.deployment()
    made.responses(deployment, 40)
    decided = made.DECIDED | {"decided_on": decided_on} | fields
    asked = made.recommendation(deployment.project, decision=decision, **decided)
    made.theme(deployment, people=30, asks=[asked])
    page = made.publish(made.page(deployment))
    [item] = present(document_of(page.translation_key))["items"]
    return item, page


def test_a_decision_older_than_the_question_is_told_as_one(client):
    item, page = told(date(2020, 1, 1))
    assert item["did_label"] == item["heading"] == f"We cannot, {BEFORE}"
    assert BEFORE in client.get(page.url).content.decode()


def test_a_late_promise_older_than_the_question_is_told_as_one():
    item, _ = told(date(2020, 1, 1), "accepted", **PROMISED)
    assert item["mark"] == "late"
    assert item["heading"] == f"We said we would, {BEFORE}"


@pytest.mark.parametrize("day", [made.OPENED.date(), made.DECIDED["decided_on"]])
def test_a_decision_since_the_question_says_nothing_of_it(day):
    assert told(day)[0]["heading"] == "We cannot"


def test_what_is_undecided_was_not_decided_before():
    assert label_of(Fate("open", "Not decided yet"), decided_before=True) == "Not decided yet"


def test_a_late_promise_keeps_what_else_is_said_of_it():
    assert late_label("We will") == "We said we would"


@pytest.mark.parametrize("day", [date(2020, 1, 1), made.DECIDED["decided_on"]])
def test_it_is_no_example_of_what_was_done_because_people_said_so(day):
    _, page = told(day, "accepted", **PROMISED)
    asked = page.deployment.project.recommendations.get()
    made.prove(asked, page.deployment, version="0.4", at=datetime(2026, 6, 1, tzinfo=UTC))
    page.refresh_head()
    [item] = document_of(page.translation_key)["items"]
    assert item["fate"] == "done"
    is_before = day < made.OPENED.date()
    assert (voice().example is None) is is_before
    assert item["decided_before"] is is_before
    # In what was released before anybody noted it, the head says it all the same.
    made.publish(page, "1.1")
    assert (voice().example is None) is is_before


SINCE, OLDER = made.DECIDED["decided_on"], date(2020, 1, 1)


def on_the_programmes_page(page):
    """The words above the one answer, with the mark, for readers of all of it and in Easy Read."""
    release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    [one], [plain] = overview()["asked"], overview_plainly("easy_read")["items"]
    assert one["said"]["about"] == plain["people"]["about"] == 30
    return one["mark"], one["heading"], plain["heading"]


@pytest.mark.parametrize(
    ("day", "decision", "mark", "heading"),
    [
        (OLDER, "accepted", "done", f"We did, {BEFORE}"),
        (SINCE, "accepted", "done", "We did"),
        (OLDER, "partly", "late", f"We said we would, {BEFORE}"),
        (OLDER, "declined", "declined", f"We cannot, {BEFORE}"),
    ],
)
def test_the_page_of_the_programme_owns_up_to_it_too(day, decision, mark, heading):
    _, page = told(day, decision, **({} if decision == "declined" else PROMISED))
    if mark == "done":
        asked = page.deployment.project.recommendations.get()
        at = datetime(2026, 6, 1, tzinfo=UTC)
        made.prove(asked, page.deployment, version="0.4", at=at)
        page.refresh_head()
    assert on_the_programmes_page(page) == (mark, heading, heading)


def test_what_is_decided_since_is_not_told_there_as_decided_before():
    _, page = told(OLDER)
    asked = page.deployment.project.recommendations.get()
    asked.decided_on = SINCE
    asked.save()
    head = document_of(page.translation_key)
    assert on_the_programmes_page(page)[1] == "We cannot"
    # Nor by a summary that was not told of it yet.
    Publication.objects.filter(identifier=page.translation_key).update(document=json.dumps(head))
    assert [one["decided_before"] for one in document_of(page.translation_key)["items"]] == [True]
    assert on_the_programmes_page(page)[1] == "We cannot"


@pytest.mark.parametrize("service_users_were_asked", ["before", "since"])
def test_the_day_that_workers_were_asked_is_not_told_as_that_of_service_users(
    service_users_were_asked,
):
    """Nor if the workers' summary alone has plain words, so that these are told."""
    day = {"before": OLDER, "since": SINCE}[service_users_were_asked]
    _, page = told(day)
    asked = page.deployment.project.recommendations.get()
    opened = {"before": date(2019, 1, 1), "since": date(2026, 6, 1)}[service_users_were_asked]
    said_plainly_by_workers(page.deployment.pilot, asked, opened)
    own_up = {"before": f"We cannot, {BEFORE}", "since": "We cannot"}[service_users_were_asked]
    release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    [one], [plain] = overview()["asked"], overview_plainly("easy_read")["items"]
    assert plain["plain"]["did"] == ["We said no."]
    assert (one["heading"], plain["heading"]) == (own_up, own_up)
    # What service users said, and how many did, is told there and led to all the same.
    assert (plain["people"]["about"], plain["base"]["about"]) == (30, 40)
    assert plain["told"]["path"] == f"{page.url}#REC-01"


def said_plainly_by_workers(pilot, asked, opened):
    """A released summary of a survey of workers, opened that day, that says it plainly."""
    staff = made.deployment(pilot)
    Survey.objects.filter(versions=staff.version).update(people_asked=Survey.Asked.WORKERS)
    staff.opens_at = datetime.combine(opened, made.OPENED.timetz())
    staff.save()
    made.responses(staff, 20)
    theme = made.theme(staff, people=20, asks=[asked])
    page = made.page(staff, slug="of-staff", easy_read="We asked workers.")
    page.said_plainly.add(SaidPlainly(theme=theme, answer="declined", easy_read_did="We said no."))
    made.publish(page)
