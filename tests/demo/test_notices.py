"""The notices of the demonstration promise what the pages do."""

import pytest

from home.demo.notices import NOTICES
from home.demo.standard_texts import PRIVACY
from home.templatetags.public import in_words
from surveys.engine.disclosure import DEFAULT
from surveys.models import SurveyDeployment

TWO = {"en-gb": "two people may read that", "cy": "gall dau berson", "ur": "دو افراد"}


@pytest.mark.parametrize("form", sorted(TWO))
def test_who_reads_a_call_for_help_is_said_as_on_the_page_of_help(form: str) -> None:
    (notice,) = (one for one in NOTICES if (one.audience, one.form) == ("survivor", form))
    assert TWO[form] in notice.limits[1]


def test_numbers_below_which_nothing_is_told_are_those_that_hold() -> None:
    # No survey of the demonstration is opened with another base.
    base, few = SurveyDeployment().fewest, DEFAULT.cell - 1
    (notice,) = (one for one in NOTICES if one.audience == "practitioner")
    assert f"fewer than {in_words(base)} people" in notice.privacy[1]
    assert f"none from one to {in_words(few)}" in notice.privacy[1]
    for said in (f"at least {base} people", f"fewer than {base} people", f"from 1 to {few} "):
        assert said in PRIVACY.body
    assert f"rounded to the nearest {DEFAULT.rounding}." in PRIVACY.body
