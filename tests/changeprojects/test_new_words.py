"""What proves something is what was not said before, wherever it stands and however it is set."""

import pytest

from changeprojects.block_words import LABELS, words_of
from changeprojects.new_words import changed_ids, still_changed_ids, words_in

SHARE = "<p>Share the statement with the family before the hearing.</p>"
ASK = "<p>Ask them what is wrong in it. Write that down.</p>"
FILE = {"name": "form.pdf", "sha256": "a" * 64, "size": 9, "url": "/f/", "media_type": "x/y"}


def edition(*sections):
    """An edition of sections: each has an id, a heading, and blocks as id, kind and value."""
    return {
        "sections": [
            {
                "id": key,
                "number": number,
                "heading": heading,
                "blocks": [
                    {"id": one, "type": kind, "value": value} for one, kind, value in blocks
                ],
            }
            for number, (key, heading, *blocks) in enumerate(sections, start=1)
        ]
    }


def paragraphs(**said):
    """An edition of one section."""
    return edition(("s1", "Sharing", *((key, "paragraph", said[key]) for key in said)))


BEFORE = paragraphs(b1=SHARE, b2=ASK)


LISTED = "<ul><li>Ask the family first.<ul><li>By phone.</li></ul></li></ul>"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (LISTED, "Ask the family first.|By phone."),
        ("<ul><li>A<ol><li>B<ul><li><b>C</b> d</li></ul></li></ol>E</li></ul>", "A|B|C d|E"),
        ("<ul><li><p>A</p><p>B</p></li><li>C</li></ul>", "A|B|C"),
        ("<blockquote>A<p>B</p></blockquote>C", "A|B|C"),
        ("<table><tr><th>A</th><td>B<ul><li>C</li></ul></td></tr></table>", "A|B|C"),
        ("<p>A<br/>B</p>", "A B"),
        # What was told as one line always is so still.
        ("<p>A <b> b</b>\n c<i>d</i></p> <h3>E</h3><ol><li>F</li></ol>", "A b cd|E|F"),
        ("A <b>b</b><!-- no word -->", "A b"),
        ("<p> </p>", ""),
    ],
)
def test_all_words_of_rich_text_are_told_in_the_order_in_which_they_are_read(text, lines):
    assert "|".join(words_of("paragraph", text)) == lines


def changed(after, *named, before=(BEFORE,), beside=()):
    earlier, others = ([words_in(one) for one in those] for those in (before, beside))
    return changed_ids(named, words_in(after), earlier, others)


@pytest.mark.parametrize(
    "words",
    [
        "<p>Share the statement with the family before the hearing</p>",
        "<p>Share the statement, with the family, before the hearing!</p>",
        "<p>Share the statement with the family be\u00adfore the hear\u200bing.</p>",
        "<p>Share the statement with the family before\u00a0 the hearing.</p>",
        "<p>Share the statement with the family before the hear\uff49ng.</p>",
        "<p><b>SHARE</b> the statement with the <i>family</i> before the hearing.</p>",
        "<p>Share the statement</p><p>with the family before the hearing.</p>",
        "<ul><li>Share the statement. With the family: before the hearing.</li></ul>",
        "<p>Share the statement with the family before the he\ufe0ea\u1160ring.</p>",
        "<p>Sh\u0430re the st\u03b1tement with the family before the hearing.</p>",
        "<p>Share the statement with the famiIy bef0re the hearing.</p>",
        "<p>Sha\u200are the statement with the fam ily before the hear\u2009ing.</p>",
    ],
)
def test_the_same_words_set_otherwise_are_no_change(words):
    assert changed(paragraphs(b1=words, b2=ASK), "s1", "b1", "b2") == set()


