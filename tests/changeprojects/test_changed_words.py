"""The words of one part that two versions say differently, and no more than those."""

from changeprojects.selectors import changed_words


def version(*blocks, heading="On the day"):
    """An edition's JSON with one section."""
    rows = [{"id": name, "type": "paragraph", "value": value} for name, value in blocks]
    section = {"id": "s1", "number": 1, "anchor": "s1", "heading": heading}
    return {"sections": [section | {"blocks": rows}]}


OLD = version(("b1", "<p>Come at nine.</p><p>Wait here.</p>"), ("b2", "<p>Bring a pen.</p>"))
NEW = version(
    ("b1", "<p>Come at ten.</p><p>Wait here.</p><p>Ask for Room 2.</p>"),
    ("b2", "<p>Bring a pen.</p>"),
    ("b3", "<p>Bring a friend.</p>"),
    heading="On your day",
)


def test_only_the_lines_that_differ_are_given():
    assert changed_words(OLD, NEW, ["b1"]) == (
        ("Come at nine.",),
        ("Come at ten.", "Ask for Room 2."),
    )


def test_a_part_that_is_in_both_says_more_than_one_that_is_new():
    assert changed_words(OLD, NEW, ["b3", "b1"])[0] == ("Come at nine.",)
    assert changed_words(OLD, NEW, ["b3", "b2"]) == ((), ("Bring a friend.",))


def test_what_came_or_went_stands_beside_nothing():
    assert changed_words(OLD, NEW, ["b3"]) == ((), ("Bring a friend.",))
    assert changed_words(NEW, OLD, ["b3"]) == (("Bring a friend.",), ())


def test_a_new_heading_says_less_than_the_words_below_it():
    other = version(("b3", "<p>Bring a friend.</p>"))
    other["sections"][0] |= {"id": "s2", "anchor": "s2"}
    assert changed_words(OLD, other, ["s2", "b3"]) == ((), ("Bring a friend.",))
    assert changed_words(OLD, other, ["s2"]) == ((), ("On the day",))
