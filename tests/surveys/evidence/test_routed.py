"""How many people were asked a question tells nothing hidden of the question that led to it."""

import copy
import random
from itertools import product

import pytest

from surveys.engine.disclosure import DEFAULT, protect_exclusive
from surveys.engine.release import ALL, PublicTable, Shape
from surveys.engine.routed import tells_who_was_asked
from surveys.engine.rules import AllOf, AnyOf, Not, Rule
from surveys.models import SurveyVersion
from surveys.selectors import tables
from tests.surveys.evidence import made

SECOND = "00000000-0000-4000-8000-000000000021"


def told(hidden=(), shape=Shape.ONE_OF, name="question:first", **counts):
    shown = {key: {} if key in hidden else {"about": count} for key, count in counts.items()}
    base = sum(counts.values()) if shape == Shape.ONE_OF else 60
    return PublicTable(name, shape, base, {ALL: counts}, {ALL: shown})


def says(value, op="is", question="first"):
    return Rule(question, op, value)


FEW = {"yes": 30, "partly": 12, "no": 3, "rather-not-say": 6}


@pytest.mark.parametrize(
    ("condition", "hidden", "tells"),
    [
        (says("no"), (), False),
        (says("no"), ("no", "partly"), True),
        (says("yes"), ("no", "partly"), False),
        (says("yes", "is_not"), ("no", "partly"), False),
        (says("", "answered"), ("no", "partly"), False),
        (says("", "answered"), ("no", "rather-not-say"), True),
        (AnyOf((says("partly"), says("no"))), ("no", "partly"), False),
        (AnyOf((says("yes"), says("no"))), ("no", "partly"), True),
        (Not(says("no")), ("no", "partly"), True),
        (says("5", "more"), ("no", "partly"), True),
    ],
)
def test_what_is_hidden_must_lie_on_one_side_or_be_enough_on_each(condition, hidden, tells):
    table = told(hidden, **FEW)
    assert tells_who_was_asked(condition, 30, {"first": table}, DEFAULT) is tells


def test_enough_may_be_hidden_on_each_side():
    counts = {"yes": 3, "part": 9, "no": 4, "never": 8}
    both = AnyOf((says("yes"), says("part")))
    table = told(tuple(counts), **counts)
    assert not tells_who_was_asked(both, 12, {"first": table}, DEFAULT)
    assert tells_who_was_asked(says("yes"), 3, {"first": table}, DEFAULT)


def test_of_several_ticks_only_the_one_that_leads_on_matters():
    table = told(("b",), Shape.SOME_OF, a=30, b=3)
    assert tells_who_was_asked(says("b", "includes"), 3, {"first": table}, DEFAULT)
    assert not tells_who_was_asked(says("a", "includes"), 30, {"first": table}, DEFAULT)


@pytest.mark.parametrize(("asked", "tells"), [(20, False), (28, True), (12, False), (15, True)])
def test_two_questions_that_lead_on_must_not_differ_by_a_few(asked, tells):
    tables_ = {
        "first": told(yes=30, no=20),
        "other": told(name="question:other", a=38, b=12),
    }
    both = AllOf((says("yes"), says("a", question="other")))
    assert tells_who_was_asked(both, asked, tables_, DEFAULT) is tells


def test_a_question_that_tells_nothing_itself_leads_to_nothing_that_is_told():
    assert tells_who_was_asked(says("yes"), 30, {"first": None}, DEFAULT)
    assert tells_who_was_asked(says("yes"), 30, {}, DEFAULT)


