"""Each finding: a survey in which it is found, and its neighbour in which it is not."""

from dataclasses import replace

import pytest

from surveys.compiler import unsaid
from surveys.engine import findings
from surveys.engine.advice import advice
from surveys.engine.left_in_english import NEEDED
from surveys.engine.lint import lint
from surveys.engine.phrasebook import PHRASES, marks_of
from surveys.engine.questions import (
    Clip,
    Note,
    Option,
    Picture,
    Question,
    Reader,
    Schema,
    Step,
    Words,
)
from surveys.engine.reading import coleman_liau_age, lix, lix_age
from surveys.engine.rules import AllOf, AnyOf, Rule
from surveys.models import Survey


def choice(key, label="How was it?", values=("yes", "no"), **extra):
    options = tuple(Option(value, value.title(), id=f"{key}-{value}") for value in values)
    return Question(f"id-{key}", key, "single", label, options=options, **extra)


def words(key, label="What helped?", **extra):
    return Question(f"id-{key}", key, "text", label, max_length=100, **extra)


def page(slug, *questions, rule=None, **extra):
    return Step(f"id-{slug}", slug, "", questions, rule, **extra)


def survey(*pages, intro="Hello.", **extra):
    return Schema("T", intro, "All", "standard", "en-gb", "I agree.", "", pages, **extra)


def asking(label, **extra):
    """A survey with one question between two easy ones."""
    return survey(page("1", choice("a")), page("2", choice("q", label, **extra)), page("3", EASY))


EASY = words("z", "What was good?")
FIRST = page("1", choice("a"))
HELP = Note("n", "", "Ring 01632 960 123.")
SAID = {
    "title": "T",
    "audience": "P",
    "intro": "H",
    "consent_text": "C",
    "rather_not_say": "N",
}
WELSH = {"cy": SAID}
PLACES = tuple(f"place-{number}" for number in range(12))


def welsh(question):
    options = tuple(replace(option, says={"cy": "Ie"}) for option in question.options)
    return replace(question, says={"cy": Words(label="Sut?")}, options=options)


def said_in_welsh(part):
    """A survey in Welsh with one more thing on its page."""
    more = {"notes": (part,)} if isinstance(part, Note) else {}
    questions = () if more else (part,)
    return survey(page("1", welsh(choice("a")), *questions, **more), says=WELSH)


def heard(kind):
    return replace(choice("a"), says={"en-gb": Words(sound=Clip(1, "d", kind))})


def shown(question, **picture):
    return replace(question, picture=Picture("data:,x", "A door", **picture))


def with_pictures(**picture):
    options = tuple(shown(option, **picture) for option in welsh(choice("q")).options)
    return replace(welsh(choice("q")), options=options)


TEXT_IN_WELSH = {"cy": {"text": "Helo."}}
BOTH_IN_WELSH = {"cy": {"text": "Helo.", "heading": "Nodyn"}}
NOTED = Note("n", "", "Hello.", says=TEXT_IN_WELSH)
DOOR = {"says": {"cy": "Drws"}}
# What one page says in English only, and the same said in Welsh too.
HALF_SAID = [
    (Note("n", "", "Hello."), NOTED),
    (replace(NOTED, heading="Note"), replace(NOTED, heading="Note", says=BOTH_IN_WELSH)),
    (shown(NOTED), shown(NOTED, **DOOR)),
    (shown(welsh(choice("q"))), shown(welsh(choice("q")), **DOOR)),
    (with_pictures(), with_pictures(**DOOR)),
]
READERS = (Reader("The team", "Reads it."),)
TOLD = {"cy": SAID | {"what_happens": "Darllen.", "readers": [{"who": "Ni", "what": "Darllen."}]}}


def pictured(src="data:,x", count=2):
    values = [f"v{number}" for number in range(count)]
    options = tuple(Option(v, v, picture=Picture(src) if src else None) for v in values)
    return Question("id-p", "p", "single", "Where?", options=options, look="pictures")


def depends(*rule):
    return survey(FIRST, page("2", words("b"), rule=Rule(*rule)))


def agreement(*values):
    options = tuple(Option(value, value) for value in values)
    return Question("id-c", "c", "single", "Agreed?", options=options, required=True)


