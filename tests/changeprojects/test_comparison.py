"""Comparing two versions: plain values in, plain values out."""

import pytest

from changeprojects.block_words import words_of
from changeprojects.comparison import compare_versions, differing_ids, mark_words


def edition(*sections):
    """An edition's JSON from (id, heading, {block id: text})."""
    return {
        "sections": [
            {
                "id": key,
                "number": number,
                "heading": heading,
                "blocks": [
                    {"id": block, "type": "paragraph", "value": value}
                    for block, value in blocks.items()
                ],
            }
            for number, (key, heading, blocks) in enumerate(sections, start=1)
        ]
    }


BEFORE = edition(("s1", "One", {"b1": "<p>Old words.</p>", "b2": "<p>Kept.</p>"}))


def states(before, after, entries=()):
    differences = compare_versions(before, after, entries).differences
    return [(*one.block_ids, one.state) for one in differences]


def test_the_same_has_no_difference():
    comparison = compare_versions(BEFORE, BEFORE, [])
    assert (comparison.differences, comparison.unchanged) == ([], 2)


def test_added_changed_and_removed_blocks_are_found_in_reading_order():
    after = edition(
        ("s1", "One", {"b1": "<p>New words.</p>"}), ("s2", "Two", {"b3": "<p>More.</p>"})
    )
    assert states(BEFORE, after) == [
        ("b1", "changed"),
        ("b2", "removed"),
        ("b3", "added"),
    ]


def test_a_block_that_only_moved_is_unchanged():
    after = edition(("s1", "One", {"b2": "<p>Kept.</p>", "b1": "<p>Old words.</p>"}))
    assert states(BEFORE, after) == []


def test_what_was_kept_on_purpose_is_told():
    entry = {"type": "kept", "text": "Courts need it.", "reason": "voice", "block_ids": ["b2"]}
    comparison = compare_versions(BEFORE, BEFORE, [entry])
    assert (comparison.kept, comparison.changed_parts, comparison.asked_for) == (1, 0, 0)
    assert states(BEFORE, BEFORE, [entry]) == [("b2", "kept")]


def test_an_entry_about_a_section_is_about_its_blocks():
    after = edition(("s1", "One", {"b1": "<p>New words.</p>", "b2": "<p>Kept.</p>"}))
    entry = {"type": "changed", "text": "Better.", "block_ids": ["s1"]}
    [difference] = compare_versions(BEFORE, after, [entry]).differences
    assert difference.changes == [entry]


def test_neighbours_with_one_reason_are_told_as_one():
    after = edition(("s1", "One", {"b1": "<p>New.</p>", "b2": "<p>Newer.</p>"}))
    entry = {"type": "changed", "text": "Better.", "reason": "voice", "block_ids": ["s1"]}
    comparison = compare_versions(BEFORE, after, [entry])
    [difference] = comparison.differences
    assert difference.block_ids == ("b1", "b2")
    assert difference.before_html.count("<p>") == difference.after_html.count("<p>") == 2
    assert (comparison.changed_parts, comparison.asked_for) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("because", {"text": "It came late.", "recommendation": "REC-02"}, "said: It came late."),
        (
            "evidence",
            {"source": "One pilot.", "how_strong": "", "as_at": "2025-12-01"},
            "Evidence: One pilot.|As at: December 2025",
        ),
        (
            "legal",
            {"jurisdiction": "England", "law_as_at": "2026-07-01", "text": "Courts set it."},
            "England. Law as at July 2026.|Courts set it.",
        ),
        ("worked_example", {"not_this": "Late.", "but_this": "Ill."}, "Not: Late.|But: Ill."),
        ("checklist", {"items": ["Names", "Dates"]}, "Names|Dates"),
        (
            "exercise",
            {
                "title": "Read it",
                "for_whom": "a team",
                "minutes": 5,
                "bring": "",
                "steps": ["Read."],
                "for_leader": "Wait.",
            },
            "Exercise. Read it|For a team, 5 minutes.|Read.|For the person leading: Wait.",
        ),
    ],
)
def test_every_block_reads_as_words(kind, value, words):
    said = "|".join(words_of(kind, value))
    assert said.endswith(words)
    assert "REC-" not in said


def test_words_are_marked():
    before, after = mark_words(["Share it, if you can."], ["Share it 5 days before."])
    assert before == "<p>Share it<del>, if you can</del>.</p>"
    assert after == "<p>Share it<ins> 5 days before</ins>.</p>"


def test_markup_in_words_is_only_words():
    before, after = mark_words(["a"], ["<script>x</script> & b"])
    assert "<script>" not in after
    assert "&lt;" in after
    assert before.startswith("<p>")


def test_marks_do_not_cross_lines():
    _, after = mark_words(["one"], ["one", "two", "three"])
    assert after == "<p>one</p><p><ins>two</ins></p><p><ins>three</ins></p>"


def test_values_of_any_shape_are_compared_by_their_words():
    one = edition(("s1", "One", {"b1": {"title": "T", "steps": ["a", "b"], "minutes": 5}}))
    other = edition(("s1", "One", {"b1": {"title": "T", "steps": ["a", "c"], "minutes": 5}}))
    assert differing_ids(one, other) == {"b1", "s1"}


def test_a_changed_heading_changes_its_section():
    after = edition(("s1", "First", {"b1": "<p>Old words.</p>", "b2": "<p>Kept.</p>"}))
    assert states(BEFORE, after) == [("s1", "changed")]
