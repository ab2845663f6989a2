"""The notices of the demonstration promise what the pages do."""

import pytest

from home.demo.notices import NOTICES

TWO = {"en-gb": "two people may read that", "cy": "gall dau berson", "ur": "دو افراد"}


@pytest.mark.parametrize("form", sorted(TWO))
def test_who_reads_a_call_for_help_is_said_as_on_the_page_of_help(form: str) -> None:
    (notice,) = (one for one in NOTICES if (one.audience, one.form) == ("survivor", form))
    assert TWO[form] in notice.limits[1]