def sensitive_at(place, *, support=False):
    pages = [FIRST, page("2", EASY), page("3", words("y"))]
    hard = choice("q", "Did he hurt you?")
    pages.insert(place, page("h", hard, notes=(HELP,) * support, supports=support))
    return survey(*pages)


def hard_before(last, *, rule=None, supports=False):
    """A hard page that helps, and `last` behind it, shown only where `rule` says so."""
    asks = choice("q", "Did he hurt you?")
    hard = page("h", asks, notes=(HELP,) * supports, supports=supports)
    return survey(FIRST, hard, replace(last, show_if=rule), page("3", words("y")))


def hard_then_last(rule):
    """A survey that ends, after a hard page that helps, with an easy one shown by `rule`."""
    whole = hard_before(page("2", EASY), rule=rule, supports=True)
    return replace(whole, steps=whole.steps[:3])


HELPS = page("2", notes=(HELP,), supports=True)
SOME = Rule("a", "is", "yes")
ALL = AnyOf((Rule("a", "is", "yes"), Rule("a", "is_not", "yes")))
AGE, PLACE = choice("age", "How old are you?"), choice("place", "Where do you live?", PLACES)
LONG = "Did you see all of the words that we put in the note for the big day?"
HARD_TEXT = (
    "Considering interdepartmental communication responsibilities, characterise organisational "
    "arrangements established following comprehensive consultation regarding accommodation "
    "opportunities, administrative correspondence, professional relationships, subsequent "
    "recommendations, disciplinary investigations, individualised preparations, institutional "
    "expectations"
)

# Code, a survey with it, the same survey mended, and what `advice` is told.
ERRORS = [
    ("wrong_file", survey(page("1", heard("audio/x-wav"))), survey(page("1", heard("audio/mpeg")))),
    ("empty_survey", survey(), survey(FIRST)),
    ("empty_survey", survey(page("1", notes=(HELP,))), survey(FIRST, page("2", notes=(HELP,)))),
    ("empty_step", survey(FIRST, page("2")), survey(FIRST, page("2", notes=(HELP,)))),
    ("too_few_options", asking("How?", values=("yes",)), asking("How?")),
    ("duplicate_value", asking("How?", values=("yes", "yes")), asking("How?")),
    ("duplicate_key", survey(FIRST, page("2", words("a"))), survey(FIRST, page("2", EASY))),
    ("missing_reference", depends("zz", "is", "yes"), depends("a", "is", "yes")),
    (
        "forward_reference",
        survey(page("0", words("b"), rule=Rule("a", "is", "yes")), FIRST),
        depends("a", "is", "yes"),
    ),
    ("value_not_an_option", depends("a", "is", "maybe"), depends("a", "is_not", "no")),
    ("value_not_an_option", depends("a", "more", "3"), depends("a", "answered", "")),
    ("value_not_an_option", depends("a", "like", "yes"), depends("a", "includes", "yes")),
    (
        "unreachable_step",
        survey(
            FIRST,
            page("2", EASY, rule=AllOf((Rule("a", "is", "yes"), Rule("a", "is", "no")))),
        ),
        survey(
            FIRST,
            page("2", EASY, rule=AllOf((Rule("a", "is", "yes"), Rule("a", "is_not", "no")))),
        ),
    ),
    (
        "unreachable_step",
        survey(
            page("1", agreement("yes", "no")), page("2", EASY, rule=Rule("c", "not_answered", ""))
        ),
        survey(
            page("1", replace(agreement("yes", "no"), sensitive=True)),
            page("2", EASY, rule=Rule("c", "not_answered", "")),
        ),
    ),
    (
        "no_way_out",
        survey(page("1", agreement("yes", "yes-and-more")), page("2", EASY)),
        survey(page("1", agreement("yes", "no")), page("2", EASY)),
    ),
    ("missing_picture", survey(page("1", pictured(""))), survey(page("1", pictured()))),
    (
        "missing_translation",
        survey(page("1", choice("a")), says=WELSH),
        survey(page("1", welsh(choice("a"))), says=WELSH),
    ),
    *(
        ("missing_translation", said_in_welsh(half), said_in_welsh(whole))
        for half, whole in HALF_SAID
    ),
    (
        "missing_translation",
        survey(page("1", welsh(choice("a"))), says=WELSH, what_happens=("We read it.",)),
        survey(page("1", welsh(choice("a"))), says=TOLD, what_happens=("We read it.",)),
    ),
    (
        "missing_translation",
        survey(page("1", welsh(choice("a"))), says=WELSH, readers=READERS),
        survey(page("1", welsh(choice("a"))), says=TOLD, readers=READERS),
    ),
    (
        "missing_translation",
        survey(page("1", welsh(choice("a"))), says={"cy": SAID | {"intro": " "}}),
        survey(page("1", welsh(choice("a")))),
    ),
]
POLISH = SAID | {
    f"phrase_{name}": f"Po polsku {' '.join(marks_of(PHRASES[name]))}" for name in NEEDED
}


