"""Rules chosen in a form, the ways through a survey, and that the two agree."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.compiler import compile_schema, faults_of
from surveys.editing.block_errors import errors_at_blocks
from surveys.engine.answers import raw_of
from surveys.engine.findings import Fault
from surveys.engine.frozen_schema import schema_from
from surveys.engine.lint import lint
from surveys.engine.path import walk
from surveys.engine.questions import Option, Question, Schema, Step
from surveys.engine.routes import END, START, routes_of
from surveys.engine.rule_words import in_words
from surveys.engine.rules import OPS, AllOf, AnyOf, Not, Rule, holds, leaves, rule_from
from surveys.models import Answer
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SurveyFactory,
    asked,
    frozen_version,
    items,
    single,
    step,
    text,
)
from tests.surveys.walks import Person

SEEN = {"a": ("yes",), "b": ("x", "y"), "n": ("7",), "r": ("rather-not-say",), "empty": ()}
LEAVES = [
    (("a", "is", "yes"), True),
    (("a", "is", "no"), False),
    (("a", "is_not", "no"), True),
    (("b", "is", "x"), False),
    (("b", "is_not", "x"), False),
    (("b", "includes", "x"), True),
    (("b", "includes_not", "z"), True),
    (("b", "at_least", "2"), True),
    (("b", "at_least", "3"), False),
    (("n", "more", "6"), True),
    (("n", "more", "7"), False),
    (("n", "less", "8"), True),
    (("n", "more", "six"), False),
    (("b", "more", "1"), False),
    (("r", "answered", ""), False),
    (("r", "not_answered", ""), True),
    (("a", "answered", ""), True),
    (("empty", "answered", ""), False),
    (("never", "is_not", "x"), True),
    (("never", "includes_not", "x"), True),
    (("never", "not_answered", ""), True),
    (("never", "is", "x"), False),
    (("r", "at_least", "1"), False),
]


@pytest.mark.parametrize(("leaf", "expected"), LEAVES)
def test_one_answer_is_compared(leaf, expected):
    assert holds(Rule(*leaf), SEEN) is expected


def test_answers_are_joined_by_all_any_and_not():
    yes, no = Rule("a", "is", "yes"), Rule("a", "is", "no")
    assert holds(AllOf((yes, yes)), SEEN)
    assert not holds(AllOf((yes, no)), SEEN)
    assert holds(AnyOf((no, yes)), SEEN)
    assert not holds(AnyOf(()), SEEN)
    assert holds(Not(AnyOf((no, no))), SEEN)


def test_a_rule_of_long_ago_is_read_as_one_answer():
    assert rule_from({"question": "a", "op": "is", "value": "x"}) == Rule("a", "is", "x")
    assert rule_from(None) is None


def steps_with(show_if):
    pages = [
        step(single("a", "Did it help?", ["Yes, a lot", "No"])),
        step(single("b", "Was it fair?", ["Yes", "No"])),
        step(text("c", "Why?")),
    ]
    pages[2]["value"]["show_if"] = show_if
    return pages


def answer(question, op, value):
    return {"type": "answer", "value": {"question": question, "op": op, "value": value}}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("join", "expected"),
    [("all", AllOf), ("any", AnyOf), ("none", Not)],
)
def test_the_form_makes_a_tree_and_takes_words_for_names(join, expected):
    group = items(
        answer("b", "is", "No")["value"], answer("Was it  FAIR?", "not_answered", "")["value"]
    )
    show_if = {"question": "Did it help?", "op": "is", "value": "Yes, a lot", "join": join}
    show_if["more"] = [
        answer("b", "is_not", "yes"),
        {"type": "group", "value": {"join": "any", "answers": group}},
    ]
    schema = schema_from(compile_schema(SurveyFactory(steps=steps_with(show_if))))
    rule = schema.steps[2].show_if
    assert isinstance(rule, expected)
    assert [(leaf.question, leaf.op, leaf.value) for leaf in leaves(rule)] == [
        ("a", "is", "yes-a-lot"),
        ("b", "is_not", "yes"),
        ("b", "is", "no"),
        ("b", "not_answered", ""),
    ]
    assert not lint(schema)
    words = in_words(rule, schema)
    assert "“Did it help?” is “Yes, a lot”" in words
    assert "(“Was it fair?” is “No” or “Was it fair?” was not answered)" in words


@pytest.mark.django_db
def test_people_are_led_by_a_tree_and_off_path_answers_count_nowhere():
    show_if = {"question": "a", "op": "is", "value": "no", "join": "all"}
    show_if["more"] = [answer("b", "answered", "")]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=steps_with(show_if))))
    person.agree()
    person.post("1", {"q-a": "no"})
    assert person.post("2", {"q-b": "rather-not-say"})["Location"] == person.url("check")
    assert person.post("2", {"q-b": "yes"})["Location"] == person.url("3")
    person.post("3", {"t-c": "Because."})
    assert person.post("1", {"q-a": "yes-a-lot"})["Location"] == person.url("2")
    person.send()
    assert set(Answer.objects.values_list("key", flat=True)) == {"a", "b"}


@pytest.mark.django_db
def test_a_number_leads_only_while_it_could_be_sent():
    pages = [
        step(asked("number", "n", "How many?", lowest=0, highest=20)),
        step(text("c", "Why?"), rule=("n", "more", "5")),
    ]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    assert person.post("1", {"t-n": "6"})["Location"] == person.url("2")
    assert person.post("1", {"t-n": "5"})["Location"] == person.url("check")
    assert person.post("1", {"t-n": "60"})["Location"] == person.url("1")


# ── Any questionnaire ────────────────────────────────────────────────────────

VALUES = ("a", "b", "c", "rather-not-say")


@st.composite
def questions(draw, number):
    type_ = draw(st.sampled_from(["single", "several", "number", "text"]))
    key = f"q{number}"
    options = tuple(Option(v, v, exclusive=v == "rather-not-say") for v in VALUES)
    if type_ == "number":
        return Question(key, key, type_, key, lowest=0, highest=9)
    if type_ == "text":
        return Question(key, key, type_, key, options=options[-1:], max_length=9)
    most = draw(st.sampled_from([0, 0, 2])) if type_ == "several" else 0
    return Question(key, key, type_, key, options=options, most=most)


@st.composite
def rules(draw, keys, depth=2):
    kind = draw(st.sampled_from(["leaf", "leaf", "all", "any", "not"] if depth else ["leaf"]))
    if kind == "leaf":
        name = draw(st.sampled_from([*keys, "missing"]))
        value = draw(st.sampled_from([*VALUES, "0", "2", "5", "10", "?"]))
        return Rule(name, draw(st.sampled_from(list(OPS))), value)
    if kind == "not":
        return Not(draw(rules(keys, depth - 1)))
    parts = tuple(draw(rules(keys, depth - 1)) for _ in range(draw(st.integers(0, 3))))
    return AllOf(parts) if kind == "all" else AnyOf(parts)


@st.composite
def surveys(draw):
    pages, keys = [], []
    for number in range(draw(st.integers(1, 6))):
        rule = draw(rules(keys or ["q0"])) if draw(st.booleans()) else None
        asks = [draw(questions(f"{number}{place}")) for place in range(draw(st.integers(0, 2)))]
        pages.append(Step(f"s{number}", str(number), "", tuple(asks), rule))
        keys += [question.key for question in asks]
    return Schema("T", "", "", "standard", "en-gb", "", "", tuple(pages))


SENT = st.lists(st.sampled_from([*VALUES, "", "x", "0", "3", "9", "10", "1,0", "-1"]), max_size=4)


@settings(max_examples=150, deadline=None)
@given(surveys(), st.data())
def test_whatever_is_sent_the_way_holds_no_page_that_is_called_unreachable(schema, data):
    routes = routes_of(schema)
    assert routes.complete
    fields = {f"{p}-{q.key}": data.draw(SENT) for q in schema.questions for p in "qt"}
    raw = {question.key: raw_of(question, fields) for question in schema.questions}
    way = walk(schema, raw)
    assert {page.id for page in way} <= routes.reached
    stops = [START, *(page.id for page in way), END]
    drawn = {(route.start, route.end) for route in routes.parts}
    assert set(pairwise(stops)) <= drawn
    assert len(way) <= routes.longest


@settings(max_examples=80, deadline=None)
@given(surveys())
def test_every_page_that_is_called_reachable_is_reached_by_some_route(schema):
    routes = routes_of(schema)
    come = {START}
    for route in routes.parts:
        if route.start in come:
            come.add(route.end)
    assert come - {START, END} == routes.reached
    unreachable = {fault.step for fault in lint(schema) if fault.code == "unreachable_step"}
    assert not unreachable & routes.reached


@settings(max_examples=100, deadline=None)
@given(surveys(), st.data())
def test_the_way_goes_forward_and_looks_only_back(schema, data):
    fields = {f"{p}-{q.key}": data.draw(SENT) for q in schema.questions for p in "qt"}
    raw = {question.key: raw_of(question, fields) for question in schema.questions}
    way = walk(schema, raw)
    order = [schema.steps.index(page) for page in way]
    assert order == sorted(set(order))
    on_the_way = {question.key for page in way for question in page.questions}
    kept = {key: values for key, values in raw.items() if key in on_the_way}
    assert walk(schema, kept) == way


def test_a_survey_with_too_many_ways_is_given_up_and_said_to_be():
    keys = [f"k{number}" for number in range(20)]
    options = tuple(Option(v, v) for v in "abc")
    pages = [Step(k, k, "", (Question(k, k, "single", k, options=options),)) for k in keys]
    rule = AllOf(tuple(Rule(key, "is", "a") for key in keys))
    last = Step("end", "end", "", (Question("z", "z", "text", "z"),), rule)
    routes = routes_of(Schema("T", "", "", "standard", "en-gb", "", "", (*pages, last)))
    assert not routes.complete
    assert "end" in routes.reached


@pytest.mark.django_db
def test_a_rule_keeps_to_a_question_that_was_reworded_and_renamed():
    first = single("seen", "Did you see it?", ["Yes", "No"])
    survey = SurveyFactory(
        steps=[step(first), step(text("why", "Why?"), rule=(first["id"], "is", "Yes"))]
    )
    first["value"] |= {"label": "Was it shown to you?", "key": "shown"}
    survey.steps = [step(first), step(text("why", "Why?"), rule=(first["id"], "is", "Yes"))]
    frozen = compile_schema(survey)
    assert frozen["steps"][1]["show_if"] == {"question": "shown", "op": "is", "value": "yes"}
    survey.steps = [step(text("why", "Why?"), rule=(first["id"], "is", "Yes"))]
    fault = lint(schema_from(compile_schema(survey)))[0]
    assert fault.code == "missing_reference"
    assert "a question that was taken out" in fault.message


@pytest.mark.django_db
def test_what_forbids_publishing_stands_at_its_block():
    pages = [
        step(single("a", "One?", [], rather_not_say=False), single("a", "Two?", ["Yes", "No"])),
        step(text("why", "Why?"), rule=("gone", "is", "x")),
    ]
    survey = SurveyFactory(steps=pages)
    faults = faults_of(survey)
    error = errors_at_blocks((*faults, Fault("missing_translation", "The title.")), survey.steps)
    assert set(error.block_errors) == {0, 1}
    at_question = error.block_errors[0].block_errors["questions"].block_errors
    assert "One?" in str(at_question[0].non_block_errors)
    rule = error.block_errors[1].block_errors["show_if"]
    assert "gone" in str(rule.non_block_errors)
    assert "The title." in str(error.non_block_errors)
