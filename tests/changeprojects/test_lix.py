"""The readability index, counted by hand."""

import pytest

from changeprojects.rules.lix import lix


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("", 0),
        ("12, 13.", 0),
        # Words in a sentence + percentage of words with seven letters or more.
        ("They read it.", 3),
        ("They read it. They answer.", 2 + 0),
        ("Professionals write recommendations.", 3 + 67),
        ("Read it: then say so", 2 + 0),
        ("A long, long line without an end", 7 + 14),
        # What is written as one word is one; numbers and signs are none.
        ("It wasn’t 3.5 %, was it?", 4),
        ("A follow-up call.", 3 + 33),
        ("Är det rätt?", 3),
    ],
)
def test_a_text_is_as_hard_as_its_sentences_and_words_are_long(text, index):
    assert lix(text) == index
