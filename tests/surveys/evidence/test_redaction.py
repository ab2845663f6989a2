"""What is proposed for taking out of people's words, and how the words read without it."""

import itertools
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.engine.recognising import knows_names, propose
from surveys.engine.redaction import Span, Why, find, without


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Karen Holt never rang me.", "[name] never rang me."),
        ("I was told by Mr. O’Neil to wait.", "I was told by Mr. [name] to wait."),
        ("We moved to Dunmere last year.", "We moved to [place] last year."),
        ("He goes to Ashford Primary School.", "He goes to [place]."),
        ("Ring 07700 900123 or +44 7700 900123.", "Ring [phone number] or [phone number]."),
        ("Write to k.holt@example.org, please.", "Write to [e-mail address], please."),
        ("We live at AB1 2CD now.", "We live at [postcode] now."),
        ("It was on 3 March 2026.", "It was on [date]."),
        ("It was on 03/03/2026, in 2026.", "It was on [date], in [date]."),
        ("My case is 20261234 or AB12345.", "My case is [number] or [number]."),
        (
            "They came on Monday. 3 of us sat there.",
            "They came on [date]. [number] of us sat there.",
        ),
        ("I felt blamed. The worker was late. My worker listened, and rang me back.", None),
        ("We felt close to each other at a good school, by the way.", None),
        ("", None),
    ],
)
def test_proposes_what_could_say_who_somebody_is(text, read):
    assert without(text, propose(text)) == (text if read is None else read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "my worker sarah came to flat 12, mill lane, leeds and i am 14",
            "my worker [name] came to [place], [place] and i am [number]",
        ),
        ("my name is zed quill", "my name is [name]"),
        ("i am called zubeda", "i am called [name]"),
        ("my social worker janek came", "my social worker [name] came"),
        ("my son khadim goes to st marks school", "my son [name] goes to [place]"),
        ("he lives in ashby", "he lives in [place]"),
        ("we came from dunmere", "we came from [place]"),
        ("add me on insta zqx", "add me on insta [detail]"),
    ],
)
def test_proposes_as_people_write_on_phones(text, read):
    assert without(text, propose(text)) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("May said he left. Will came.", "[name] said he left. [name] came."),
        ("April and June did too.", "[name] and [name] did too."),
        ("Then Mark, Rose and Grace went.", "Then [name], [name] and [name] went."),
        ("My worker Will asked.", "My worker [name] asked."),
        ("Will you listen? May I say it? I may, and will.", None),
        ("She began in May and left in march.", "She began in [date] and left in [date]."),
    ],
)
def test_proposes_names_that_are_words_too(text, read):
    assert without(text, propose(text)) == (text if read is None else read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("See www.facebook.com/sarah.jones.", "See [detail]."),
        ("See sarahjones.co.uk or @sarah_j.", "See [detail] or [detail]."),
        ("at 12 Mill Lane", "at [place]"),
        (
            "on the 14th, on 14/3, on the fourteenth",
            "on the [date], on [date], on the [date]",
        ),
        (
            "3 kids aged 2, 5 and 7, one is fourteen",
            "[number] kids aged [number], [number] and [number], one is [number]",
        ),
        ("a fourteen-year-old, a one year old", "a [number]-year-old, a [number] year old"),
        ("she is twenty five", "she is [number]"),
    ],
)
def test_proposes_addresses_ages_and_days(text, read):
    assert without(text, propose(text)) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("كان عمري ١٤ سنة في مارس", "كان عمري [number] سنة في [date]"),
        ("وہ پیر کو آئے، ۱۴ جنوری", "وہ [date] کو آئے، [date]"),
        ("ਮੇਰੀ ਉਮਰ ੧੪ ਸਾਲ ਮਾਰਚ", "ਮੇਰੀ ਉਮਰ [number] ਸਾਲ [date]"),
        ("我14岁，她十五岁", "我[number]岁，她[number]岁"),
        (
            "fy enw i yw eleri, yn byw yn llanrwst, pedair ar ddeg oed, ysgol y bryn ym mis mawrth",
            "fy enw i yw [name], yn byw yn [place], [number] oed, [place] ym mis [date]",
        ),
        ("przyszła w styczniu, 3 stycznia", "przyszła w styczniu, [date]"),
    ],
)
def test_proposes_numbers_and_months_in_other_languages_and_scripts(text, read):
    assert without(text, propose(text)) == read


