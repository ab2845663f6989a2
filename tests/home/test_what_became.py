"""The front page and a project count what came out of what people said, each thing once."""

from dataclasses import replace

import pytest

from home.selectors.voice import voice
from tests.home.rendering import soup_of, words_of
from tests.home.sample_projects import key
from tests.home.samples import publish, voice_summary

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
