"""What people read first in the demonstration's surveys is true, and said in words of theirs."""

from datetime import date
from functools import partial

from home.demo.dates import Calendar
from home.demo.story_others import leadership_story
from home.demo.voices import SummaryText


def test_a_page_names_the_day_that_was_promised_and_is_true_on_every_other():
    steps = [one.tell for one in leadership_story(Calendar(date(2026, 11, 1)))]
    given = [one.args for one in steps if isinstance(one, partial)]
    (told,) = (args[0] for args in given if args and isinstance(args[0], SummaryText))
    for words in (told.intro, told.young_people):
        assert "today" not in words
        assert "by 6 October" in words