def in_polish(**says):
    asked = welsh(choice("a"))
    options = tuple(replace(option, says={"pl": "Tak"}) for option in asked.options)
    question = replace(asked, says={"pl": Words(label="Jak?")}, options=options)
    return survey(page("1", question), says={"pl": POLISH | says})


ERRORS += [
    ("needed_in_english", in_polish(**{f"phrase_{name}": ""}), in_polish())
    for name in ("leave", "take_part", "danger", "safe_no", "leave_wipes_all")
]
# Eight paragraphs as lawyers write them.
LEGAL = "\n".join(
    f"Notwithstanding provisions aforementioned in paragraph {number}, participants acknowledge "
    "irrevocably the organisation’s entitlement to retrospective administrative examination."
    for number in ("one", "two", "three", "four", "five", "six", "seven", "eight")
)
TO_WHAT_EXTENT = (
    "To what extent did interdisciplinary professionals demonstrate meaningful responsiveness?"
)


def informed(text):
    return survey(FIRST, page("2", EASY, notes=(Note("id-n", "", text),)))


def in_easy_read(label):
    says = {"easy-read": Words(label=label)}
    return survey(FIRST, page("2", replace(EASY, says=says)), says={"easy-read": SAID})


def many(number):
    return tuple(f"value-{one}" for one in range(number))


SCHOOL = page("1", choice("school", "Which school do you go to?", many(40)))
CARER = page("2", choice("carer", "Who looks after you?", many(12)))
# What was once overlooked: the words and what is found in them.
SENSITIVE = [
    "Has anyone hit you?",
    "Do you think about ending your life?",
    "Does your partner frighten you?",
    "Do you feel safe at home?",
    "Has somebody threatened you?",
]
# Ways in which a survey asks who fills it in.
WHO = [
    "Who helped you with these questions?",
    "Did anyone help you answer the questions?",
    "Who is answering?",
    "Who helped you with this?",
    "Is somebody helping you with this survey?",
]


def asks_who(label, *, marked=False, **extra):
    """A survey in Easy Read that asks who helps, with an answer that is marked or none."""
    question = choice("q", label, values=("no", "yes"))
    no, yes = question.options
    helped = replace(question, options=(no, replace(yes, helped=marked)))
    return survey(FIRST, page("2", helped), page("3", EASY), **({"easy_read": True} | extra))


def together(count, **extra):
    """A survey with so many questions on one page."""
    asked = tuple(choice(f"k{number}") for number in range(count))
    return survey(replace(page("1", *asked), **extra))


def balanced(good):
    """A survey that asks for what was good, and for what was not."""
    return survey(page("1", words("g", good)), page("2", words("b", "What was hard?")))


