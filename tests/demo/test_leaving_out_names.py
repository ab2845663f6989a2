"""Whoever writes in their own words is asked, right there, to leave out names."""

import pytest

from home.demo.questionnaire import steps_data
from home.demo.surveys import BEING_SAFE, GOING_TO_COURT
from home.demo.surveys_plain import LISTENING, TELLING
from home.demo.surveys_practice import USING_THE_PACK

SURVEYS = (GOING_TO_COURT, LISTENING, BEING_SAFE, USING_THE_PACK, TELLING)


@pytest.mark.parametrize("questionnaire", SURVEYS, ids=lambda one: one.slug)
def test_every_box_for_own_words_asks_to_leave_out_names(questionnaire):
    asked = [one for page in steps_data(questionnaire) for one in page["value"]["questions"]]
    boxes = [one["value"] for one in asked if one["type"] == "text"]
    assert boxes
    assert [one["key"] for one in boxes if "names" not in one["help"]] == []
