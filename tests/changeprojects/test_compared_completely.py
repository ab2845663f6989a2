"""Nothing that differs between two versions is left out when they are compared."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from changeprojects.comparison import compare_versions
from changeprojects.difference import SAME_WORDS
from changeprojects.new_words import changed_ids, words_in

PILOT_PLACE = "https://a.example/pilot"
FINAL_PLACE = "https://a.example/final"
FILM = {
    "title": "Read together",
    "kind": "film",
    "url": PILOT_PLACE,
    "minutes": 6,
    "has_captions": True,
    "transcript": "Two people at a table.",
}
HELP = {
    "name": "A line",
    "phone": "01632 960 101",
    "text_number": "",
    "hours": "Every day",
    "url": PILOT_PLACE,
}

STUDY = {"title": "A study", "says": "It helps.", "as_at": None}


def edition(*sections, **about):
    """An edition's JSON from (id, heading, [(id, kind, value)])."""
    return about | {
        "sections": [
            {
                "id": key,
                "number": number,
                "anchor": f"part-{number}",
                "heading": heading,
                "blocks": [
                    {"id": block, "type": kind, "value": value} for block, kind, value in blocks
                ],
            }
            for number, (key, heading, blocks) in enumerate(sections, start=1)
        ]
    }


def entry(*block_ids, kind="changed"):
    return {"type": kind, "text": "Better.", "reason": "test", "block_ids": list(block_ids)}


def of_one_block(kind, value):
    return edition(("s1", "One", [("b1", kind, value), ("b2", "paragraph", "<p>Kept.</p>")]))


def rows(before, after, *entries):
    found = compare_versions(before, after, entries).differences
    return [(*one.block_ids, one.state, one.notes) for one in found]


# ---------------------------------------------------------------- what stands beside the words


@pytest.mark.parametrize(
    ("kind", "value", "becomes", "marked"),
    [
        (
            "evidence",
            {"source": "One pilot.", "url": PILOT_PLACE},
            {"url": FINAL_PLACE},
            (f"<del> {PILOT_PLACE}</del>", f"<ins> {FINAL_PLACE}</ins>"),
        ),
        (
            "quotation",
            {"text": "Early.", "source": "A guide", "url": ""},
            {"url": FINAL_PLACE},
            ("", f"<ins>Address: {FINAL_PLACE}</ins>"),
        ),
        (
            "helplines",
            {"lead": "You can talk.", "helplines": [HELP]},
            {"helplines": [HELP | {"url": FINAL_PLACE}]},
            (
                f"Address of A line:<del> {PILOT_PLACE}</del>",
                f"Address of A line:<ins> {FINAL_PLACE}</ins>",
            ),
        ),
        ("media", FILM, {"url": FINAL_PLACE}, (f"<del> {PILOT_PLACE}</del>", FINAL_PLACE)),
        ("media", FILM, {"kind": "audio"}, ("<del>Film with captions</del>", "<ins>Sound</ins>")),
        ("media", FILM, {"has_captions": False}, ("Film<del> with captions</del>", "<p>Film</p>")),
        (
            "easy_read",
            {"rows": [{"sentence": "There is a meeting.", "picture": None, "alt": "A room"}]},
            {"rows": [{"sentence": "There is a meeting.", "picture": None, "alt": "A table"}]},
            ("Picture: A<del> room</del>", "Picture: A<ins> table</ins>"),
        ),
    ],
)
def test_what_stands_beside_the_words_is_a_change(kind, value, becomes, marked):
    before, after = of_one_block(kind, value), of_one_block(kind, value | becomes)
    taken_out, put_in = marked
    comparison = compare_versions(before, after, [])
    [difference] = comparison.differences
    assert (difference.block_ids, difference.state, difference.notes) == (("b1",), "changed", ())
    assert taken_out in difference.before_html
    assert put_in in difference.after_html
    assert (comparison.unexplained, comparison.unchanged) == (1, 1)


def test_a_link_that_leads_elsewhere_is_a_change():
    before, after = (
        of_one_block("paragraph", f'<p>Read <a href="{place}">the guide</a>.</p>')
        for place in (PILOT_PLACE, FINAL_PLACE)
    )
    [difference] = compare_versions(before, after, []).differences
    assert f"“the guide” leads to<del> {PILOT_PLACE}</del>" in difference.before_html
    assert f"“the guide” leads to<ins> {FINAL_PLACE}</ins>" in difference.after_html


def test_a_line_that_a_browser_sent_ends_as_any_other():
    before = of_one_block("evidence", {"source": "One pilot.\nTwo sites."})
    after = of_one_block("evidence", {"source": "One pilot.\r\nTwo sites."})
    assert compare_versions(before, after, []).differences == []


