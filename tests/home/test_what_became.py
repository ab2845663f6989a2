"""The front page and a project count what came out of what people said, each thing once."""

from dataclasses import replace

import pytest

from home.selectors.answers import answers_in
from home.selectors.voice import voice
from tests.home.rendering import page_of, soup_of, words_of
from tests.home.sample_projects import court, key
from tests.home.samples import pilot, publish, voice_summary
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db


def item(theme, code, fate="done"):
    [like] = voice_summary().content["items"][:1]
    return like | {"theme": theme, "recommendation": code, "fate": fate, "due": None}


@pytest.fixture
def two_surveys():
    """One asked for the same thing under two themes, and another asked for it later."""
    first = [item("Late", "REC-01"), item("Too long", "REC-01"), item("Calm", None, "declined")]
    publish(voice_summary(items=first))
    later = voice_summary(items=[item("In time", "REC-01", "going"), item("Food", None, "open")])
    publish(replace(later, identifier=key("later"), path=f"{later.path}later/"))


def test_what_two_surveys_asked_for_is_one_thing(two_surveys):
    found = voice()
    told = {row.fate: row.count for row in found.tally}
    assert (found.surveys, found.things) == (2, 3)
    assert told == {"done": 1, "declined": 1, "open": 1}


def test_the_front_page_calls_no_theme_a_recommendation(two_surveys, client, front):
    words = words_of(soup_of(client.get("/").content).select_one("[aria-labelledby=sum]"))
    assert "in two surveys came three things" in words
    assert "recommendation" not in words


def test_two_pages_about_one_survey_are_one_survey(front, client):
    """A later page may tell of the same answers again: these are not another survey."""
    asked = made.deployment()
    other = made.deployment(asked.pilot)
    for number, about in enumerate((asked, asked, other)):
        page = made.page(about, slug=f"told-{number}")
        like = voice_summary(items=[item(f"Theme {number}", None)])
        path = f"{like.path}{number}/"
        publish(replace(like, identifier=page.translation_key, path=path))
    assert (voice().surveys, voice().things) == (2, 3)
    words = words_of(soup_of(client.get("/").content).select_one("[aria-labelledby=sum]"))
    assert "in two surveys came three things" in words


PROJECT = key("using-evidence-in-court")


def of_workers():
    """A survey of staff, who wished for one thing that was done and for another."""
    like = voice_summary()
    items = [item("A quiet room", "REC-07"), item("Fewer forms", "REC-08", "open")]
    content = like.content | {"survey": {"asked": "workers"}, "items": items}
    path, name = f"{like.path}of-staff/", "You said, we did: of staff"
    return replace(like, identifier=key("staff"), path=path, title=name, content=content)


def test_what_workers_said_is_not_added_to_what_people_said(two_surveys, client, front):
    before = voice()
    publish(of_workers(), "2026-08-02")
    found = voice(PROJECT)
    assert (found.surveys, found.things, found.tally) == (2, 3, before.tally)
    assert found.example == before.example
    assert len(found.summaries) == 3
    assert set(answers_in(PROJECT)) == {"REC-01"}
    words = words_of(soup_of(client.get("/").content).select_one("[aria-labelledby=sum]"))
    assert "in two surveys came three things" in words
    assert "quiet room" not in words


def said(kind, document):
    publish(document)
    return words_of(page_of(kind, document.title).select_one("[aria-labelledby=said]"))


WORKERS = "Said by people who work in services"


def test_where_workers_alone_were_asked_nothing_is_said_to_come_of_what_people_said(front):
    publish(of_workers())
    told = said("change-project", court())
    assert "Nothing has been published yet" not in told
    assert "came out of what people said" not in told
    assert "Because people said" not in told
    assert f"Read what was said, and what was done {WORKERS}" in told


def test_a_pilot_says_who_was_heard_and_who_was_not(front):
    publish(of_workers())
    staff, nobody = pilot(nobody_heard="Workers alone used it."), "No service users were heard"
    told = said("pilot", staff)
    assert f"You said, we did: of staff {WORKERS}" in told
    assert f"{nobody} for this version because workers alone used it." in told
    publish(voice_summary())
    told = said("pilot", staff)
    assert told.count(WORKERS) == 1
    assert nobody not in told
