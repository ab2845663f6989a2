"""What several tables tell together is found exactly, and a few people are never told by it."""

import random

import pytest

from surveys.engine.disclosure import DEFAULT
from surveys.engine.linked import gives_away
from surveys.engine.release import ALL, PublicTable, Shape
from surveys.engine.solving import Contradiction, Solved

ANSWERS = ("yes", "no")


def table(counts, parts, *, hidden=(), name="question:1", sizes=None, **fields):
    """A table of rows about the parts that `parts` names, all of it told but what is `hidden`."""
    told = {
        row: {
            answer: {} if (row, answer) in hidden else {"about": people}
            for answer, people in line.items()
        }
        for row, line in counts.items()
    }
    base = sum(people for line in counts.values() for people in line.values())
    groups = {row: frozenset(one) for row, one in parts.items()}
    return PublicTable(name, Shape.CROSSED, base, counts, told, groups, sizes or {}, **fields)


def row(yes, no, parts, **fields):
    return table({ALL: {"yes": yes, "no": no}}, {ALL: parts}, **fields)


def test_the_rest_of_two_tables_may_have_enough_people_and_tell_of_two_of_them():
    north, both = row(20, 12, {"north"}), row(30, 14, {"north", "south"})
    assert gives_away([north, both], DEFAULT)
    assert not gives_away([row(20, 12, {"north"}), row(30, 18, {"north", "south"})], DEFAULT)


def test_a_number_that_one_table_hides_is_not_told_by_others():
    both_hidden = [(ALL, "yes"), (ALL, "no")]
    whole = row(41, 11, {"self", "help"}, hidden=both_hidden)
    alone, helped = row(30, 8, {"self"}, name="alone"), row(11, 3, {"help"}, name="helped")
    assert not gives_away([whole, alone], DEFAULT)
    assert gives_away([whole, alone, helped], DEFAULT)


def test_a_two_way_table_that_hides_enough_is_told_beside_its_totals():
    whole = row(42, 8, {"self", "help"})
    hidden = [(group, answer) for group in ("self", "help") for answer in ANSWERS]
    counts = {"self": {"yes": 30, "no": 3}, "help": {"yes": 12, "no": 5}}
    parts = {"self": {"self"}, "help": {"help"}}
    assert not gives_away([whole, table(counts, parts, hidden=hidden)], DEFAULT)
    assert gives_away([whole, table(counts, parts, hidden=hidden[:2])], DEFAULT)


def test_three_tables_tell_what_no_two_of_them_do():
    pairs = [row(12, 12, {"a", "b"}), row(9, 15, {"b", "c"})]
    assert not gives_away(pairs, DEFAULT)
    # Of those who said yes: a and b, and b and c, less a and c, are b twice: 12 + 9 - 17.
    assert gives_away([*pairs, row(17, 7, {"a", "c"})], DEFAULT)


def test_what_does_not_fit_together_is_refused():
    assert gives_away([row(20, 12, {"north"}), row(19, 12, {"north"}, name="other")], DEFAULT)


def test_answers_that_are_told_together_are_solved_as_one():
    whole = table(
        {ALL: {"yes": 30, "part": 8, "no": 3}},
        {ALL: {"self", "help"}},
        hidden=[(ALL, "part"), (ALL, "no")],
    )
    rest = frozenset({"part", "no"})
    apart = table(
        {"self": {"yes": 20, "rest": 11}, "help": {"yes": 10, "rest": 0}},
        {"self": {"self"}, "help": {"help"}},
        merged={"rest": rest},
    )
    assert not gives_away([whole, apart], DEFAULT)
    few = table(
        {"self": {"yes": 20, "rest": 8}, "help": {"yes": 10, "rest": 3}},
        {"self": {"self"}, "help": {"help"}},
        merged={"rest": rest},
    )
    assert gives_away([whole, few], DEFAULT)


# ---------------------------------------------------------------- the solver by itself


def test_spans_are_found_as_by_trying_everything():
    dice = random.Random(9)
    for _ in range(150):
        cells = "abcde"[: dice.randint(2, 5)]
        truth = {cell: dice.randint(0, 4) for cell in cells}
        sums = [
            (frozenset(one), sum(truth[cell] for cell in one))
            for one in (nested(cells, dice) for _ in range(dice.randint(1, 4)))
        ]
        sums.append((frozenset(cells), sum(truth.values())))
        fitting = [
            way
            for values in ways_to_sum_to(sum(truth.values()), len(cells))
            for way in [dict(zip(cells, values, strict=True))]
            if all(sum(way[cell] for cell in one) == total for one, total in sums)
        ]
        solved = Solved(sums)
        for wanted in (*cells, *(frozenset(nested(cells, dice)) for _ in range(2))):
            values = [sum(way[cell] for cell in wanted) for way in fitting]
            assert solved.span(tuple(wanted)) == (min(values), max(values)), (sums, wanted)


def ways_to_sum_to(total, cells):
    """Every way to part the whole, which is known too, among so many cells."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for others in ways_to_sum_to(total - first, cells - 1):
            yield (first, *others)


def nested(cells, dice):
    """Neighbours in a row, as the cells of tables are: such sums have whole solutions."""
    start = dice.randrange(len(cells))
    return cells[start : start + dice.randint(1, len(cells))]


def test_what_is_in_no_sum_has_no_most():
    assert Solved([({"a"}, 3)]).span({"a", "b"}) is None


@pytest.mark.parametrize(
    "sums",
    [
        [({"a"}, 3), ({"a"}, 4)],
        [({"a", "b"}, 3), ({"a", "b", "c"}, 2)],
        [({"a", "b"}, 5), ({"b", "c"}, 5), ({"a", "c"}, 20)],
    ],
)
def test_sums_that_cannot_be_are_found(sums):
    with pytest.raises(Contradiction):
        Solved(sums)


def test_fractions_that_no_people_can_be_do_not_widen_what_is_known():
    # Twice each of them is odd: as people they cannot be, as numbers they are one and a half.
    solved = Solved([({"a", "b"}, 3), ({"b", "c"}, 3), ({"a", "c"}, 3)])
    assert solved.span({"a"}) == (1.5, 1.5)
