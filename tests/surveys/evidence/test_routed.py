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