def test_trying_every_row_leaves_what_is_hidden_open_wherever_the_base_is_told():
    dice = random.Random(12)
    allowed = 0
    for _ in range(400):
        counts = {key: dice.choice((0, 2, 3, 6, 8, 11)) for key in ("a", "b", "c", "d")}
        if sum(counts.values()) < 10:
            continue
        hidden = [cell.key for cell in protect_exclusive(counts).cells if cell.hidden]
        leads = dice.sample(sorted(counts), 2)
        condition = AnyOf(tuple(map(says, leads)))
        asked = sum(counts[key] for key in leads)
        if tells_who_was_asked(condition, asked, {"first": told(hidden, **counts)}, DEFAULT):
            continue
        if len(hidden) == len(counts):
            continue
        allowed += bool(hidden)
        fitting = [
            way
            for values in product(range(sum(counts.values()) + 1), repeat=len(hidden))
            if sum((way := counts | dict(zip(hidden, values, strict=True))).values())
            == sum(counts.values())
            and sum(way[key] for key in leads) == asked
        ]
        for key in hidden:
            values = [way[key] for way in fitting]
            assert max(values) - min(values) >= 5, (counts, hidden, leads)
    assert allowed > 20


# ---------------------------------------------------------------- in a survey


@pytest.fixture
def deployment(db):
    """A survey in which those who said “partly” or “no” are asked one thing more."""
    found = made.deployment()
    schema = copy.deepcopy(made.SCHEMA)
    first = schema["steps"][0]["questions"][0]
    leads = [{"question": "helped", "op": "is", "value": one} for one in ("partly", "no")]
    schema["steps"].append(
        {
            "id": "s2",
            "slug": "page-2",
            "title": "Page 2",
            "show_if": {"any": leads},
            "questions": [first | {"id": SECOND, "key": "more", "label": "And with help?"}],
        }
    )
    found.version = SurveyVersion.objects.create(
        survey=found.version.survey,
        number=2,
        schema=schema,
        digest="e" * 64,
        published_at=made.OPENED,
    )
    found.save()
    return found


def answered(deployment, first, **second):
    for value, count in second.items():
        for response in made.responses(deployment, count):
            made.answer(response, made.HELPED, value=first)
            if value != "unasked":
                made.answer(response, SECOND, value=None if value == "none" else value)


def second(deployment):
    found = {one.shown.anchor: one for one in tables.tables_of(deployment)}
    return found["more"]


def test_its_base_are_the_people_who_came_by_it(deployment):
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=12, none=5)
    answered(deployment, "no", yes=6, no=7)
    table = second(deployment).shown
    assert (table.base, table.missing.about) == (30, 5)
    assert {row.label: row.about for row in table.rows}["Yes, all of it"] == 20
    assert not second(deployment).by_how


def test_those_who_were_not_asked_do_not_cover_a_few_who_were(deployment):
    answered(deployment, "yes", unasked=60)
    answered(deployment, "partly", yes=14, no=3)
    table = second(deployment).shown
    hidden = [row.label for row in table.rows if row.about is None]
    assert "No" in hidden
    assert sum(row.about is None for row in table.rows) >= 2


def test_it_tells_nothing_where_its_base_would_tell_a_hidden_answer(deployment):
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=12)
    answered(deployment, "no", no=3)
    # “No” and “partly” are hidden, together the fifteen who were asked: nothing new.
    assert not second(deployment).shown.wholly_hidden
    made.responses(deployment, 2)
    # Now two who said nothing are hidden as well, and are all who are hidden and not asked.
    table = second(deployment).shown
    assert table.wholly_hidden
    assert "how many would give a small number" in table.why
    assert not table.base


def test_what_has_to_be_hidden_is_hidden_on_one_side_of_the_way(deployment):
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=12)
    answered(deployment, "no", no=14)
    made.responses(deployment, 3)
    first = tables.tables_of(deployment)[0].shown
    shown = {row.label: row.about for row in (*first.rows, first.missing)}
    # “No” stands beside it, but leads on: its number would be told by those who were asked.
    assert shown == {"Yes, all of it": None, "Some of it": 10, "No": 15, "No answer": None}
    assert second(deployment).shown.base == 25


