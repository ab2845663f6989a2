"""People are told of everybody who reads their words, and of what is taken out before."""

import pytest

from home.demo.questionnaire import readers_data, translations_data
from home.demo.surveys import BEING_SAFE, GOING_TO_COURT
from home.demo.surveys_plain import LISTENING, MY_MEETING, TELLING
from home.demo.surveys_practice import USING_THE_PACK
from surveys.editing.words import ReaderBlock
from surveys.engine.frozen_schema import PLACE_OF_BASE

SURVEYS = (GOING_TO_COURT, LISTENING, BEING_SAFE, USING_THE_PACK, TELLING, MY_MEETING)
# What is said in each form of “take out” and of “after that”.
TAKE_OUT = {"en": "take out", "cy": "tynnu allan", "ur": "نکال"}
AFTER_THAT = {"en": "after that", "cy": "wedyn", "ur": "اس کے بعد"}
# Of whoever sorts cards, and of whoever is told that somebody may be in danger.
WORDS = {"en": "your words", "cy": "geiriau", "ur": "الفاظ"}
SAFE = {"en": "safe", "cy": "diogelu", "ur": "تحفظ"}


def forms_of(questionnaire):
    """By language, who reads and what they do, in the order in which people read it."""
    forms = {"en": [one["value"] for one in readers_data(questionnaire)]}
    for said in translations_data(questionnaire):
        value = said["value"]
        forms[value["form"]] = [one["value"] for one in value["readers"]]
    return forms


@pytest.mark.parametrize("questionnaire", SURVEYS, ids=lambda one: one.slug)
def test_screeners_come_first_and_nobody_who_reads_is_left_out(questionnaire):
    forms = forms_of(questionnaire)
    for form, readers in forms.items():
        screeners, analysts, *_ = (one["what"] for one in readers)
        assert TAKE_OUT[form] in screeners
        assert AFTER_THAT[form] in analysts
        assert PLACE_OF_BASE in analysts
        assert "10" not in "".join(one["what"] for one in readers)
        for named in (WORDS, SAFE):
            assert [one for one in readers if named[form] in one["who"]]
        assert len(readers) == len(forms["en"])
        assert all(len(one["who"]) <= 80 and len(one["what"]) <= 240 for one in readers)


def test_three_languages_are_looked_at():
    assert {form for one in SURVEYS for form in forms_of(one)} == set(TAKE_OUT)


def test_authors_are_taught_to_name_them_all():
    taught = ReaderBlock().child_blocks["what"].field.help_text
    assert "take out" in taught
    for named in ("analysts", "coders", "sort cards", "safeguarding lead", PLACE_OF_BASE):
        assert named in taught