@pytest.mark.parametrize(
    ("text", "language", "known"),
    [
        ("Sarah came.", "en-gb", True),
        ("Sarah came.", "easy-read", True),
        ("Daeth Eleri.", "cy", True),
        ("Przyszła Ewa.", "pl", False),
        ("جاءت سارة", "ar", False),
        ("جاءت سارة", "en-gb", False),
        ("Sarah, ਸਾਰਾ", "en-gb", False),
        ("", "en-gb", True),
    ],
)
def test_says_where_nothing_looks_for_names(text, language, known):
    assert knows_names(text, language) is known


def test_words_that_a_person_found_are_taken_out_everywhere_but_not_inside_others():
    text = "Red hair. My red bike is reddish."
    assert (
        without(text, find(text, " red ", Why.OTHER))
        == "[detail] hair. My [detail] bike is reddish."
    )
    assert find(text, "  ", Why.OTHER) == ()


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        # Chinese has no blanks, Arabic and Tigrinya write “to” and “and” in one with a name, Korean
        # what follows it.
        (
            "我叫李明，住在曼城。李明15岁，Sam他走了。",
            "李明",
            "我叫[name]，住在曼城。[name]15岁，Sam他走了。",
        ),
        ("我叫李明，Sam他走了，Samson没走。", "Sam", "我叫李明，[name]他走了，Samson没走。"),
        ("我15岁，2015年来的。", "15", "我[name]岁，2015年来的。"),
        ("قلت لسارة إن سارة هنا، ولـسارة", "سارة", "قلت ل[name] إن [name] هنا، ولـ[name]"),
        ("ንሳራ ነገርክዋ", "ሳራ", "ን[name] ነገርክዋ"),
        ("ਸਾਰਾ ਨੇ ਸੁਣਿਆ", "ਸਾਰਾ", "[name] ਨੇ ਸੁਣਿਆ"),
        ("я сказав Олені", "Олен", "я сказав Олені"),
        # Blanks and ends of lines are shown as one blank, and copied as one.
        (
            "I told Sara  Lund, and sara\r\nlund left.",
            "Sara Lund",
            "I told [name], and [name] left.",
        ),
        ("I told Sara Lund.", " Sara   Lund ", "I told [name]."),
        ("The artist has a heart, art and all.", "art", "The artist has a heart, [name] and all."),
        # What stands in a word does not hide what overlaps it.
        ("banana na na", "na na", "banana [name]"),
    ],
)
def test_words_are_taken_out_in_every_script(text, words, read):
    assert without(text, find(text, words, Why.NAME)) == read


@given(st.text("李明سل A1_ \n", max_size=12), st.text("李明سل A1_ \n", max_size=4))
def test_what_stands_between_blanks_is_always_found(around, words):
    found = find(f"{around} {words} {around}", words, Why.NAME)
    assert bool(found) is bool(words.split())
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


def test_finding_words_takes_no_longer_for_what_repeats_itself():
    began = process_time()
    assert find("a" * 20_000, "a" * 300, Why.NAME) == ()
    assert find(" " * 20_000 + "x", "a b", Why.NAME) == ()
    assert find("a " * 10_000 + "ab", "a a b", Why.NAME) == ()
    assert process_time() - began < 1


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


@pytest.mark.parametrize("one", ["a", "a-", "a.", "a1", "one-", "1 ", "Aa ", "my name is "])
def test_a_long_answer_is_read_at_once(one):
    began = process_time()
    propose((one * 5000)[:5000])
    assert process_time() - began < 1
