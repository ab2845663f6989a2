"""What readers see of voice summaries, read from released documents alone."""

import re
from copy import copy
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeProjectPage
from surveys.documents.papers import SurveyPaper
from surveys.models import (
    Survey,
    SurveyDeployment,
    SurveyVersion,
    VoiceIndexPage,
    YouSaidWeDidPage,
)
from surveys.selectors.voice import overview, score_today
from syndication.models import Publication
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _page(for_all_tests):
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=UTC), tick=False):
        deployment = made.deployment()
        made.responses(deployment, 43)
        promised = made.recommendation(
            deployment.project, "REC-01", decision="accepted", **made.DECIDED, **made.PROMISED
        )
        declined = made.recommendation(
            deployment.project, "REC-02", decision="declined", **made.DECIDED
        )
        made.theme(deployment, "T1", people=21, asks=[promised])
        made.theme(deployment, "T2", people=12, asks=[declined])
        made.theme(deployment, "T3", people=11)
        return made.publish(made.page(deployment)).pk


@pytest.fixture
def page(_page, db):
    return YouSaidWeDidPage.objects.get(pk=_page)


def read(client, page, day):
    with time_machine.travel(day, tick=False):
        return client.get(page.url).content.decode()


def test_the_page_has_the_way_out_that_the_survey_has(client, page):
    before = SurveyVersion.objects.get()
    version = SurveyVersion.objects.create(
        survey=before.survey,
        number=2,
        schema=before.schema | {"safety_profile": "sensitive"},
        digest="e" * 64,
        published_at=before.published_at,
    )
    SurveyDeployment.objects.update(version=version)
    publication = Publication.objects.get(identifier=page.translation_key)
    before = [one.document for one in publication.editions.all()]
    assert 'class="cp-button cp-exit"' in client.get(page.url).content.decode()
    # It belongs to the page, not to what was frozen.
    assert [one.document for one in publication.editions.all()] == before
    assert not [one for one in before if "cp-exit" in one]


def test_a_promise_is_in_progress_until_its_day(client, page):
    html = read(client, page, datetime(2026, 8, 31, 12, tzinfo=UTC))
    assert "In progress" in html
    assert "Late" not in html


def test_a_promise_past_its_day_is_late_by_itself(client, page):
    html = read(client, page, datetime(2026, 11, 1, 12, tzinfo=UTC))
    assert "Late" in html
    assert "62 days late" in html
    assert "We said we would" in html


@pytest.mark.parametrize(
    "steps", [["2031-01-01"], ["2030-01-01", "2031-01-01"], ["declined", "2031-01-01"]]
)
def test_a_promise_stays_late_when_a_later_day_is_promised(client, page, steps):
    project = release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    with time_machine.travel(datetime(2026, 11, 1, 12, tzinfo=UTC), tick=False):
        for step in steps:
            one = project.recommendations.get(code="REC-01")
            if step == "declined":
                one.decision, one.due = "declined", None
                one.decided_on = date(2026, 11, 1)
            else:
                one.decision, one.due = "accepted", date.fromisoformat(step)
            keep_entry(one)
        score = score_today()
        made.publish(page, "1.1")
    assert score.late == 1
    html = read(client, page, datetime(2026, 11, 1, 12, tzinfo=UTC))
    assert "62 days late" in html
    assert "was to do it by 31 August 2026, and now says by 1 January 2031" in html


def test_a_promise_for_an_earlier_day_is_kept_by_that_one(page):
    project = release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    one = project.recommendations.get(code="REC-01")
    for day in (date(2026, 7, 31), date(2026, 8, 31)):
        one.due = day
        keep_entry(one)
        assert one.first_due == (date(2026, 7, 31) if day.month == 8 else None)


def test_numbers_are_told_in_words_that_give_nobody_away(client, page):
    html = read(client, page, datetime(2026, 7, 2, tzinfo=UTC))
    assert "About 20 of 45 people" in html
    assert "Fewer than 5 people took their answers back" in html
    assert not re.search(r"\b43\b", html)


def test_every_fate_has_the_same_markup(client, page):
    html = read(client, page, datetime(2026, 11, 1, tzinfo=UTC))
    articles = [part.split("</article>")[0] for part in html.split('<article class="cp-said"')[1:]]
    assert len(articles) == 3
    for part in ("cp-said__top", "cp-said__you", "<dt>Why</dt>", "<dt>Decided by</dt>"):
        assert all(article.count(part) == 1 for article in articles)


def test_the_page_has_no_inline_style_or_script(client, page):
    html = read(client, page, datetime(2026, 7, 2, tzinfo=UTC))
    assert " style=" not in html
    assert "<script>" not in html


def test_the_page_reads_the_released_words_and_not_its_own_fields(client, page):
    YouSaidWeDidPage.objects.update(intro="A draft that nobody released.")
    assert "nobody released" not in read(client, page, datetime(2026, 7, 2, tzinfo=UTC))


