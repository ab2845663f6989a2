"""The way out of pages about domestic abuse, or that tell of careful surveys, and of no others."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from changeprojects.models import ChangeProjectPage
from surveys.models import SurveyDeployment
from syndication.selectors import document_of
from tests.factories.changeprojects import LiveProjectFactory
from tests.factories.surveys import OpenDeploymentFactory, frozen_version
from tests.home.rendering import page_of, rendered, soup_of

DANGER = ChangeProjectPage.Sensitivity.DOMESTIC_ABUSE


def part_of(project, **more):
    """The frame of a page of a part of `project`."""
    document = {"title": "A part", "project": str(project.translation_key), **more}
    return rendered("home/standard_page.html", {"document": document})


@pytest.mark.usefixtures("released")
def test_a_project_about_domestic_abuse_offers_a_way_out_before_all_else(settings):
    settings.EXIT_URL = "https://weather.example/"
    page = page_of("change-project", "Partnership Working on the Front Line: Domestic Violence")
    first = page.select("a, button, input, select, [tabindex]")[0]
    assert first.get_text() == "Leave this page"
    assert (first["href"], first["rel"]) == ("https://weather.example/", ["noreferrer"])
    assert page.select_one("script[src$='exit.js'][defer]")


@pytest.mark.usefixtures("released")
def test_another_project_has_none():
    page = page_of("change-project", "Using Evidence in Court")
    assert not page.select(".cp-exit, script")


def test_every_part_of_such_a_project_has_it(front):
    project = LiveProjectFactory(sensitivity=DANGER)
    assert part_of(project).select_one(".cp-exit")


def test_a_part_has_it_even_when_the_project_became_sensitive_later(front):
    project = LiveProjectFactory()
    assert not part_of(project).select_one(".cp-exit")
    ChangeProjectPage.objects.filter(pk=project.pk).update(sensitivity=DANGER)
    assert part_of(project).select_one(".cp-exit")


def test_the_script_replaces_the_page_and_answers_to_shift():
    script = Path(finders.find("site/exit.js")).read_text()
    assert "location.replace(exit.href)" in script
    assert 'event.key !== "Shift"' in script


TOLD_THERE = ("project-section", "pilot", "voice-summary")


def asked(project, profile, **more):
    """A survey of `project`, as it was frozen under a profile."""
    return OpenDeploymentFactory(
        project=project, version=frozen_version(safety_profile=profile), **more
    )


@pytest.mark.parametrize("kind", TOLD_THERE)
@pytest.mark.parametrize(
    ("profile", "has_it"), [("sensitive", True), ("high", True), ("standard", False)]
)
def test_a_page_that_tells_of_a_careful_survey_has_it(front, kind, profile, has_it):
    project = LiveProjectFactory()
    asked(project, profile)
    assert bool(part_of(project, kind=kind).select_one(".cp-exit")) is has_it
    assert not part_of(LiveProjectFactory(), kind=kind).select_one(".cp-exit")
    # Handbooks and events are for those who work: they have it where the project is about abuse.
    for other in ("product", "event", "call"):
        assert not part_of(project, kind=other).select_one(".cp-exit")


def test_the_page_of_the_project_too_also_where_there_are_no_lists(front, client):
    project = LiveProjectFactory()
    path = document_of(project.translation_key)["path"]
    assert not soup_of(client.get(path).content).select_one(".cp-exit")
    deployment = asked(project, "high")
    assert soup_of(client.get(path).content).select_one(".cp-exit")
    front.get_children().update(live=False)
    assert part_of(project, kind="pilot").select_one(".cp-exit")
    SurveyDeployment.objects.filter(pk=deployment.pk).update(status="closed")
    assert part_of(project, kind="pilot").select_one(".cp-exit")
    SurveyDeployment.objects.filter(pk=deployment.pk).update(status="draft")
    assert not part_of(project, kind="pilot").select_one(".cp-exit")


def test_it_costs_no_query_and_no_cookie(front, client):
    project = LiveProjectFactory()
    path = document_of(project.translation_key)["path"]
    counts = []
    for profile in ("standard", "high"):
        asked(project, profile)
        client.get(path)
        with CaptureQueriesContext(connection) as done:
            answer = client.get(path)
        counts.append(len(done))
        assert not answer.cookies
    assert counts[0] == counts[1]