AGREED = tuple(replace(choice(f"c{number}"), look="consent") for number in range(3))
LEADING = ["Why was the new plan better for you?", "It was good, wasn’t it?"]
WARNINGS = [
    ("hard_to_read", informed(LEGAL), informed("We read it. You can stop."), {"reading_age": 8}),
    ("hard_to_read", asking(TO_WHAT_EXTENT), asking("Did they listen to you?"), {}),
    ("hard_to_read", in_easy_read(TO_WHAT_EXTENT), in_easy_read("What was good?"), {}),
    (
        "hard_to_read",
        survey(FIRST, intro=LEGAL.splitlines()[0]),
        survey(FIRST, intro="Hello you."),
        {},
    ),
    (
        "sounds_young",
        replace(survey(FIRST, notice_for="adult"), audience="For pupils"),
        survey(FIRST, notice_for="adult"),
        {},
    ),
    ("jargon", informed("A multi-agency pathway."), informed("People who help you."), {}),
    *(("no_support", asking(label), asking("Did he call you?"), {}) for label in SENSITIVE),
    (
        "not_marked_hard",
        asking("Did he hit you?"),
        asking("Did he hit you?", sensitive=True),
        {},
    ),
    (
        "page_not_marked_hard",
        survey(FIRST, page("2", EASY, notes=(Note("n", "Violence", "Read it."),))),
        survey(FIRST, page("2", EASY, notes=(Note("n", "Violets", "Read it."),))),
        {},
    ),
    (
        "names_somebody",
        survey(FIRST, page("2", words("b", "What is your name?"))),
        survey(FIRST, page("2", words("b", "What is a good name?"))),
        {},
    ),
    *(("leading", asking(label), asking("Which plan was better?"), {}) for label in LEADING),
    (
        "identifying",
        asking("Which agency helps you?", values=many(60)),
        asking("Which agency helps you?", values=many(5)),
        {"people": 30},
    ),
    ("identifying", survey(SCHOOL, CARER), survey(CARER), {"people": 200}),
    ("long_question", asking(LONG), asking("Did you see the note?"), {}),
    ("two_in_one", asking("Was it fair and kind?"), asking("Was it fair?"), {}),
    ("two_in_one", asking("Was it bad? Why?"), asking("Did your mum and dad come?"), {}),
    ("negative", asking("Were you not told?"), asking("Were you told or not told?"), {}),
    ("negative", asking("Wasn’t it long?"), asking("Was it long?"), {}),
    ("leading", asking("How helpful was it?"), asking("How was it?"), {}),
    ("leading", asking("Do you agree that it helped?"), asking("Did it help?"), {}),
    ("jargon", asking("How was the assessment?"), asking("How was the first talk?"), {}),
    ("jargon", asking("Did the IRO come?"), asking("Did the GP come?"), {}),
    (
        "hard_to_read",
        asking(f"{HARD_TEXT}."),
        asking("How was it? " * 20),
        {"reading_age": 12},
    ),
    ("sensitive_first", sensitive_at(0), sensitive_at(1), {}),
    ("sensitive_last", sensitive_at(3), sensitive_at(2), {}),
    (
        "sensitive_required",
        asking("Is it safe now?", sensitive=True, required=True),
        asking("Is it safe now?", sensitive=True),
        {},
    ),
    (
        "nothing_coming",
        asking("How was it?", sensitive=True),
        survey(FIRST, page("2", choice("q", sensitive=True), coming="About it."), page("3", EASY)),
        {},
    ),
    ("no_support", hard_before(HELPS, rule=SOME), hard_before(HELPS, rule=ALL), {}),
    ("sensitive_last", hard_then_last(SOME), hard_then_last(ALL), {}),
    (
        "sensitive_first",
        survey(page("0", notes=(HELP,)), *sensitive_at(0).steps),
        sensitive_at(1),
        {},
    ),
    ("no_support", sensitive_at(1), sensitive_at(1, support=True), {}),
    ("several_on_a_page", together(3, title="The talk"), together(2, title="The talk"), {}),
    ("several_on_a_page", together(2), together(1), {}),
    ("several_on_a_page", together(3), survey(page("1", *AGREED)), {}),
    *(
        ("one_sided", survey(page("1", words("g", good))), balanced(good), {})
        for good in ("What was good about it?", "What did you like most?", "What worked well?")
    ),
    (
        "one_sided",
        survey(page("1", words("g", "What was good?"))),
        survey(page("1", words("g", "What was good?"), words("b", "What would you change?"))),
        {},
    ),
    (
        "one_sided",
        survey(page("1", words("g", "What helped?"))),
        survey(page("1", words("g", "What would help?"))),
        {},
    ),
    (
        "too_many_steps",
        survey(*(page(f"p{n}", words(f"k{n}")) for n in range(16))),
        survey(*(page(f"p{n}", words(f"k{n}")) for n in range(15))),
        {},
    ),
    (
        "identifying",
        survey(page("1", AGE), page("2", PLACE)),
        survey(page("1", AGE), page("2", choice("place", "Where do you live?"))),
        {"people": 40},
    ),
    (
        "few_each",
        asking("How old are you?", values=many(9)),
        asking("How old are you?", values=many(8)),
        {"people": 40},
    ),
    (
        "perhaps_identifying",
        asking("Favourite colour", values=many(60)),
        asking("Favourite colour", values=many(5)),
        {"people": 30},
    ),
    (
        "perhaps_identifying",
        asking("Favourite colour", values=many(60)),
        asking("What is your favourite colour?", values=many(60)),
        {"people": 30},
    ),
    (
        "small_code",
        asking("Your code", values=()),
        asking("Your code", values=()),
        {"people": 29},
    ),
    (
        "heavy_pictures",
        survey(page("1", pictured("x" * 10_000, 8))),
        survey(page("1", pictured("x" * 10_000, 7))),
        {},
    ),
    (
        "heavy_pictures",
        survey(page("1", pictured("x" * 10_000, 4)), says={"ur": SAID}),
        survey(page("1", pictured("x" * 10_000, 4)), says=WELSH),
        {},
    ),
    ("left_in_english", in_polish(), survey(page("1", welsh(choice("a"))), says=WELSH), {}),
    *(("helper_not_told", asks_who(label), asks_who(label, marked=True), {}) for label in WHO),
    ("helper_not_told", asks_who(WHO[0]), asks_who(WHO[0], easy_read=False), {}),
    ("helper_not_told", asks_who(WHO[0]), asks_who("Who helped you at the meeting?"), {}),
    (
        "helper_not_told",
        asks_who(WHO[0], easy_read=False, says={"easy-read": SAID}),
        asks_who("What helped?", easy_read=False, says={"easy-read": SAID}),
        {},
    ),
    ("not_tried", survey(FIRST, notice_for="young_13_17"), survey(FIRST, notice_for="adult"), {}),
    (
        "not_tried",
        survey(FIRST, notice_for="child_5_7"),
        survey(FIRST, notice_for="parent_carer"),
        {"tried_with": 4},
    ),
    (
        "too_many_routes",
        survey(
            *(page(f"p{n}", choice(f"k{n}", values=("a", "b", "c"))) for n in range(16)),
            page("e", EASY, rule=AllOf(tuple(Rule(f"k{n}", "is", "a") for n in range(16)))),
        ),
        survey(FIRST),
        {},
    ),
]


