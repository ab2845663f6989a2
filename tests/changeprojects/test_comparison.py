"""Comparing two versions: plain values in, plain values out."""

import pytest

from changeprojects.block_words import words_of
from changeprojects.comparison import compare_versions
from changeprojects.difference import mark_words


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


def test_what_was_kept_on_purpose_is_told():
    entry = {"type": "kept", "text": "Courts need it.", "reason": "voice", "block_ids": ["b2"]}
    comparison = compare_versions(BEFORE, BEFORE, [entry])
    assert (comparison.kept, comparison.changed_parts) == (1, 0)
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
    assert comparison.changed_parts == 1


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
        (
            "voice_quote",
            {"id": "a", "url": "https://a.example/api/v1/quotes/a"},
            "What one person said: https://a.example/api/v1/quotes/a",
        ),
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


def test_a_changed_heading_changes_its_section():
    after = edition(("s1", "First", {"b1": "<p>Old words.</p>", "b2": "<p>Kept.</p>"}))
    assert states(BEFORE, after) == [("s1", "changed")]


# ---------------------------------------------------------------- reasons and files


def entry(*block_ids, text="Better."):
    return {"type": "changed", "text": text, "reason": "test", "block_ids": list(block_ids)}


def file(name, digest="1"):
    return {"name": name, "sha256": digest, "size": 11, "url": f"https://x.example/{digest}"}


def with_files(*files, **held):
    """An edition of one section with these files, those of `held` in the block of that name."""
    blocks = {block: {"title": "-", "rows": [{"picture": one}]} for block, one in held.items()}
    return edition(("s1", "One", blocks)) | {"files": [*files, *held.values()]}


def files_of(before, after, *entries):
    found = compare_versions(before, after, entries).files
    return [(one.state, one.name, sorted(one.where), one.changes) for one in found]


def test_a_change_that_no_entry_names_is_counted_as_unexplained():
    after = edition(("s1", "One", {"b1": "<p>New.</p>", "b2": "<p>Newer.</p>"}))
    assert compare_versions(BEFORE, after, [entry("b1")]).unexplained == 1
    assert compare_versions(BEFORE, after, [entry("s1")]).unexplained == 0
    assert compare_versions(BEFORE, BEFORE, []).unexplained == 0


def test_an_entry_beside_no_change_is_told_all_the_same():
    after = edition(("s1", "One", {"b1": "<p>New.</p>", "b2": "<p>Kept.</p>"}))
    nowhere, gone, beside = entry(text="Whole."), entry("b9", text="Gone."), entry("b1")
    assert compare_versions(BEFORE, after, [nowhere, beside, gone]).elsewhere == [nowhere, gone]


def test_files_are_added_removed_and_replaced_under_their_name():
    before = with_files(file("b.pdf", "2"), file("c.pdf", "3"), file("same.pdf", "9"))
    after = with_files(file("a.pdf", "1"), file("b.pdf", "4"), file("same.pdf", "9"))
    assert files_of(before, after) == [
        ("added", "a.pdf", [], []),
        ("replaced", "b.pdf", [], []),
        ("removed", "c.pdf", [], []),
    ]


@pytest.mark.parametrize("named", ["b1", "s1"])
def test_an_entry_about_a_block_explains_the_file_in_it(named):
    before, after = with_files(b1=file("a.jpg", "1")), with_files(b1=file("a.jpg", "2"))
    assert files_of(before, after, entry(named)) == [("replaced", "a.jpg", ["b1"], [entry(named)])]
    comparison = compare_versions(before, after, [entry(named)])
    assert (comparison.unexplained, comparison.elsewhere) == (0, [])


def test_a_file_of_the_text_without_a_reason_is_unexplained_and_its_block_not_unchanged():
    before = with_files(b1=file("a.jpg", "1"), b2=file("b.jpg", "5"))
    after = with_files(b1=file("a.jpg", "2"), b2=file("b.jpg", "5"))
    for edition_ in (before, after):
        for block in edition_["sections"][0]["blocks"]:
            block["type"] = "easy_read"
            block["value"]["rows"][0]["sentence"] = "A meeting."
    comparison = compare_versions(before, after, [])
    assert (comparison.differences, comparison.unchanged) == ([], 1)
    assert comparison.unexplained == 1


def test_another_form_of_a_version_needs_no_reason():
    comparison = compare_versions(
        with_files(file("a.mp3", "1")), with_files(file("a.mp3", "2")), []
    )
    assert len(comparison.files) == 1
    assert comparison.unexplained == 0


def test_the_one_file_that_takes_the_place_of_another_replaces_it_under_any_name():
    before = with_files(file("x.pdf", "7"), b1=file("old.pdf", "1"))
    after = with_files(file("y.pdf", "8"), b1=file("new.pdf", "2"))
    assert files_of(before, after) == [
        ("replaced", "new.pdf", ["b1"], []),
        ("removed", "x.pdf", [], []),
        ("added", "y.pdf", [], []),
    ]


def test_a_block_that_lost_and_got_several_files_pairs_none_of_them():
    rows = [file("a.jpg", "1"), file("b.jpg", "2")], [file("c.jpg", "3"), file("d.jpg", "4")]
    before, after = (edition(("s1", "One", {"b1": one})) | {"files": one} for one in rows)
    states = [one.state for one in compare_versions(before, after, []).files]
    assert states == ["removed", "removed", "added", "added"]
