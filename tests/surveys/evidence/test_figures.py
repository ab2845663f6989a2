"""When people are counted, and that nothing is told anew in between."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from changeprojects.exceptions import ReleaseRefused
from surveys.actions.close_deployment import close_deployment
from surveys.actions.keep_figures import keep_figures
from surveys.actions.purge_answers import purge_answers
from surveys.actions.screen_response import SetAside, screen_response
from surveys.actions.suspend_deployment import suspend_deployment
from surveys.actions.withdraw_response import withdraw_response
from surveys.engine.disclosure import may_tell_anew
from surveys.models import Coding, Figures, Response, SurveyDeployment
from surveys.rules.weeks import monday_of
from surveys.selectors.deployments import deployment_rows, told_deployments
from surveys.selectors.progress import opened_deployments
from surveys.selectors.results import results_of
from surveys.selectors.themes import theme_rows
from tests.factories.changeprojects import ActiveSiteFactory
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
# `made.responses` puts everybody into the week of 2 March.
SAME_WEEK, NEXT_WEEK = datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 3, 11, tzinfo=UTC)


def of_one_time(site):
    """The fields of surveys that were opened to one pilot at the same moment."""
    return {"project": site.pilot.project, "pilot": site.pilot, "opens_at": made.OPENED}


@pytest.fixture
def deployment():
    return made.deployment()


def counted(deployment, at=NEXT_WEEK):
    """What the pages tell after the count that is due at that time."""
    with time_machine.travel(at, tick=False):
        keep_figures(deployment)
    return results_of(SurveyDeployment.objects.get(pk=deployment.pk))


def withdrawn(deployment, count):
    for response in deployment.responses.all()[:count]:
        withdraw_response(response)


@pytest.fixture
def manager(client):
    client.force_login(made.user("Survey managers"))
    return client


def test_weeks_begin_on_monday():
    assert monday_of(date(2026, 11, 1)) == date(2026, 10, 26)
    assert monday_of(date(2026, 10, 26)) == date(2026, 10, 26)


@pytest.mark.parametrize(("people", "told"), [(0, 0), (9, 0), (12, 0), (13, 15)])
def test_no_number_is_told_before_ten_have_answered_and_would_be_told_as_more(
    deployment, people, told
):
    made.responses(deployment, people)
    assert counted(deployment).people == told


def test_who_answers_this_week_is_not_counted_yet(deployment):
    made.responses(deployment, 40)
    assert counted(deployment, at=SAME_WEEK).people == 0
    results = counted(deployment)
    assert (results.people, results.week) == (40, date(2026, 3, 2))


@pytest.mark.parametrize(("more", "told"), [(1, 15), (12, 15), (13, 30), (22, 35)])
def test_the_number_grows_by_at_least_ten_people_or_not_at_all(deployment, more, told):
    made.responses(deployment, 15)
    counted(deployment)
    made.responses(deployment, more)
    assert counted(deployment).people == told


@pytest.mark.parametrize("told", range(10, 60, 5))
def test_whatever_was_rounded_away_a_step_is_ten_people(told):
    then = range(told - 2, told + 3)
    told_anew = [base for base in range(100) if may_tell_anew(told, base)]
    assert min(told_anew) - max(then) >= 10


@pytest.mark.parametrize("gone", [1, 5, 12])
def test_taking_answers_back_changes_no_number(manager, deployment, gone):
    made.chosen(deployment, made.HELPED, yes=20)
    counted(deployment)
    open_before = made.seen(manager, deployment)
    withdrawn(deployment, gone)
    counted(deployment)
    assert made.seen(manager, deployment) == open_before
    close_deployment(deployment)
    closed_before = made.seen(manager, deployment)
    withdrawn(deployment, gone // 2)
    counted(deployment)
    assert made.seen(manager, deployment) == closed_before


def test_an_open_or_stopped_survey_has_no_table(manager, deployment):
    made.chosen(deployment, made.HELPED, yes=20, no=20)
    assert counted(deployment).tables == []
    suspend_deployment(deployment)
    assert counted(deployment).tables == []
    assert "voice-table" not in made.seen(manager, deployment)


def test_closing_counts_everything_once(manager, deployment):
    made.chosen(deployment, made.HELPED, yes=20, no=20)
    with time_machine.travel(SAME_WEEK, tick=False):
        close_deployment(deployment)
    # Somebody who was just sending while it was closed.
    made.responses(deployment, 15)
    results = counted(deployment)
    assert (results.people, results.week, results.is_final) == (40, date(2026, 3, 2), True)
    assert [table["anchor"] for table in results.tables] == ["helped", "which", "how"]
    page = made.seen(manager, deployment)
    assert "About 40 people answered." in page
    assert "Counted in the week of 2 March 2026" in page


def test_a_survey_that_closes_with_too_few_says_so_for_good(manager, deployment):
    made.chosen(deployment, made.HELPED, yes=9)
    close_deployment(deployment)
    made.responses(deployment, 5)
    assert counted(deployment).in_words == "fewer than 10"
    assert "Fewer than 10 people have answered." in made.seen(manager, deployment)


def test_a_larger_smallest_base_holds_for_the_first_number_and_every_step():
    deployment = made.deployment(min_base=20)
    made.responses(deployment, 22)
    assert counted(deployment).people == 0
    made.responses(deployment, 1)
    assert counted(deployment).people == 25
    made.responses(deployment, 19)
    assert counted(deployment).people == 25


def test_a_survey_that_was_never_opened_is_not_counted(deployment):
    SurveyDeployment.objects.update(status="draft")
    keep_figures(deployment)
    assert not Figures.objects.exists()


def test_the_page_of_an_open_survey_says_as_of_when(manager, deployment):
    assert "Too few answers so far." in made.seen(manager, deployment)
    made.responses(deployment, 24)
    counted(deployment)
    page = made.seen(manager, deployment)
    assert "About 25 people had answered by the end of the week of 2 March 2026." in page


def test_opening_a_page_counts_nobody(manager, deployment):
    made.responses(deployment, 40)
    assert "Too few answers so far." in made.seen(manager, deployment)
    assert not Figures.objects.exists()


def test_the_list_of_surveys_tells_what_was_counted_in_one_query(
    deployment, django_assert_num_queries
):
    made.responses(deployment, 7)
    other = made.deployment(deployment.pilot)
    made.responses(other, 43)
    counted(deployment)
    counted(other)
    made.responses(other, 5)
    with django_assert_num_queries(1):
        rows = deployment_rows(told_deployments())
    assert sorted(row.results.in_words for row in rows) == ["about 45", "too few so far"]


@pytest.mark.parametrize("opened", [told_deployments, opened_deployments])
def test_of_surveys_opened_at_once_that_of_all_sites_comes_first(opened):
    site = ActiveSiteFactory(pilot=made.pilot())
    for code in ("aaaa", "zzzz"):
        OpenDeploymentFactory(code=f"{code}22", site=site, **of_one_time(site))
    OpenDeploymentFactory(code="mmmm22", **of_one_time(site))
    assert [one.code for one in opened()] == ["mmmm22", "aaaa22", "zzzz22"]


def test_the_list_of_themes_does_not_tell_which_answers_one_person_wrote(deployment):
    responses = made.responses(deployment, 12)
    theme = made.theme(deployment)
    for place in range(6):
        # Three people wrote two answers each, or six one each: it looks the same.
        response, question = responses[place // 2], (made.WORDS, made.WHICH)[place % 2]
        written = made.answer(response, question, text="Words.")
        Coding.objects.create(answer=written, theme=theme)
    # What was chosen is on no desk, so it is not counted either.
    for response in responses[3:]:
        chosen = made.answer(response, made.HELPED, value="no")
        Coding.objects.create(answer=chosen, theme=theme)
    assert [row.answers for row in theme_rows(deployment, counted=True)] == ["About 5"]


@pytest.mark.parametrize(
    ("people", "coded", "told"),
    [(12, 0, "None yet"), (12, 4, "Fewer than 5"), (12, 8, "About 10"), (9, 8, "Hidden")],
)
def test_the_list_of_themes_tells_no_small_number(
    deployment, people, coded, told, django_assert_num_queries
):
    made.responses(deployment, people)
    made.theme(deployment, people=coded)
    with django_assert_num_queries(3):
        assert [row.answers for row in theme_rows(deployment, counted=True)] == [told]


def test_figures_hold_no_words_and_no_count_that_is_hidden(deployment):
    made.chosen(deployment, made.HELPED, yes=31, no=3, none=10)
    made.answer(deployment.responses.first(), made.WORDS, text="Late.")
    close_deployment(deployment)
    tables = Figures.objects.get().tables
    cells = [row for table in tables for row in (*table["rows"], table["missing"]) if row]
    assert cells
    assert all(row["about"] is None or row["about"] % 5 == 0 for row in cells)
    assert "Late." not in str(tables)


def test_the_command_counts_every_survey_that_is_due(deployment):
    made.responses(deployment, 14)
    closed = made.deployment(deployment.pilot)
    made.responses(closed, 20)
    SurveyDeployment.objects.filter(pk=closed.pk).update(status="closed")
    with time_machine.travel(NEXT_WEEK, tick=False):
        call_command("keep_figures")
    assert sorted(Figures.objects.values_list("people", "is_final")) == [(15, False), (20, True)]


def test_surveys_of_one_pilot_are_told_apart_by_site_and_wave(client):
    site = ActiveSiteFactory(pilot=made.pilot())
    asked = made.deployment(site.pilot, site=site, wave="end")
    made.deployment(site.pilot)
    client.force_login(made.user("Analysts"))
    told = f"{site.agency.name} · After the pilot ·"
    assert client.get(reverse("voice:deployments")).content.decode().count(told) == 1
    assert told in client.get(reverse("voice:themes", args=[asked.pk])).content.decode()


def test_surveys_that_differ_only_in_who_may_answer_are_told_apart_by_their_code(client):
    asked = made.deployment()
    other = made.deployment(asked.pilot, access=SurveyDeployment.Access.INVITATION)
    client.force_login(made.user("Analysts"))
    told = client.get(reverse("voice:deployments")).content.decode()
    assert [told.count(f"{one.code} · ") for one in (asked, other)] == [1, 1]
    desk = client.get(reverse("voice:themes", args=[other.pk])).content.decode()
    assert f"{other.code} · " in desk
    assert asked.code not in desk


# ------------------------------------------------- what waits for a screener


@pytest.fixture
def waiting(deployment):
    """Twenty who wrote something that nobody has screened, beside 25 whose words were cleared."""
    made.chosen(deployment, made.HELPED, yes=14, no=11)
    unread = made.responses(deployment, 20, screening=Response.Screening.RECEIVED)
    for one in unread:
        made.answer(one, made.HELPED, value="no")
        made.answer(one, made.WORDS, text="Sent by a machine.")
    return unread


def said_no(results):
    (table,) = [one for one in results.tables if "make sense" in one["title"]]
    return table["base"], next(row["about"] for row in table["rows"] if row["label"] == "No")


def test_results_are_counted_once_nothing_waits_for_a_screener(deployment, waiting, manager):
    closed = close_deployment(deployment)
    assert not counted(closed).is_final
    assert "some answers wait for a screener" in made.seen(manager, deployment)
    with pytest.raises(ReleaseRefused) as refused:
        made.publish(made.page(closed))
    assert [one.code for one in refused.value.findings] == ["voice-screening"]
    screener = made.user("Screeners")
    for one in waiting:
        screen_response(one, SetAside(Response.AsideBecause.HOSTILE), by=screener)
    results = counted(closed)
    assert results.is_final
    assert said_no(results) == (25, 10)


def test_on_the_last_day_of_the_answers_they_are_counted_all_the_same(deployment, waiting):
    closed = close_deployment(deployment)
    SurveyDeployment.objects.update(answers_until=date(2026, 4, 1))
    purge_answers()
    assert not closed.responses.exists()
    assert results_of(SurveyDeployment.objects.get(pk=closed.pk)).is_final


def test_who_wrote_nothing_is_not_waited_for(deployment):
    made.responses(deployment, 25, screening=Response.Screening.RECEIVED)
    assert counted(close_deployment(deployment)).is_final
