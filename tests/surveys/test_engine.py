"""The way through a survey and what is wrong with one, as plain values."""

from dataclasses import replace

import pytest

from surveys.engine.lint import lint
from surveys.engine.path import length_is_certain, walk
from surveys.engine.questions import Option, Question, Schema, Step
from surveys.engine.rules import Rule


def question(key, *values, type_="single", ids=()):
    named = zip(values, ids or values, strict=True)
    options = tuple(Option(value, value.title(), id=id_) for value, id_ in named)
    return Question(id=f"id-{key}", key=key, type=type_, label=f"{key}?", options=options)


def words(key):
    return Question(id=f"id-{key}", key=key, type="text", label=f"{key}?", max_length=100)


def page(slug, *questions, rule=None):
    return Step(f"id-{slug}", slug, "", questions, Rule(*rule) if rule else None)


def survey(*pages):
    return Schema("T", "", "", "standard", "en-gb", "", "", pages)


def slugs(schema, **raw):
    return [step.slug for step in walk(schema, raw)]


BRANCHED = survey(
    page("1", question("a", "yes", "no")),
    page("2", question("b", "yes", "no"), rule=("a", "is", "yes")),
    page("3", question("c", "yes", "no"), rule=("b", "is", "yes")),
    page("4", question("d", "yes", "no"), rule=("a", "is_not", "yes")),
)


def test_the_walk_follows_the_answers():
    assert slugs(BRANCHED, a=["yes"], b=["yes"]) == ["1", "2", "3"]
    assert slugs(BRANCHED, a=["no"]) == ["1", "4"]
    assert slugs(BRANCHED) == ["1", "4"]


def test_an_answer_off_the_way_does_not_route():
    assert slugs(BRANCHED, a=["no"], b=["yes"]) == ["1", "4"]


def test_a_value_that_is_no_option_does_not_route():
    assert slugs(BRANCHED, a=["yes "], b=["yes"]) == ["1", "4"]


def test_includes_looks_at_one_of_several():
    schema = survey(
        page("1", question("a", "x", "y", type_="several")),
        page("2", words("b"), rule=("a", "includes", "x")),
        page("3", words("c"), rule=("a", "is", "x")),
    )
    assert slugs(schema, a=["x", "y"]) == ["1", "2"]
    assert slugs(schema, a=["x"]) == ["1", "2", "3"]


def test_the_length_is_told_only_when_no_answer_ahead_can_change_it():
    way = walk(BRANCHED, {"a": ["no"]})
    assert not length_is_certain(BRANCHED, way, 0)
    assert length_is_certain(BRANCHED, way, 1)


def codes(schema, published=None):
    return [fault.code for fault in lint(schema, published or {})]


def test_a_sound_survey_has_no_faults():
    assert codes(BRANCHED) == []


ONE = page("1", question("a", "yes", "no"))


@pytest.mark.parametrize(
    ("schema", "code"),
    [
        (survey(), "empty_survey"),
        (survey(page("1")), "empty_step"),
        (survey(page("1", question("a", "yes"))), "too_few_options"),
        (survey(page("1", question("a", "yes", "yes"))), "duplicate_value"),
        (survey(ONE, page("2", words("a"))), "duplicate_key"),
        (survey(ONE, page("2", words("b"), rule=("z", "is", "yes"))), "missing_reference"),
        (survey(page("2", words("b"), rule=("a", "is", "yes")), ONE), "forward_reference"),
        (survey(page("1", words("a"), rule=("a", "is", "yes"))), "forward_reference"),
        (survey(ONE, page("2", words("b"), rule=("a", "is", "maybe"))), "value_not_an_option"),
        (
            survey(page("1", words("a")), page("2", words("b"), rule=("a", "is", "x"))),
            "value_not_an_option",
        ),
    ],
)
def test_each_fault_is_found(schema, code):
    assert codes(schema) == [code]


def test_a_name_that_is_taken_is_told_at_each_question_that_takes_it_again():
    second, third = (replace(words("a"), id=f"id-a-{number}") for number in (2, 3))
    schema = survey(ONE, page("2", second), page("3", words("b"), third))
    found = [(fault.code, fault.step, fault.question) for fault in lint(schema)]
    assert found == [("duplicate_key", "id-2", "id-a-2"), ("duplicate_key", "id-3", "id-a-3")]


def test_a_page_behind_an_impossible_page_is_unreachable():
    schema = survey(
        ONE,
        page("2", question("b", "x", "y"), rule=("a", "is", "maybe")),
        page("3", words("c"), rule=("b", "is", "x")),
        page("4", words("d"), rule=("b", "is_not", "x")),
    )
    assert codes(schema) == ["value_not_an_option", "unreachable_step"]


def test_a_changed_short_name_of_a_published_answer_is_a_fault():
    asked = question("a", "yes", "no", ids=("o1", "o2"))
    before = {(asked.id, one.id): one.value for one in asked.options}
    renamed = survey(page("1", question("a", "yes", "never", ids=("o1", "o2"))))
    added = survey(page("1", question("a", "yes", "no", "perhaps", ids=("o1", "o2", "o3"))))
    assert codes(renamed, before) == ["changed_value"]
    assert codes(added, before) == []