def test_the_index_adds_up_what_became_of_everything(client, page, django_assert_num_queries):
    release_page(page.pilot)
    release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    home = page.get_site().root_page
    index = home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    html = read(client, index, datetime(2026, 11, 1, tzinfo=UTC))
    assert "Spring pilot" in html
    with django_assert_num_queries(2), time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC)):
        tally = {row.fate: row.count for row in overview()["tally"]}
    assert tally == {"late": 1, "declined": 1}


def five_hundred(page):
    """As many summaries, projects and surveys as these, by copying the one."""
    release_page(page.pilot)
    release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    [summary] = Publication.objects.filter(kind="voice-summary")
    [project] = Publication.objects.filter(kind="change-project")
    for first, one in ((10_000, summary), (20_000, project)):
        copies = []
        for number in range(499):
            another = copy(one)
            another.pk, another.identifier = None, uuid4()
            another.path, another.change_number = f"/{number}/", first + number
            copies.append(another)
        Publication.objects.bulk_create(copies)
    deployments = []
    for number in range(499):
        one = copy(page.deployment)
        one.pk, one.code = None, f"{number:06}"
        one.feedback_due_on = date(2026, 8, 1)
        deployments.append(one)
    SurveyDeployment.objects.bulk_create(deployments)


def test_five_hundred_surveys_take_five_queries(client, page, django_assert_num_queries):
    five_hundred(page)
    day = datetime(2026, 11, 1, tzinfo=UTC)
    home = page.get_site().root_page
    home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    with time_machine.travel(day, tick=False):
        client.get("/voice/")
        # With the page itself, the menu and the footer.
        for part in ("", "young-people/", "easy-read/"):
            with django_assert_num_queries(5):
                assert client.get(f"/voice/{part}").status_code == 200
        with django_assert_num_queries(2):
            told = overview()
    assert len(told["summaries"]) == 500
    assert (told["score"].asked, told["score"].declined, told["score"].late) == (1000, 500, 500)
    assert (told["score"].feedback.due, told["score"].feedback.waiting) == (499, 499)
    assert (len(told["asked"]), told["more"]) == (100, 900)


@pytest.mark.parametrize(
    ("due", "in_time", "percent"), [(date(2026, 7, 1), 1, 100), (date(2026, 6, 30), 0, 0)]
)
def test_who_was_told_by_the_promised_day_heard_in_time(page, due, in_time, percent):
    SurveyDeployment.objects.update(
        feedback_due_on=due, closes_at=datetime(2026, 5, 2, 12, tzinfo=UTC)
    )
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC), tick=False):
        feedback = overview()["score"].feedback
    assert (feedback.due, feedback.in_time, feedback.waiting) == (1, in_time, 0)
    assert (feedback.percent_in_time, feedback.median_days) == (percent, 60)


def test_a_day_that_is_promised_later_makes_nobody_hear_in_time(page):
    SurveyDeployment.objects.update(
        feedback_due_on=date(2031, 1, 1), first_feedback_due_on=date(2026, 6, 30)
    )
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC), tick=False):
        feedback = overview()["score"].feedback
    assert (feedback.due, feedback.in_time) == (1, 0)


def test_days_to_feedback_begin_when_it_was_closed_and_not_when_it_was_to_close(page):
    SurveyDeployment.objects.update(
        feedback_due_on=date(2026, 7, 1),
        closes_at=datetime(2026, 9, 2, 12, tzinfo=UTC),
        closed_at=datetime(2026, 6, 1, 12, tzinfo=UTC),
    )
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC), tick=False):
        assert overview()["score"].feedback.median_days == 30


def test_a_later_version_does_not_make_the_first_answer_late(page):
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
        made.publish(page, "1.1")
    SurveyDeployment.objects.update(feedback_due_on=date(2026, 7, 1))
    assert overview()["score"].feedback.in_time == 1


def test_nobody_heard_where_the_page_was_taken_back(page):
    SurveyDeployment.objects.update(feedback_due_on=date(2026, 7, 1))
    page.unpublish()
    feedback = overview()["score"].feedback
    assert (feedback.due, feedback.in_time, feedback.waiting) == (1, 0, 1)


def test_a_survey_whose_day_has_not_come_is_not_counted(page):
    page.unpublish()
    SurveyDeployment.objects.update(feedback_due_on=date(2026, 7, 2))
    with time_machine.travel(datetime(2026, 7, 2, 12, tzinfo=UTC), tick=False):
        feedback = overview()["score"].feedback
    assert (feedback.due, feedback.percent_in_time, feedback.median_days) == (0, None, None)


def test_one_that_was_told_before_its_day_counts_once_the_day_has_passed(client, page):
    """Else the punctual ones would be counted before their day, and those that may be late not."""
    SurveyDeployment.objects.update(
        feedback_due_on=date(2026, 12, 1), closes_at=datetime(2026, 5, 2, 12, tzinfo=UTC)
    )
    home = page.get_site().root_page
    home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC), tick=False):
        feedback = overview()["score"].feedback
        told = client.get("/voice/").content.decode()
    assert (feedback.due, feedback.in_time, feedback.median_days) == (0, 0, 60)
    assert "People heard back in time" not in told
    assert "60 days, the middle one of those that were told" in told
    with time_machine.travel(datetime(2026, 12, 2, 12, tzinfo=UTC), tick=False):
        feedback = overview()["score"].feedback
    assert (feedback.due, feedback.in_time, feedback.percent_in_time) == (1, 1, 100)


