"""What the public read is mended or hidden, and never made to say something else."""

import pytest

from changeprojects.selectors import says_the_same

READ = "Ask Ms Ada Brown at Dunmere to ring every parent within 5 days."


@pytest.mark.parametrize(
    "after",
    [
        "Ask Ms Ada Brown, at Dunmere, to ring every parent within 5 days",
        "Ask [name] at Dunmere to ring every parent within 5 days.",
        "Ask [name] at [place] to ring every parent within 5 days.",
        "ask [name of a worker] at Dunmere to ring every parent within 5 days.",
    ],
)
def test_signs_are_mended_and_who_is_named_is_taken_out(after):
    assert says_the_same(READ, after)


@pytest.mark.parametrize(
    "after",
    [
        "Ask Ms Ada Brown at Dunmere to ring every parent within 15 days.",
        "Ask [name] at Dunmere to ring no parent within 5 days.",
        "[Name] at Dunmere to ring every parent within 5 days. And more.",
        "Ask [name] [who] [is] [there] every parent within 5 days.",
        "Ask [nobody].",
        "[All of it]",
        "[Really] ask Ms Ada Brown at Dunmere to ring every parent within 5 days.",
        "",
    ],
)
def test_other_words_are_other_words(after):
    assert not says_the_same(READ, after)


def test_what_was_hidden_before_may_be_hidden_in_other_words():
    hidden = "Ask [name] at Dunmere to ring every parent."
    assert says_the_same(hidden, "Ask [a worker] at Dunmere to ring every parent.")