def codes(found):
    return {finding.code for finding in found}


@pytest.mark.parametrize(("code", "hit", "miss"), ERRORS)
def test_what_would_mislead_people_is_refused(code, hit, miss):
    assert codes(lint(hit)) == {code}
    assert not lint(miss)


@pytest.mark.parametrize(
    ("code", "hit", "miss", "told"), [row for row in WARNINGS if row[0] != "small_code"]
)
def test_what_may_trip_people_is_told(code, hit, miss, told):
    assert code in codes(advice(hit, **told))
    assert code not in codes(advice(miss, **told))


@pytest.mark.parametrize(("people", "warned"), [(29, True), (30, False), (None, False)])
def test_a_code_among_few_people_is_told(people, warned):
    code = Question("id-c", "c", "code", "Your code", parts=("older",))
    found = codes(advice(survey(FIRST, page("2", code)), people=people))
    assert ("small_code" in found) is warned


def test_what_stays_in_english_is_named_or_counted():
    (refused,) = lint(in_polish(phrase_leave="", phrase_danger=""))
    assert refused.message == (
        "Polish: “Buttons and headings” lacks what people need to leave, to be safe or to agree: "
        "“Leave this page”, “In danger now? Call 999.”."
    )
    (counted,) = [one for one in advice(in_polish()) if one.code == "left_in_english"]
    (fewer,) = [one for one in advice(in_polish(phrase_back="W")) if one.code == counted.code]
    was, now = (int(one.message.split()[1]) for one in (counted, fewer))
    assert now == was - 1
    assert was > 200


def test_a_survey_that_five_young_people_tried_is_not_held_up():
    young = survey(FIRST, notice_for="young_13_17")
    assert "not_tried" not in codes(advice(young, tried_with=5))