def test_at_most_how_many_took_their_answers_back_is_told_of_the_whole_programme(page):
    assert overview()["score"].taken_back == 4


def test_a_preview_shows_every_theme_and_no_number(page):
    made.theme(page.deployment, "T9", people=0)
    response = page.make_preview_request()
    html = response.content.decode()
    assert "Theme T1" in html
    assert "Theme T9" in html
    assert "People are counted when this is published" in html
    assert "About 20" not in html
    assert "About 45" not in html


def test_words_of_editors_are_never_markup(client, page):
    with time_machine.travel(datetime(2026, 7, 3, tzinfo=UTC), tick=False):
        page.intro = "<script>alert(1)</script>"
        page = made.publish(page, "1.1")
    html = read(client, page, datetime(2026, 7, 4, tzinfo=UTC))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html


@pytest.mark.parametrize(("people_asked", "most"), [(None, 12), (Survey.Asked.WORKERS, 0)])
def test_who_left_is_added_up_once_for_each_survey_of_people_who_use_services(people_asked, most):
    deployment = made.deployment()
    made.responses(deployment, 43)
    made.theme(deployment, people=21)
    SurveyDeployment.objects.update(withdrawn=12)
    Survey.objects.update(people_asked=people_asked)
    deployment.refresh_from_db()
    made.publish(made.page(deployment))
    alone = score_today().taken_back
    assert (alone >= most > 0) or alone == most == 0
    made.publish(made.page(deployment, slug="for-others"))
    assert score_today().taken_back == alone


NOTHING = "About 15 of the 45 wrote nothing that we could read"


def test_the_index_orders_by_number_of_people_whatever_became_of_it(client):
    """What most people said stands first, also where it was declined or nobody decided."""
    deployment = made.deployment()
    made.responses(deployment, 43)
    asks = [
        made.recommendation(deployment.project, "REC-01", decision="declined", **made.DECIDED),
        made.recommendation(deployment.project, "REC-02"),
        made.recommendation(
            deployment.project, "REC-03", decision="accepted", **made.DECIDED, **made.PROMISED
        ),
        made.recommendation(deployment.project, "REC-04", decision="declined", **made.DECIDED),
    ]
    for one, people in zip(asks, (12, 31, 20, 3), strict=True):
        made.theme(deployment, f"T{one.code[-1]}", people=people, asks=[one])
    made.publish(made.page(deployment))
    release_page(ChangeProjectPage.objects.get(pk=deployment.project_id))
    root = deployment.project.get_site().root_page
    index = root.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    shown = BeautifulSoup(read(client, index, datetime(2026, 7, 2, tzinfo=UTC)), "html.parser")
    articles = shown.select("article.cp-asked")
    assert [one.h3.get_text() for one in articles] == [
        "Do REC-02.",
        "Do REC-03.",
        "Do REC-01.",
        "Do REC-04.",
    ]
    said = [one.select_one(".cp-asked__people") for one in articles]
    assert [one.get_text(strip=True) for one in said] == [
        f"About 30 of 45 people{NOTHING}",
        f"About 20 of 45 people{NOTHING}",
        f"About 10 of 45 people{NOTHING}",
        # What a few people asked for has no number.
        "How many people said this is not told",
    ]
    # Nor does the page say that it was a few.
    order = shown.select_one("section[aria-labelledby=asked] .cp-small").get_text()
    assert order.endswith("Then comes the rest.")
    marks = [one.select_one(".cp-fate").get_text(strip=True) for one in articles]
    assert marks == ["Not decided", "In progress", "Declined", "Declined"]


def test_what_workers_said_is_not_put_before_what_people_said_whom_they_work_for(
    client, monkeypatch
):
    deployment = made.deployment()
    Survey.objects.filter(versions=deployment.version).update(people_asked=Survey.Asked.WORKERS)
    made.responses(deployment, 43)
    asked = made.recommendation(deployment.project, "REC-01")
    made.theme(deployment, "T1", people=31, asks=[asked])
    page = made.publish(made.page(deployment, young_people="Thanks.", easy_read="Thanks."))
    release_page(ChangeProjectPage.objects.get(pk=deployment.project_id))
    root = deployment.project.get_site().root_page
    root.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
    document = client.get(f"/api/v1/voice-summaries/{page.translation_key}").json()
    assert document["survey"]["asked"] == "workers"
    assert [one["said"] for one in overview()["asked"]] == [None]
    whom, printed = "About 45 people who work in services", []
    for address in (page.url, f"{page.url}young-people/", f"{page.url}easy-read/", "/voice/"):
        assert whom in client.get(address).content.decode(), address
    monkeypatch.setattr(SurveyPaper, "words", made.remembering(printed))
    assert client.get(f"{page.url}poster.pdf").status_code == 200
    assert any(one.startswith(f"{whom} answered.") for one in printed)
