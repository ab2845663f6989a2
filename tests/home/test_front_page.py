"""The front page tells what is open, what is new and what became of what people said."""

from dataclasses import replace

import pytest

from changeprojects.models import PilotPage, ProductPage
from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    NotYetOpenDeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    SuspendedDeploymentFactory,
    project,
)
from tests.home.rendering import page_of, soup_of, words_of
from tests.home.samples import planned, publish


@pytest.fixture
def listening(front):
    """A project that the public can see and that may ask people before there is a pilot."""
    page = project()
    publish(replace(planned(), identifier=page.translation_key, project=page.translation_key))
    return page


def _pilot_of(page):
    product = page.add_child(
        instance=ProductPage(title="Pack", slug="pack", plain_summary="A pack.", live=False)
    )
    return page.add_child(
        instance=PilotPage(
            title="Pilot", slug="pilot", product=product, version="0.1", aims="Try it.", live=False
        )
    )


def front_page(client):
    return soup_of(client.get("/").content)


def test_open_projects_come_with_recruiting_first(client, released):
    section = front_page(client).select_one("[aria-labelledby=open]")
    titles = [heading.get_text() for heading in section.select("h3")]
    assert titles == ["Brothers and Sisters Together", "My Meeting, My Plan"]


def test_news_are_the_newest_version_and_what_was_stopped(client, released):
    section = front_page(client).select_one("[aria-labelledby=new]")
    assert "One section changed" in words_of(section)
    assert "Telling It Once" in words_of(section)


def test_one_mark_stands_for_one_thing(client, released):
    section = front_page(client).select_one("[aria-labelledby=sum]")
    assert "seven things" in words_of(section)
    for row in section.select(".cp-tally li"):
        assert len(row.select(".cp-tally__marks svg")) == int(row.b.get_text())


def test_an_empty_site_says_that_nothing_is_open(client, front):
    words = words_of(front_page(client))
    assert "Nothing is open just now." in words
    assert "What became of what people said" not in words


def test_the_front_page_needs_few_queries(client, released, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(12):
        client.get("/")


def test_an_open_survey_for_everybody_is_listed_with_its_door(client, listening):
    deployment = OpenDeploymentFactory(project=listening)
    section = front_page(client).select_one("[aria-labelledby=open]")
    assert section.select_one("h3 a")["href"] == f"/s/{deployment.code}/"


def test_a_project_that_asks_everybody_leads_to_its_questions(listening):
    deployment = OpenDeploymentFactory(project=listening)
    page = page_of("change-project", planned().title)
    assert page.select_one("[aria-labelledby=said] a")["href"] == f"/s/{deployment.code}/"
    assert "Some people are being asked" not in words_of(page)


NOT_FOR_STRANGERS = {
    "at a tablet": {"access": "tablet"},
    "by invitation": {"access": "invitation"},
    "children, permitted": {"age_group": "under_16", "consent_route": "adult"},
    "children, waived": {"age_group": "under_16", "consent_route": "waiver"},
    "permitted": {"consent_route": "adult"},
    "with support": {"consent_route": "supported"},
    "maybe watched": {},
}


@pytest.mark.parametrize("why", NOT_FOR_STRANGERS)
def test_what_is_not_for_strangers_stands_on_no_public_page(client, listening, why):
    factory = HighSafetyDeploymentFactory if why == "maybe watched" else OpenDeploymentFactory
    deployment = factory(project=listening, **NOT_FOR_STRANGERS[why])
    of_project = page_of("change-project", planned().title)
    for page in (front_page(client), of_project):
        assert f"/s/{deployment.code}" not in str(page)
        assert deployment.version.schema["title"] not in words_of(page)
    assert "Some people are being asked about this now" in words_of(of_project)


@pytest.mark.parametrize("factory", [NotYetOpenDeploymentFactory, SuspendedDeploymentFactory])
def test_a_survey_that_takes_no_answers_now_is_not_listed(client, listening, factory):
    factory(project=listening)
    assert "Nothing is open just now." in words_of(front_page(client))


def test_a_survey_of_a_project_that_nobody_can_see_is_not_listed(client, front):
    OpenDeploymentFactory()
    assert "Nothing is open just now." in words_of(front_page(client))


def test_the_survey_of_a_pilot_is_handed_out_at_its_sites_only(client, listening):
    deployment = OpenDeploymentFactory(project=listening)
    type(deployment).objects.filter(pk=deployment.pk).update(pilot=_pilot_of(listening))
    assert "Nothing is open just now." in words_of(front_page(client))


def test_the_front_page_does_not_change_when_somebody_answers(client, listening):
    deployment = OpenDeploymentFactory(project=listening)
    before = client.get("/").content
    SubmittedResponseFactory(deployment=deployment)
    assert client.get("/").content == before