def test_why_nothing_is_told_says_nothing_of_how_many_were_asked(deployment):
    """Ten or more of eleven who are hidden together: it would be known that one or none is left."""
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=8)
    too_few = second(deployment).shown
    answered(deployment, "no", yes=1, none=2)
    assert second(deployment).shown.base == 10
    made.responses(deployment, 2)
    the_way_would_tell = second(deployment).shown
    assert too_few == the_way_would_tell
    assert "too few" in too_few.why


# ---------------------------------------------------------------- over several versions

ANEW = "00000000-0000-4000-8000-000000000022"


def asked_anew(deployment, rule=None, **changes):
    """Let the survey go on in a newer version, in which the first question is made anew."""
    schema = copy.deepcopy(deployment.version.schema)
    schema["steps"][0]["questions"][0] |= {"id": ANEW} | changes
    if rule:
        schema["steps"][1]["show_if"] = rule
    deployment.version = SurveyVersion.objects.create(
        survey=deployment.version.survey,
        number=3,
        schema=schema,
        digest="f" * 64,
        published_at=made.OPENED.replace(day=9),
    )
    deployment.save()


def answered_anew(deployment, first, **second):
    for value, count in second.items():
        for response in made.responses(deployment, count):
            made.answer(response, ANEW, value=first)
            if value != "unasked":
                made.answer(response, SECOND, value=value)


def test_a_small_number_of_the_question_before_it_was_made_anew_is_not_subtracted(deployment):
    """Both have one short name; those asked less those of the new one are those of the old one."""
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=3)
    made.responses(deployment, 12)
    asked_anew(deployment)
    answered_anew(deployment, "yes", unasked=30)
    answered_anew(deployment, "partly", yes=20)
    found = {one.shown.question: one.shown for one in tables.tables_of(deployment)}
    before = {row.label: row.about for row in found[made.HELPED].rows}
    anew = {row.label: row.about for row in found[ANEW].rows}
    assert (before["Some of it"], anew["Some of it"]) == (None, 20)
    assert found[SECOND].wholly_hidden
    assert not found[SECOND].base


def test_where_neither_is_told_by_it_the_question_after_both_is_told(deployment):
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=12)
    asked_anew(deployment)
    answered_anew(deployment, "yes", unasked=30)
    answered_anew(deployment, "partly", yes=20)
    found = [one.shown for one in tables.tables_of(deployment)]
    # As people read them; the older one, which is in no newer version, behind them.
    assert [one.question for one in found] == [ANEW, made.WHICH, SECOND, made.HELPED, "how"]
    assert next(one for one in found if one.question == SECOND).base == 30


def test_those_who_came_by_one_version_alone_are_not_told_by_those_of_the_other(deployment):
    """Of 30 who ticked “partly” 28 ticked nothing else, and these alone were asked."""
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=50)
    rule = {"question": "helped", "op": "is", "value": "partly"}
    asked_anew(deployment, rule, type="several")
    answered_anew(deployment, ["yes"], unasked=30)
    answered_anew(deployment, ["partly"], yes=28)
    answered_anew(deployment, ["partly", "no"], unasked=2)
    answered_anew(deployment, ["no"], unasked=20)
    answered_anew(deployment, ["yes", "no"], unasked=10)
    made.responses(deployment, 12)
    found = {one.shown.question: one.shown for one in tables.tables_of(deployment)}
    assert [row.about for row in (*found[ANEW].rows, found[ANEW].missing)] == [40, 30, 30, 10]
    assert second(deployment).shown.wholly_hidden


def test_a_question_that_only_got_another_short_name_leads_on_as_before(deployment):
    answered(deployment, "yes", unasked=30)
    answered(deployment, "partly", yes=12)
    rule = {"question": "sense", "op": "is", "value": "partly"}
    asked_anew(deployment, rule, id=made.HELPED, key="sense")
    answered(deployment, "partly", yes=20)
    assert second(deployment).shown.base == 30
