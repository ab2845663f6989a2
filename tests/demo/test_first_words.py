"""What people read first in the demonstration's surveys is true, and said in words of theirs."""

from datetime import date
from functools import partial

import pytest

from home.demo.dates import Calendar
from home.demo.listening import helplines_of
from home.demo.questionnaire import readers_data
from home.demo.standard_texts import PRIVACY
from home.demo.story_others import leadership_story
from home.demo.surveys import BEING_SAFE, GOING_TO_COURT
from home.demo.surveys_plain import LISTENING, MY_MEETING, TELLING
from home.demo.surveys_practice import USING_THE_PACK
from home.demo.voices import SummaryText

YOUNG = (LISTENING, TELLING)
ADULT = (GOING_TO_COURT, BEING_SAFE, MY_MEETING, USING_THE_PACK)
# The page itself says until when, and that rounded counts stay.
FOR_EVER = ("We keep", "unless", "ounts stay", "oni bai", "yn aros", "جب تک", "باقی رہتی")


@pytest.mark.parametrize("survey", YOUNG + ADULT, ids=lambda one: one.slug)
def test_nothing_promises_to_keep_answers_longer_than_the_page_says(survey):
    told = [survey.what_happens, *(one.what_happens for one in survey.said)]
    assert [one for one in told if any(words in one for words in FOR_EVER)] == []
    assert all(told)


def test_the_page_on_privacy_says_that_answers_are_deleted():
    assert "Until then we keep them" not in PRIVACY.body
    assert "we delete" in PRIVACY.body


@pytest.mark.parametrize("survey", YOUNG, ids=lambda one: one.slug)
def test_children_and_young_people_are_told_who_reads_it_in_words_of_their_own(survey):
    told = " ".join(" ".join(one["value"].values()) for one in readers_data(survey)).lower()
    for office in ("council", "court", "analyst"):
        assert office not in told
    for kept in ("not your worker", "at least {base}", "call 999", "we do not ask your name"):
        assert kept in told


@pytest.mark.parametrize("survey", YOUNG + ADULT, ids=lambda one: one.slug)
def test_the_line_for_children_comes_first_where_children_are_asked(survey):
    first, *others = helplines_of(survey).splitlines()
    assert first.startswith("Childline, 0800 1111") is (survey in YOUNG)
    assert len(others) == (2 if survey in YOUNG else 1)
    assert all("(made up)" in one for one in others)


def test_a_page_names_the_day_that_was_promised_and_is_true_on_every_other():
    steps = [one.tell for one in leadership_story(Calendar(date(2026, 11, 1)))]
    given = [one.args for one in steps if isinstance(one, partial)]
    (told,) = (args[0] for args in given if args and isinstance(args[0], SummaryText))
    for words in (told.intro, told.young_people):
        assert "today" not in words
        assert "by 6 October" in words
