"""The way out of pages about domestic abuse, and of no others."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from changeprojects.models import ChangeProjectPage
from tests.factories.changeprojects import LiveProjectFactory
from tests.home.rendering import page_of, rendered

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