def test_an_address_that_stayed_is_not_told_again():
    before = of_one_block("evidence", {"source": "One pilot.", "url": PILOT_PLACE})
    after = of_one_block("evidence", {"source": "Two pilots.", "url": PILOT_PLACE})
    [difference] = compare_versions(before, after, []).differences
    assert PILOT_PLACE not in difference.before_html + difference.after_html


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("paragraph", "<p>Read <b>it</b>.</p>", "<p>Read <i>it</i>.</p>"),
        ("paragraph", "Before", "Before"),
        (
            "table",
            {"caption": "A", "first_column_is_heading": True, "columns": [], "rows": []},
            {"caption": "A", "first_column_is_heading": False, "columns": [], "rows": []},
        ),
        (
            "because",
            {"text": "Late.", "recommendation": "REC-02"},
            {"text": "Late.", "recommendation": "REC-03"},
        ),
    ],
)
def test_another_form_of_the_same_words_is_a_change(kind, before, after):
    newer = "subheading" if before == after else kind
    assert rows(of_one_block(kind, before), of_one_block(newer, after)) == [
        ("b1", "changed", (SAME_WORDS,))
    ]


# ---------------------------------------------------------------- what stands elsewhere

FIRST = ("b1", "paragraph", "<p>Ask two questions.</p>")
SECOND = ("b2", "paragraph", "<p>Write it down.</p>")
THIRD = ("b3", "paragraph", "<p>Read it.</p>")
MOVED = "Moved from part 1, “Before”, to part 2, “After”."


def test_a_block_in_another_section_moved():
    before = edition(("s1", "Before", [FIRST, SECOND]), ("s2", "After", [THIRD]))
    after = edition(("s1", "Before", [FIRST]), ("s2", "After", [THIRD, SECOND]))
    comparison = compare_versions(before, after, [])
    [difference] = comparison.differences
    assert (difference.state, difference.heading) == ("moved", "2. After")
    assert difference.notes == (MOVED,)
    assert (comparison.unexplained, comparison.unchanged) == (1, 2)


@pytest.mark.parametrize("named", ["b2", "s1", "s2"])
def test_the_reason_for_a_move_may_name_either_section(named):
    before = edition(("s1", "Before", [FIRST, SECOND]), ("s2", "After", []))
    after = edition(("s1", "Before", [FIRST]), ("s2", "After", [SECOND]))
    comparison = compare_versions(before, after, [entry(named)])
    assert [one.changes for one in comparison.differences] == [[entry(named)]]
    assert (comparison.unexplained, comparison.elsewhere) == (0, [])


def test_a_block_that_moved_and_changed_is_told_as_both():
    before = edition(("s1", "Before", [FIRST, SECOND]), ("s2", "After", []))
    rewritten = ("b2", "paragraph", "<p>Say it.</p>")
    after = edition(("s1", "Before", [FIRST]), ("s2", "After", [rewritten]))
    assert rows(before, after) == [("b2", "changed", (MOVED,))]


def test_what_gives_way_did_not_move():
    before = edition(("s1", "One", [FIRST, SECOND, THIRD]))
    after = edition(("s1", "One", [THIRD, FIRST, SECOND]))
    assert rows(before, after) == [("b3", "moved", ("Moved to another place in this part.",))]
    shorter = edition(("s1", "One", [SECOND, THIRD]))
    assert [one[1] for one in rows(before, shorter)] == ["removed"]


def test_a_section_that_moved_is_told_without_its_blocks():
    before = edition(("s1", "A", [FIRST]), ("s2", "B", [SECOND]), ("s3", "C", [THIRD]))
    after = edition(("s3", "C", [THIRD]), ("s1", "A", [FIRST]), ("s2", "B", [SECOND]))
    comparison = compare_versions(before, after, [])
    assert rows(before, after) == [("s3", "moved", ("This was part 3 and is part 1 now.",))]
    assert comparison.unchanged == 3


def test_a_section_is_told_where_no_block_came_or_went_with_it():
    before = edition(("s1", "One", [FIRST]))
    assert rows(before, edition(("s1", "One", [FIRST]), ("s2", "Two", []))) == [("s2", "added", ())]
    assert rows(before, edition(("s9", "One", [FIRST])))[0] == ("s1", "removed", ())


def test_neither_place_nor_address_proves_that_something_was_done():
    before = edition(("s1", "A", [("b1", "media", FILM), SECOND]), ("s2", "B", []))
    after = edition(
        ("s1", "A", [("b1", "media", FILM | {"url": FINAL_PLACE})]), ("s2", "B", [SECOND])
    )
    assert len(rows(before, after)) == 2
    everything = {"s1", "s2", "b1", "b2"}
    assert changed_ids(everything, words_in(after), [words_in(before)]) == set()


