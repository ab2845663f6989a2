"""A summary for young people, in Easy Read, as a poster, and with its ledger: all as released."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeProjectPage
from surveys.models import VoiceIndexPage, YouSaidWeDidPage
from syndication.models import Edition
from syndication.paper import Paper
from syndication.selectors import content_of, document_of
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
YOUNG, EASY = "You told us.\n\nWe listened.", "You said a thing.\nWe heard a thing."
LATER = datetime(2026, 11, 1, 12, tzinfo=UTC)
LEDGER = {
    "space": "Without a name.",
    "voice": "In their own words.",
    "audience": "The team, by May.",
    "influence": "Not much yet.",
}


@pytest.fixture(scope="module")
def _page(for_all_tests):
    with time_machine.travel(datetime(2026, 7, 1, 12, tzinfo=UTC), tick=False):
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
        page = made.page(deployment, young_people=YOUNG, easy_read=EASY, **LEDGER)
        page.not_heard.create(text="Children. They were not asked.")
        return made.publish(page).pk


@pytest.fixture
def page(_page, db):
    """A released summary with one promise that will be late, one thing declined, one open."""
    return YouSaidWeDidPage.objects.get(pk=_page)


def read(client, address):
    with time_machine.travel(LATER, tick=False):
        return BeautifulSoup(client.get(address).content, "html.parser")


@pytest.mark.parametrize(
    ("part", "first"), [("young-people/", "You told us."), ("easy-read/", "You said a thing.")]
)
def test_the_words_are_a_page_of_their_own_that_hides_nothing(client, page, part, first):
    found = read(client, page.url + part)
    lines = [line.get_text() for line in found.select(".cp-easy p")]
    assert lines[0] == first
    assert len(lines) == 2
    marks = [one.get_text(strip=True) for one in found.select("article .cp-fate")]
    assert sorted(marks) == ["Declined", "Late", "Not decided"]
    assert "43" not in found.main.get_text()


def test_the_versions_lead_to_each_other(client, page):
    for part, here in (("", "All of it"), ("young-people/", "For young people")):
        found = read(client, page.url + part)
        nav = found.find("nav", attrs={"aria-label": "This page in other words"})
        assert nav.find(attrs={"aria-current": "page"}).get_text() == here
        assert len(nav.find_all("a")) == 3


def test_they_are_read_as_they_were_released(client, page):
    YouSaidWeDidPage.objects.update(easy_read="Nobody released this.")
    assert "Nobody released" not in read(client, page.url + "easy-read/").get_text()
    content = content_of(Edition.objects.get(publication__identifier=page.translation_key))
    assert content["in_other_words"] == {
        "young_people": ["You told us.", "We listened."],
        "easy_read": ["You said a thing.", "We heard a thing."],
    }


def test_without_the_words_there_is_no_such_page(client, page):
    with time_machine.travel(datetime(2026, 7, 2, 12, tzinfo=UTC), tick=False):
        page.easy_read = ""
        page = made.publish(page, "1.1")
    assert client.get(page.url + "easy-read/").status_code == 404
    assert "easy-read/" not in client.get(page.url).content.decode()


def test_a_summary_that_was_taken_back_has_neither_words_nor_poster(client, page):
    address = page.url
    page.unpublish()
    for part in ("young-people/", "easy-read/", "poster.pdf"):
        assert client.get(address + part).status_code in (404, 410)


def test_the_ledger_is_told_in_four_parts(client, page):
    assert document_of(page.translation_key)["ledger"] == LEDGER
    told = read(client, page.url).find("section", attrs={"aria-labelledby": "ledger"})
    assert [one.get_text() for one in told.find_all("dd")] == list(LEDGER.values())


def test_the_involvement_statement_is_told_in_its_five_parts(client, page):
    with time_machine.travel(datetime(2026, 7, 2, 12, tzinfo=UTC), tick=False):
        page.involvement_aim, page.involvement_methods = "To hear it.", "With a survey."
        page.involvement_results, page.involvement_reflections = "Three wishes.", "Too late."
        page = made.publish(page, "1.1")
    statement = {
        "aim": "To hear it.",
        "methods": "With a survey.",
        "results": "Three wishes.",
        "influence": LEDGER["influence"],
        "reflections": "Too late.",
    }
    assert document_of(page.translation_key)["involvement"] == statement
    shown = read(client, page.url).find("section", attrs={"aria-labelledby": "involvement"})
    assert [one.get_text() for one in shown.find_all("dt")] == [name.title() for name in statement]
    old = client.get(f"/api/v1/voice-summaries/{page.translation_key}/versions/1.0").json()
    assert old["involvement"]["aim"] == ""
    frozen = f"/api/v1/voice-summaries/{page.translation_key}/versions/1.1.md"
    assert "Too late." in client.get(frozen).content.decode()


@pytest.fixture
def written(monkeypatch):
    """What is written on paper, with the size of its letters."""
    found = []
    write = Paper.words

    def note(paper, text, size=13, **kwargs):
        found.append((text, size))
        write(paper, text, size, **kwargs)

    monkeypatch.setattr(Paper, "words", note)
    return found


def test_the_poster_tells_everything_late_and_declined_alike(client, page, written):
    with time_machine.travel(LATER, tick=False):
        answer = client.get(page.url + "poster.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    words = " ".join(text for text, _ in written)
    assert "About 45 people answered" in words
    assert "Children. They were not asked." in words
    headings = ("We said we would:", "We cannot:", "Not decided yet:")
    sizes = [size for text, size in written if text.startswith(headings)]
    assert sizes == [15, 15, 15]
    assert "62 days late" in words
    assert page.url.strip("/") in words
    assert "43" not in words.replace(page.url, "")


def test_a_poster_in_letters_that_the_typeface_lacks_is_not_given(client, page):
    with time_machine.travel(datetime(2026, 7, 2, 12, tzinfo=UTC), tick=False):
        page.intro = "شكرا"
        page = made.publish(page, "1.1")
    assert client.get(page.url + "poster.pdf").status_code == 404


def test_where_nobody_was_heard_is_said_with_the_reason(client, page):
    release_page(ChangeProjectPage.objects.get(pk=page.deployment.project_id))
    pilot = page.deployment.pilot
    pilot.nobody_heard = "Workers alone used it."
    release_page(pilot)
    home = page.get_site().root_page
    index = home.add_child(instance=VoiceIndexPage(title="Voice", slug="voice"))
    said = "No service users were heard for this version because workers alone used it."
    assert said in client.get(index.url).content.decode()
    page.unpublish()
    assert said in client.get(pilot.url).content.decode()
    assert document_of(pilot.translation_key)["nobody_heard"] == "Workers alone used it."


@pytest.mark.parametrize("part", ["young-people/", "easy-read/"])
def test_in_other_words_too_people_find_the_change_and_can_say_it_was_not_meant(client, page, part):
    with time_machine.travel(datetime(2026, 7, 2, 12, tzinfo=UTC), tick=False):
        deployment = page.deployment
        asked = deployment.project.recommendations.get(code="REC-01")
        made.prove(asked, deployment, version="0.4", at=datetime(2026, 7, 1, 13, tzinfo=UTC))
        page.keep_numbers = True
        page = made.publish(page, "1.1")
    found = read(client, page.url + part)
    to_see = found.select_one("article a[href*='/versions/0.4/']")
    assert to_see.get_text() == "Version 0.4: 1. Sharing the draft"
    told = found.select_one("section[aria-labelledby=meant] a")
    assert told["href"] == "/s/receipt/told/"