@pytest.mark.parametrize(
    "after",
    [
        paragraphs(b1=SHARE, b2=ASK, new=SHARE),
        paragraphs(b1=SHARE, b2=ASK, new="<p>Write that down. Ask them what is wrong in it.</p>"),
        paragraphs(b2=ASK, new=SHARE),
        paragraphs(new=f"{SHARE}{ASK}"),
        paragraphs(
            b1="<p>Share the statement</p>",
            new="<p>with the family before the hearing.</p>",
            b2=ASK,
        ),
        edition(
            ("s1", "Sharing", ("b2", "paragraph", ASK)),
            ("s2", "Sharing", ("new", "paragraph", SHARE)),
        ),
    ],
)
def test_words_that_stand_elsewhere_are_no_change(after):
    assert changed(after, "s1", "s2", "b1", "b2", "new") == set()


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("<p>Share the statement with the family a week before the hearing.</p>", {"b1"}),
        ("<p>Do not share the statement with the family before the hearing.</p>", {"b1"}),
        ("<p>Share the statement with the family.</p>", {"b1"}),
        ("<p>Share it.</p>", {"b1"}),
        (f"{SHARE}<p>Within 5 days.</p>", {"b1"}),
    ],
)
def test_words_that_came_or_went_are_a_change(words, parts):
    assert changed(paragraphs(b1=words, b2=ASK), "s1", "b1", "b2") == parts


def test_an_item_with_items_below_it_is_compared_like_any_other():
    before = [paragraphs(b1=LISTED)]
    flat = "<ul><li>Ask the family first.</li><li>By phone.</li></ul>"
    assert changed(paragraphs(b1=flat), "b1", before=before) == set()
    said = LISTED.replace("first", "last")
    assert changed(paragraphs(b1=said), "b1", before=before) == {"b1"}


def test_what_was_taken_out_is_a_change_of_what_it_was():
    assert changed(paragraphs(b1=SHARE), "b1", "b2", "s1") == {"b2"}
    assert changed(edition(("s2", "Other", ("b1", "paragraph", SHARE))), "s1", "s2") == {"s1", "s2"}


