"""What the API tells of two versions: all of it that differs, plain values in, plain values out."""

from hypothesis import given
from hypothesis import strategies as st

from syndication.compared_words import word_runs, words_between
from syndication.comparison import compare, moves


def version(*sections, **about):
    """A version from (id, heading, {block id: value})."""
    return (
        {"id": "x", "title": "The kit"}
        | about
        | {
            "sections": [
                {
                    "id": key,
                    "heading": heading,
                    "blocks": [
                        {"id": block, "type": "paragraph", "value": value}
                        for block, value in blocks.items()
                    ],
                }
                for key, heading, blocks in sections
            ]
        }
    )


BEFORE = version(("s1", "Before", {"b1": "One.", "b2": "Two."}), ("s2", "After", {"b3": "Three."}))


def test_what_is_the_same_is_not_listed():
    body = compare(BEFORE, BEFORE)
    assert [body[name] for name in ("members", "sections", "blocks", "files")] == [[], [], [], []]


def test_a_heading_that_changed_is_listed_as_its_section():
    after = version(
        ("s1", "First", {"b1": "One.", "b2": "Two."}), ("s2", "After", {"b3": "Three."})
    )
    body = compare(BEFORE, after)
    assert body["sections"] == [
        {"change": "changed", "id": "s1", "before": "Before", "after": "First"}
    ]
    assert body["blocks"] == []


def test_sections_come_and_go():
    after = version(("s1", "Before", {"b1": "One.", "b2": "Two."}), ("s3", "Last", {}))
    assert compare(BEFORE, after)["sections"] == [
        {"change": "added", "id": "s3", "after": "Last"},
        {"change": "removed", "id": "s2", "before": "After"},
    ]


def test_a_section_that_moved_is_listed_and_its_blocks_are_not():
    after = version(
        ("s2", "After", {"b3": "Three."}), ("s1", "Before", {"b1": "One.", "b2": "Two."})
    )
    body = compare(BEFORE, after)
    [section] = body["sections"]
    assert (section["change"], section["id"]) == ("moved", "s2")
    assert section["moved"] == {"from": {"number": 2}, "to": {"number": 1}}
    assert body["blocks"] == []


def test_a_block_that_moved_says_from_where_and_to_where():
    after = version(
        ("s1", "Before", {"b1": "One."}), ("s2", "After", {"b2": "Two.", "b3": "Three."})
    )
    assert compare(BEFORE, after)["blocks"] == [
        {
            "change": "moved",
            "id": "b2",
            "type": "paragraph",
            "section": "After",
            "moved": {
                "from": {"section": "s1", "heading": "Before", "number": 1, "place": 2},
                "to": {"section": "s2", "heading": "After", "number": 2, "place": 1},
            },
            "before": "Two.",
            "after": "Two.",
        }
    ]


def test_a_block_that_moved_and_changed_is_listed_once_with_both():
    after = version(("s1", "Before", {"b1": "One."}), ("s2", "After", {"b2": "2.", "b3": "Three."}))
    [block] = compare(BEFORE, after)["blocks"]
    assert block["change"] == "changed"
    assert block["moved"]["to"]["section"] == "s2"
    assert block["words"][0] == {"change": "removed", "text": "Two"}


def test_what_a_version_tells_beside_its_text_is_listed_where_it_differs():
    old = version(title="Old", licence="CC0", version="0.3", stage="pilot", change_note="a")
    new = version(title="New", version="1.0", stage="final", change_note="b", practice=[])
    assert compare(old, new)["members"] == [
        {"name": "licence", "before": "CC0", "after": None},
        {"name": "practice", "before": None, "after": []},
        {"name": "title", "before": "Old", "after": "New"},
    ]


def test_words_are_those_of_all_texts_without_markup():
    file = {"name": "a.pdf", "sha256": "1", "size": 4}
    before = {"title": "A", "steps": ["<p>Read <b>it</b>.</p><p>Wait.</p>"], "file": file}
    after = before | {"title": "B", "minutes": 5, "said": True, "file": file | {"sha256": "2"}}
    assert words_between(before, after) == [
        {"change": "removed", "text": "A"},
        {"change": "added", "text": "B"},
        {"change": "same", "text": "\nRead it.\nWait.\na.pdf"},
        {"change": "added", "text": "\n5"},
    ]


def test_an_address_is_one_word():
    assert list(word_runs("at https://a.example/b", "at https://a.example/c")) == [
        ("same", "at"),
        ("removed", " https://a.example/b"),
        ("added", " https://a.example/c"),
    ]


@given(st.permutations("abcdef"), st.permutations("abcdef"), st.integers(0, 6))
def test_what_did_not_move_kept_its_order(first, second, cut):
    before = version(
        ("s1", "One", dict.fromkeys(first[:cut], "")), ("s2", "Two", dict.fromkeys(first[cut:], ""))
    )
    after = version(
        ("s1", "One", dict.fromkeys(second[:3], "")), ("s2", "Two", dict.fromkeys(second[3:], ""))
    )
    moved = moves(before, after)

    def staying(one):
        return [
            [block["id"] for block in section["blocks"] if block["id"] not in moved]
            for section in one["sections"]
        ]

    assert staying(before) == staying(after)
    assert bool(moved) == (first[:cut] != second[:3] or first[cut:] != second[3:])
