"""What is proposed for taking out of people's words, and how the words read without it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.engine.redaction import Span, Why, find, propose, without


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Karen Holt never rang me.", "[name] never rang me."),
        ("I was told by Mr. O’Neil to wait.", "I was told by [name] to wait."),
        ("We moved to Dunmere last year.", "We moved to [place] last year."),
        ("He goes to Ashford Primary School.", "He goes to [place]."),
        ("Ring 07700 900123 or +44 7700 900123.", "Ring [phone number] or [phone number]."),
        ("Write to k.holt@example.org, please.", "Write to [e-mail address], please."),
        ("We live at AB1 2CD now.", "We live at [postcode] now."),
        ("It was on 3 March 2026.", "It was on [date]."),
        ("It was on 03/03/2026, in 2026.", "It was on [date], in [date]."),
        ("My case is 20261234 or AB12345.", "My case is [number] or [number]."),
        ("I felt blamed. They came on Monday. 3 of us sat there.", None),
        ("", None),
    ],
)
def test_proposes_what_could_say_who_somebody_is(text, read):
    assert without(text, propose(text)) == (text if read is None else read)


def test_words_that_a_person_found_are_taken_out_everywhere_but_not_inside_others():
    text = "Red hair. My red bike is reddish."
    assert without(text, find(text, " red ")) == "[detail] hair. My [detail] bike is reddish."
    assert find(text, "  ") == ()


def test_parts_that_overlap_go_as_one():
    assert without("abcdef", [Span(1, 4, Why.NAME), Span(2, 5, Why.OTHER)]) == "a[name]f"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (0, 9)])
def test_a_part_outside_the_text_is_refused(start, end):
    with pytest.raises(ValueError, match="inside the text"):
        without("abc", [Span(start, end, Why.NAME)])


@given(st.text(max_size=200))
def test_any_text_can_be_read_without_what_is_proposed(text):
    spans = propose(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    without(text, spans)