def test_numbers_are_words():
    before = paragraphs(b1="<p>Wait 3.5 days and pay £10.</p>")
    for words in ("<p>Wait 35 days and pay £10.</p>", "<p>Wait 3.5 days and pay $10.</p>"):
        assert changed(paragraphs(b1=words), "b1", before=[before]) == {"b1"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait 5-7 days.", "Wait 5–7 days."),
        ("Wait 5-7 days.", "Wait 5 – 7 days."),
        ("Wait 5-7 days.", "Wait 5\u20117 days."),
        ("Ring at 9.30.", "Ring at 9:30."),
        ("In 2024-25 it began.", "In 2024/25 it began."),
        ("It costs £1,000,000.", "It costs £1000000."),
        ("It costs £10 000.", "It costs £10\u202f000."),
        ("Wait 50 days.", "Wait \u06f5\u0660 days."),
        ("A good plan.", "A \u0261ood plan."),
        ("A good plan.", "A go\u0585d plan."),
        ("A good plan.", "A g\u1d0f\u1d0fd plan."),
        ("A good plan.", "A good pl\u0251n."),
        ("A GOOD PLAN.", "A GO\u039fD PL\u0391\u039d."),
        ("The family's plan.", "The family\u02bcs plan."),
        ("The family's plan.", "The familys plan\u02b9."),
        ("Say it once.", "Say it \u01c3once."),
        ("A café plan.", "A cafe\u0301 plan."),
        ("A café plan.", "A cafe plan."),
        ("Ask parents and workers.", "Ask parents & workers."),
        ("Ask parents and workers.", "Ask parents&workers."),
        ("Ask parents and workers.", "Ask parents \uff06 workers."),
        ("Read part II.", "Read part \u2161."),
        ("Read part II.", "Read part \u2170\u2170."),
        ("Share the plan.", "Share the plan\u00aa."),
        ("Share the plan.", "Share the \u00ba plan."),
        ("Share the plan.", "Share the plan\u00b2."),
        ("Share the plan.", "Share the plan\u1d43."),
        ("Share the plan.", "\u2160 Share the plan."),
        ("Share the plan.", "\u2160. Share the plan."),
        ("Share the plan.", "Share the plan. \u217b"),
        ("On the 1st day.", "On the 1\u02e2\u1d57 day."),
        ("Rooms of 5 m2.", "Rooms of 5 m\u00b2."),
    ],
)
def test_letters_and_signs_that_nobody_can_tell_apart_are_no_change(before, after):
    for one, other in ((before, after), (after, before)):
        assert changed(paragraphs(b1=other), "b1", before=[paragraphs(b1=one)]) == set()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Wait 5-7 days.", "Wait 5–8 days."),
        ("Wait 5-7 days.", "Wait 57 days."),
        ("Wait 5-7 days.", "Wait 7-5 days."),
        ("Ring at 9.30.", "Ring at 9:45."),
        ("It costs £1,000.", "It costs £1,500."),
        ("It costs £1.50.", "It costs £150."),
        ("Wait \u06f5 days.", "Wait \u06f6 days."),
        ("Wait \u2461 days.", "Wait \u2462 days."),
        ("Wait a \u2153 day.", "Wait a \u2154 day."),
        ("Ask parents and workers.", "Ask parents or workers."),
        ("Read part \u2160.", "Read all of it."),
        ("Show the mother the plan.", "Show the father the plan."),
        ("ہم نے سنا۔", "ہم نے کہا۔"),
        ("باپ نے سنا۔", "بات نے سنا۔"),
        ("اس نے کہا۔", "اس نے کھا۔"),
    ],
)
def test_another_number_or_another_word_is_a_change(before, after):
    assert changed(paragraphs(b1=after), "b1", before=[paragraphs(b1=before)]) == {"b1"}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("because", {"text": "Many families could not pay the bus.", "recommendation": "R-1"}),
        ("voice_quote", {"id": "q", "url": "/api/v1/quotes/q"}),
        ("quotation", {"text": "Travel is dear.", "source": "A made-up guide", "url": ""}),
        ("evidence", {"source": "A study of buses", "how_strong": "Weak", "as_at": "2026-01-01"}),
    ],
)
def test_why_or_what_somebody_said_is_no_change(kind, value):
    with_it = edition(
        ("s1", "Sharing", ("b1", "paragraph", SHARE), ("b2", "paragraph", ASK), ("x", kind, value))
    )
    assert changed(with_it, "x", "s1") == set()
    assert changed(BEFORE, "x", "s1", before=[with_it]) == set()


def still(now, *parts, then):
    before = [words_in(BEFORE)]
    return still_changed_ids(parts, words_in(then), words_in(now), before)


def test_a_change_is_there_as_long_as_it_is_said_anywhere():
    then = paragraphs(b1="<p>Share it a week before.</p>", b2=ASK)
    assert still(then, "b1", then=then) == {"b1"}
    assert still(BEFORE, "b1", then=then) == set()
    assert still(paragraphs(b1="<p>Share it early.</p>", b2=ASK), "b1", then=then) == {"b1"}
    moved = paragraphs(b1=SHARE, b2=ASK, b3="<p>Share it a week before.</p>")
    assert still(moved, "b1", then=then) == {"b1"}
    note = ("b3", "because", {"text": "Share it a week before."})
    told = ("s1", "Sharing", ("b1", "paragraph", SHARE), ("b2", "paragraph", ASK), note)
    assert still(edition(told), "b1", then=then) == set()


def test_what_came_and_went_again_is_there_no_more():
    then = paragraphs(b1=SHARE, b2=ASK, b3="<p>We pay the bus.</p>")
    assert still(BEFORE, "b3", then=then) == set()
    gone = paragraphs(b1=SHARE)
    assert still(gone, "b2", then=gone) == {"b2"}
    assert still(BEFORE, "b2", then=gone) == set()