def test_a_changed_value_is_refused_and_a_new_answer_is_not():
    before = {("id-a", "a-yes"): "yes", ("id-a", "a-no"): "no"}
    renamed = replace(choice("a"), options=(Option("yep", "Yes", id="a-yes"), Option("no", "No")))
    added = replace(choice("a"), options=(*choice("a").options, Option("perhaps", "Perhaps")))
    assert codes(lint(survey(page("1", renamed)), before)) == {"changed_value"}
    assert not lint(survey(page("1", added)), before)


def test_what_people_read_first_has_to_be_written():
    readers = [{"type": "reader", "value": {"who": "Our team", "what": "They read all of it."}}]
    silent = Survey(title="T", audience="A", intro=" ", consent_text="C", readers=readers)
    assert codes(unsaid(silent)) == {"nothing_said"}
    said = Survey(title="T", audience="A", intro="I", consent_text="C", readers=readers)
    assert not codes(unsaid(said))


def test_who_reads_the_answers_has_to_be_said():
    (fault,) = unsaid(Survey(title="T", audience="A", intro="I", consent_text="C"))
    assert fault.code == "no_readers"
    assert fault.is_error


@pytest.mark.parametrize(
    ("audience", "is_young"),
    [
        ("For children aged 8 to 12", True),
        ("For young people who have been in care", True),
        ("For pupils", True),
        ("People aged 14 and over", True),
        ("15-year-olds", True),
        ("10 to 13 years", True),
        ("For parents and children", True),
        ("Young people and their parents", True),
        ("For parents and carers", False),
        ("For parents of children aged 8 to 12", False),
        ("Parents and carers with a child under five", False),
        ("People who work with young people", False),
        ("Adults who were in care as children", False),
        ("People aged 16 to 25", False),
    ],
)
def test_words_of_children_with_a_notice_for_grown_ups_are_told(audience, is_young):
    def told(notice):
        schema = replace(survey(FIRST, notice_for=notice), audience=audience)
        return "sounds_young" in codes(advice(schema))

    assert told("parent_carer") == is_young
    assert not told("child_8_12")


def test_every_code_has_a_test_a_sentence_and_a_way_to_mend_it():
    tested = {row[0] for row in (*ERRORS, *WARNINGS)} | {
        "changed_value",
        "nothing_said",
        "no_readers",
    }
    assert tested == set(findings.ERRORS) | set(findings.WARNINGS)
    surveys = [row[1] for row in (*ERRORS, *WARNINGS)]
    for found in (finding for one in surveys for finding in (*lint(one), *advice(one))):
        assert found.message.endswith(".") or found.message.endswith("?")
        assert found.mend.endswith(".") or found.mend.endswith("”")
        assert found.is_error is (found.code in findings.ERRORS)


def test_a_finding_leads_to_the_question_it_is_about():
    (found,) = lint(asking("How?", values=("yes", "yes")))
    assert found.place == "id-q"


def test_words_in_easy_read_are_told_apart_and_only_where_they_differ():
    found = [one for one in advice(in_easy_read(TO_WHAT_EXTENT)) if one.code == "hard_to_read"]
    assert [one.message for one in found] == [
        f"Easy Read: “{TO_WHAT_EXTENT}” reads as for people of 18, not of 9."
    ]
    assert found[0].place == EASY.id
    assert not any(one.message.startswith("Easy Read") for one in advice(in_easy_read("")))


def test_one_question_alone_can_tell_who_somebody_is():
    found = advice(asking("Which agency helps you?", values=many(60)), people=30)
    (warning,) = [one for one in found if one.code == "identifying"]
    assert warning.message == (
        "Of 30 people, about 6 in 10 would be the only one with what they answer to "
        "“Which agency helps you?”. Real groups are less even, so more would be. Of 30 people, at "
        "least one answer to “Which agency helps you?” gets fewer than 5 or nobody, however even "
        "they are. What 1 to 4 people chose stays hidden in results, and something else with it."
    )


WHO_HELPS = choice("who", "Did somebody help you with these questions?")
WHO_HELPS = replace(
    WHO_HELPS, options=tuple(replace(one, helped=one.value == "yes") for one in WHO_HELPS.options)
)


