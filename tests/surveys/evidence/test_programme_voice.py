"""The page of the whole programme: who was not heard there, and how to say “not what we meant”."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeProjectPage
from surveys.actions.close_deployment import close_deployment
from surveys.models import VoiceIndexPage, YouSaidWeDidPage
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)
CHILDREN = "Children. They were not asked."
FEW = "Parents at one site. Fewer than ten answered."


@pytest.fixture(scope="module")
def _page(for_all_tests):
    with time_machine.travel(JULY, tick=False):
        deployment = made.deployment()
        made.responses(deployment, 43)
        promise = made.DECIDED | made.PROMISED
        asks = [
            made.recommendation(deployment.project, "REC-01", decision="accepted", **promise),
            made.recommendation(deployment.project, "REC-02", decision="declined", **made.DECIDED),
            made.recommendation(deployment.project, "REC-03"),
        ]
        for number, one in enumerate(asks, start=1):
            made.theme(deployment, f"T{number}", people=10 * number, asks=[one])
        small = made.deployment(deployment.pilot)
        made.responses(small, 4)
        close_deployment(small)
        page = made.page(deployment, young_people="You told us.")
        page.not_heard.create(text=CHILDREN)
        page.not_heard.create(text=FEW, survey=small)
        page = made.publish(page)
        release_page(ChangeProjectPage.objects.get(pk=deployment.project_id))
        home = page.get_site().root_page
        home.add_child(instance=VoiceIndexPage(title="You said, we did", slug="voice"))
        return page.pk


@pytest.fixture
def page(_page, db):
    """A released summary with one thing promised, one declined and one open; and the list."""
    return YouSaidWeDidPage.objects.get(pk=_page)


def read(client, address="/voice/", at=JULY):
    with time_machine.travel(at, tick=False):
        answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def part(found, name):
    return found.find("section", attrs={"aria-labelledby": name})


def test_who_was_not_heard_stands_there_by_project_with_where_it_is_said(client, page):
    told = part(read(client), "missing")
    assert told.h3.get_text() == "Using Evidence in Court"
    link = told.select_one("a[href*=you-said]")
    assert link["href"] == f"{page.url}#missing"
    assert link.get_text() == "You said, we did"
    assert [one.get_text() for one in told.select("li li")] == [CHILDREN, FEW]


def test_what_nobody_released_of_them_is_not_told_there(client, page):
    page.not_heard.all().delete()
    page.not_heard.create(text="A draft that nobody released.")
    assert "nobody released" not in read(client).get_text()
    with time_machine.travel(JULY, tick=False):
        page.not_heard.set([])
        made.publish(page, "1.1")
    assert part(read(client), "missing") is None
    page.unpublish()
    assert CHILDREN not in read(client).get_text()


def test_a_project_that_the_public_cannot_see_is_not_named_there(client, page):
    ChangeProjectPage.objects.get(pk=page.deployment.project_id).withdraw()
    told = part(read(client), "missing")
    assert told.h3 is None
    assert CHILDREN in told.get_text()


def test_whoever_answered_can_say_there_that_it_is_not_what_they_meant(client, page):
    told = part(read(client), "meant")
    assert told.a["href"] == "/s/receipt/told/"
    assert "not what you meant" in told.get_text()
    assert "code" in told.get_text()
    page.unpublish()
    assert part(read(client), "meant") is None


def test_it_has_the_way_out_before_all_else_whatever_was_asked(client, page, settings):
    settings.EXIT_URL = "https://weather.example/"
    found = read(client)
    first = found.select("a, button, input, select, [tabindex]")[0]
    assert (first.get_text(), first["href"]) == ("Leave this page", "https://weather.example/")
    assert first["rel"] == ["noreferrer"]
    assert found.select_one("script[src$='exit.js'][defer]")
    assert not client.get("/voice/").cookies