def test_a_section_is_its_heading_alone():
    after = edition(
        (
            "s1",
            "Sharing",
            ("b1", "paragraph", SHARE),
            ("b3", "paragraph", "<p>Call on Mondays.</p>"),
        )
    )
    assert changed(after, "s1") == set()
    assert changed(after, "s1", "b3") == {"b3"}
    renamed = edition(("s1", "Statement", ("b1", "paragraph", SHARE), ("b2", "paragraph", ASK)))
    assert changed(renamed, "s1", "b1") == {"s1"}


def test_what_any_version_before_said_is_not_new():
    middle = paragraphs(b1="<p>Share it a week before.</p>", b2=ASK)
    after = paragraphs(b1="<p>Share it a week before.</p>", b2=ASK)
    assert changed(after, "b1") == {"b1"}
    assert changed(after, "b1", before=[BEFORE, middle]) == set()
    assert changed(BEFORE, "b1", before=[BEFORE, middle]) == set()
    assert changed(paragraphs(b2=ASK), "b1", before=[BEFORE, middle]) == {"b1"}


def test_what_another_product_said_is_not_new():
    report = edition(("x1", "What we learned", ("y1", "paragraph", SHARE)))
    assert changed(report, "x1", "y1", before=[]) == {"x1", "y1"}
    assert changed(report, "y1", before=[], beside=[BEFORE]) == set()
    # Nobody took out of one product what another one still says, or never said.
    assert changed(paragraphs(b2=ASK), "b1", before=[], beside=[BEFORE]) == set()


def test_another_kind_of_block_with_the_same_words_is_no_change():
    tip = {"text": "Share the statement with the family before the hearing.", "from_whom": ""}
    after = edition(("s1", "Sharing", ("new", "practice_tip", tip), ("b2", "paragraph", ASK)))
    assert changed(after, "s1", "b1", "new") == set()
    listed = {"items": ["Write that down", "Ask them what is wrong in it"]}
    after = edition(("s1", "Sharing", ("b1", "paragraph", SHARE), ("b2", "checklist", listed)))
    assert changed(after, "b2") == set()


def test_every_label_of_a_block_is_known():
    blank = {"title": "Read it", "source": "Ofsted", "not_this": "a", "but_this": "b", "text": "t"}
    values = {
        "evidence": {"claim": "c", "source": "s", "how_strong": "h", "as_at": "2026-01-01"},
        "worked_example": blank,
        "because": blank,
        "practice_tip": blank,
        "diagram": {"alt": "a", "long_description": "t"},
        "content_note": {"what": "w", "how_to_skip": "h"},
        "download": {"title": "t", "file": None},
        "voice_quote": {"url": "/q/"},
    }
    labels = [line.partition(": ")[0] for kind in values for line in words_of(kind, values[kind])]
    assert {f"{one}:" for one in labels if one not in ("t", "Ofsted")} <= set(LABELS)


def test_files_are_told_apart_by_their_bytes():
    def download(**fields):
        value = {"title": "The form", "file": FILE | fields}
        return edition(("s1", "Forms", ("b1", "download", value)))

    before = [download()]
    assert changed(download(name="new.pdf", url="/g/"), "b1", before=before) == set()
    assert changed(download(sha256="b" * 64), "b1", before=before) == {"b1"}
    again = edition(("s1", "Forms", ("new", "download", {"title": "The form", "file": FILE})))
    assert changed(again, "b1", "new", before=before) == set()


def test_values_of_any_shape_are_compared_by_their_words():
    before = edition(("s1", "One", ("b1", "new kind", {"title": "T", "steps": ["a", "b"]})))
    after = edition(("s1", "One", ("b1", "new kind", {"title": "T", "steps": ["a", "c"]})))
    assert changed(after, "s1", "b1", before=[before]) == {"b1"}
    assert changed(before, "s1", "b1", before=[before]) == set()