# ---------------------------------------------------------------- what is told of the whole


@pytest.mark.parametrize(
    ("name", "values", "heading", "marked"),
    [
        ("title", ("Old kit", "New kit"), "Title", ("<del>Old</del>", "<ins>New</ins>")),
        ("plain_summary", ("How.", "Why."), "Plain summary", ("<del>How</del>", "<ins>Why</ins>")),
        ("licence", ("CC BY 4.0", "CC0"), "Licence", ("<del>CC BY 4.0</del>", "<ins>CC0</ins>")),
        (
            "involvement",
            ({"aim": "Both.", "methods": "Talks."}, {"aim": "Both.", "methods": "Walks."}),
            "How people took part",
            ("What we did:<del> Talks</del>.", "What we did:<ins> Walks</ins>."),
        ),
        (
            "evidence",
            ([STUDY | {"url": PILOT_PLACE}], [STUDY | {"url": FINAL_PLACE}]),
            "What it rests on",
            (f"<del> {PILOT_PLACE}</del>", f"<ins> {FINAL_PLACE}</ins>"),
        ),
        ("new_thing", ({"x": "a"}, {"x": "b"}), "New thing", ("<del>a</del>", "<ins>b</ins>")),
    ],
)
def test_what_is_told_of_the_whole_is_compared(name, values, heading, marked):
    before, after = (edition(**{name: value}) for value in values)
    comparison = compare_versions(before, after, [])
    taken_out, put_in = marked
    [difference] = comparison.about
    assert (difference.heading, difference.state) == (heading, "changed")
    assert taken_out in difference.before_html
    assert put_in in difference.after_html
    assert comparison.unexplained == (name != "involvement")


def test_an_entry_about_no_part_is_the_reason_for_what_is_told_of_the_whole():
    before, after = edition(title="Old"), edition(title="New")
    kept = entry(kind="kept")
    comparison = compare_versions(before, after, [entry(), kept, entry("b1")])
    assert [one.changes for one in comparison.about] == [[entry()]]
    assert comparison.elsewhere == [kept, entry("b1")]
    assert comparison.unexplained == 0


def test_what_was_not_there_was_added_and_a_kind_is_told_once():
    before = edition(kind_code="kit", kind_label="Kit")
    after = edition(
        kind_code="guide",
        kind_label="Guide",
        support=[{"kind_label": "Book", "title": "A book", "url": FINAL_PLACE, "summary": ""}],
    )
    about = compare_versions(before, after, []).about
    assert [(one.heading, one.state) for one in about] == [
        ("Kind", "changed"),
        ("More help", "added"),
    ]


def test_another_form_needs_no_reason():
    form = {"kind": "audio", "kind_label": "Audio", "made_on": "2026-01-01", "url": PILOT_PLACE}
    after = edition(formats=[form | {"file": None}])
    comparison = compare_versions(edition(), after, [])
    [difference] = comparison.about
    assert "Audio, made in January 2026" in difference.after_html
    assert difference.by_itself.startswith("It is one of the other forms")
    assert comparison.unexplained == 0


# ---------------------------------------------------------------- whatever differs

_words = st.sampled_from(["", "a", "a b", "<p>a</p>", "<b>a</b>", f'<a href="{PILOT_PLACE}">a</a>'])
_values = st.one_of(
    _words.map(lambda text: ("paragraph", text)),
    _words.map(lambda text: ("quotation", {"text": "a", "source": "b", "url": text})),
    st.booleans().map(lambda said: ("media", FILM | {"has_captions": said})),
    st.booleans().map(lambda said: ("unknown", {"said": said})),
)


@st.composite
def editions(draw):
    ids = draw(st.permutations(["b1", "b2", "b3", "b4"]))
    sections = draw(st.lists(st.sampled_from(["s1", "s2", "s3"]), unique=True, max_size=3))
    told = [(key, draw(st.sampled_from(["A", "B"])), []) for key in sections]
    for block in ids[: draw(st.integers(0, 4))] if told else []:
        draw(st.sampled_from(told))[2].append((block, *draw(_values)))
    about = draw(
        st.fixed_dictionaries(
            {"title": _words}, optional={"licence": _words, "practice": st.just([])}
        )
    )
    return edition(*told, **about)


@given(editions(), editions())
def test_versions_are_the_same_only_if_all_that_was_frozen_is(before, after):
    comparison = compare_versions(before, after, [])
    is_same = not (comparison.about or comparison.differences or comparison.files)
    assert is_same == (before == after)
    blocks = sum(len(section["blocks"]) for section in after["sections"])
    assert comparison.unchanged <= blocks


@given(editions())
def test_a_version_is_the_same_as_itself(one):
    assert compare_versions(one, deepcopy(one), []).unexplained == 0