@pytest.mark.parametrize(
    ("kinds", "people", "asks_who_helps", "told"),
    [
        (8, 40, False, ""),
        (9, 40, False, "Of 40 people, at least one answer to “How old are you?” gets fewer than 5"),
        (
            9,
            45,
            True,
            "Of 45 people and apart by who had help, at least one answer to “How old",
        ),
        (9, 44, True, "Of 44 people, at least one answer to “How old are you?” gets fewer than 5"),
        (4, 40, True, ""),
    ],
)
def test_the_forecast_says_which_answers_would_be_those_of_a_few(
    kinds, people, asks_who_helps, told
):
    age = choice("age", "How old are you?", many(kinds))
    pages = [page("1", age), page("2", EASY), *([page("3", WHO_HELPS)] if asks_who_helps else [])]
    found = [one.message for one in advice(survey(*pages), people=people) if one.code in FEW]
    assert len(found) == bool(told)
    assert told in " ".join(found)


FEW = {"few_each", "identifying"}


def test_who_had_help_is_counted_and_which_question_asks_it():
    place = page("1", choice("place", "Where do you live?", PLACES))
    alone, helped = (
        next(one for one in advice(survey(*pages), people=30) if one.code == "identifying")
        for pages in ([place], [place, page("2", WHO_HELPS)])
    )
    assert "about 1 in 10" in alone.message
    assert "about 3 in 10" in helped.message
    assert "and to whether somebody helped, as if half had help" in helped.message


def test_the_forecast_says_how_many_stand_alone_and_which_question_to_drop():
    found = advice(survey(page("1", AGE), page("2", PLACE)), people=10)
    (warning,) = [one for one in found if one.code == "identifying"]
    assert warning.message.startswith("Of 10 people, about 7 in 10 would be the only one")
    assert warning.question == "id-place"


BARE = [
    *("Age", "Sex", "Town", "Job title", "Postcode area", "Religion or none", "Your village"),
    *("Ethnic group", "Age (in years)", "Age and sex", "Country of birth", "Year group", "School"),
    *("Local authority:", "First language", "What class are you in?", "What job do you do?"),
]


@pytest.mark.parametrize("label", BARE)
def test_the_forecast_counts_what_is_asked_without_a_sentence(label):
    (found,) = [one for one in advice(asking(label, values=many(60))) if "identif" in one.code]
    assert found.code == "identifying"


@pytest.mark.parametrize(
    "label", ["Care and support", "Work on the plan", "Was the school kind?", "Overall"]
)
def test_the_forecast_does_not_count_what_only_looks_like_it(label):
    assert "identifying" not in codes(advice(asking(label, values=many(60))))


def test_female_and_male_are_counted_whatever_is_asked():
    found = advice(asking("Which is right?", values=("female", "male")), people=2)
    assert "identifying" in codes(found)


def test_the_forecast_says_what_it_counts_and_what_it_does_not():
    heading = page("2", choice("colour", "Favourite colour", many(6)))
    counted, alone = page("1", AGE), page("3", choice("place", "Where do you live?", PLACES))
    (warning,) = [one for one in advice(survey(counted, heading)) if "identif" in one.code]
    assert warning.code == "perhaps_identifying"
    assert warning.question == "id-colour"
    assert warning.message == (
        "Counted is “How old are you?” alone as telling who somebody is. If so does "
        "“Favourite colour”: of 30 people, about 1 in 10 would be the only one with what they "
        "answer to “How old are you?” and “Favourite colour”. Real groups are less even, so more "
        "would be."
    )
    found = advice(survey(counted, heading, alone))
    (warning,) = [one for one in found if "identif" in one.code]
    assert warning.code == "identifying"
    assert "Not counted is what they answer to “Favourite colour”." in warning.message


@pytest.mark.parametrize(
    ("text", "index", "age", "other"),
    [
        ("", 0, 9, 0),
        ("The cat sat on the mat.", 6, 9, 1),
        # 7 words with 51 letters, 3 of them long, one sentence.
        ("Administrative correspondence requires much care at times.", 50, 16, 28),
    ],
)
def test_readability_is_counted_as_published(text, index, age, other):
    assert lix(text) == index
    assert lix_age(text) == age
    assert coleman_liau_age(text) == other
