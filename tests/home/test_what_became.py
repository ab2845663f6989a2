"""The front page and a project count what came out of what people said, each thing once."""

from dataclasses import replace

import pytest

from home.selectors.answers import answers_in
from home.selectors.front_page import front_page
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


def told_of(survey, slug, *items):
    """One of the pages that tell of a survey, released."""
    page = made.page(survey, slug=slug)
    like = voice_summary(items=list(items))
    publish(replace(like, identifier=page.translation_key, path=f"{like.path}{slug}/"))


def test_two_pages_about_one_survey_tell_of_one_survey_and_of_the_same_things(front, client):
    """A later page may tell of the same answers again: all of its themes are the survey's."""
    asked = made.deployment()
    other = made.deployment(asked.pilot)
    told_of(asked, "first", theme("T1", "open"), theme("T2", "declined"))
    told_of(asked, "again", theme("T1", "declined"), theme("T2", "open"))
    told_of(other, "other", theme("T1", "open"))
    found = voice()
    assert (found.surveys, found.things) == (2, 3)
    assert {row.fate: row.count for row in found.tally} == {"declined": 2, "open": 1}
    words = words_of(soup_of(client.get("/").content).select_one("[aria-labelledby=sum]"))
    assert "in two surveys came three things" in words


def theme(code, fate, asks=None):
    return item(f"Called {code}", asks, fate) | {"theme_code": code}


@pytest.mark.parametrize("is_told_first", [True, False])
def test_a_theme_that_one_page_tells_as_asked_for_is_no_other_thing_on_another(db, is_told_first):
    asked = made.deployment()
    pages = [theme("T1", "open"), theme("T1", "going", asks="REC-01")]
    for number, one in enumerate(pages if is_told_first else reversed(pages)):
        told_of(asked, f"told-{number}", one)
    assert [(row.fate, row.count) for row in voice().tally] == [("going", 1)]


def test_a_theme_is_a_thing_of_its_own_in_each_page_that_is_not_there_any_more(front):
    """Nobody can say then whether these told of one survey."""
    for name in ("gone", "gone too"):
        like = voice_summary(items=[theme("T1", "open")])
        publish(replace(like, identifier=key(name), path=f"{like.path}{key(name)}/"))
    assert (voice().surveys, voice().things) == (2, 2)


@pytest.mark.parametrize(("pages", "queries"), [(0, 1), (1, 1), (2, 2), (5, 2)])
def test_however_many_pages_tell_of_it_two_queries_are_enough(
    front, django_assert_num_queries, pages, queries
):
    for number in range(pages):
        like = voice_summary()
        publish(replace(like, identifier=key(f"page {number}"), path=f"{like.path}{number}/"))
    with django_assert_num_queries(queries):
        found = voice()
        assert found.surveys == pages
        assert found.surveys == pages


def test_the_front_page_shows_its_parts_with_five_queries(
    two_surveys, front, django_assert_num_queries
):
    with django_assert_num_queries(5):
        told = front_page().voice
        assert (told.surveys, told.surveys) == (2, 2)


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
