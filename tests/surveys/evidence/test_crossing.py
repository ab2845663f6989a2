"""What the two-way tables promise, tried against a reader who tries every table."""

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.engine.crossing import protect_crossed, provable

ANSWERS = ("a lot", "a bit", "not at all", "rather not say")
PACK = {
    "Ash": (21, 9, 3, 6),
    "Birch": (14, 12, 6, 8),
    "Cedar": (8, 9, 7, 11),
    "Dale": (30, 11, 12, 7),
    "Elm": (5, 1, 0, 0),
}


def test_protects_the_worked_example():
    table = protect_crossed(ANSWERS, PACK)

    assert table.left_out == ("Elm",)
    assert table.cells == (
        (20, 10, None, None),
        (15, 10, None, None),
        (10, 10, 5, 10),
        (30, 10, 10, 5),
    )
    assert table.bases == (40, 40, 35, 60)
    assert [cell.about for cell in table.totals.cells] == [75, 40, 30, 30]
    assert table.audit.intervals["Ash", "not at all"] == (0, 9)
    assert not table.audit.refused


@pytest.mark.parametrize("hidden", [{(0, 2)}, {(0, 2), (0, 3)}])
def test_a_cell_is_had_by_subtraction_while_too_little_is_hidden(hidden):
    assert provable(list(PACK.values())[:4], frozenset(hidden), (0, 2)) == (3, 3)


def test_what_is_provable_equals_trying_every_table():
    dice = random.Random(20)
    for _ in range(400):
        rows, columns = dice.choice([(2, 2), (2, 3), (3, 2), (3, 3)])
        counts = [[dice.randint(0, 3) for _ in range(columns)] for _ in range(rows)]
        places = list(product(range(rows), range(columns)))
        hidden = frozenset(at for at in places if dice.random() < 0.7)
        possible = list(tables_that_fit(counts, hidden))
        for at in hidden:
            values = [table[at] for table in possible]
            assert provable(counts, hidden, at) == (min(values), max(values)), (counts, hidden)


def tables_that_fit(counts, hidden):
    """Yield the hidden cells of every table with the same totals and visible cells."""
    places = sorted(hidden)
    rows = [sum(counts[i][j] for i, j in places if i == r) for r in range(len(counts))]
    columns = [sum(counts[i][j] for i, j in places if j == c) for c in range(len(counts[0]))]

    def fill(index, rows, columns, so_far):
        if index == len(places):
            if not any(rows) and not any(columns):
                yield dict(so_far)
            return
        i, j = places[index]
        last = not any(row == i for row, _ in places[index + 1 :])
        most = min(rows[i], columns[j])
        for value in range(rows[i] if last else 0, most + 1):
            left, below = list(rows), list(columns)
            left[i] -= value
            below[j] -= value
            yield from fill(index + 1, left, below, {**so_far, (i, j): value})

    yield from fill(0, rows, columns, {})


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 20), min_size=4, max_size=4), min_size=1, max_size=5),
    st.booleans(),
)
def test_every_hidden_cell_stays_wide_or_the_table_is_refused(rows, sensitive):
    counts = {str(number): row for number, row in enumerate([[10, 10, 10, 10], *rows])}
    table = protect_crossed(ANSWERS, counts, sensitive=sensitive)

    assert all(most - least >= 5 for least, most in table.audit.intervals.values())
    assert bool(table.cells) != table.audit.refused
    for group, cells in zip(table.groups, table.cells, strict=False):
        for count, about in zip(counts[group], cells, strict=True):
            assert about is None or not 0 < count < 5
            assert about is None or not sensitive or count not in (0, sum(counts[group]))


def test_a_table_that_nothing_protects_has_only_its_totals():
    table = protect_crossed(("yes", "no"), {"Ash": (20, 3)})

    assert table.audit.refused
    assert table.cells == ()
    assert table.totals.wholly_hidden


def test_too_few_people_have_no_table():
    with pytest.raises(ValueError, match="Fewer than"):
        protect_crossed(("yes", "no"), {"Elm": (5, 4)})


def test_what_a_protected_table_hides_stays_wide_against_trying_every_table():
    dice = random.Random(47)
    for _ in range(2000):
        columns = dice.choice([2, 3])
        counts = {
            group: [dice.choice((0, 1, 3, 5, 6, 10)) for _ in range(columns)] for group in "ab"
        }
        if max(sum(row) for row in counts.values()) < 10:
            continue
        shown = protect_crossed(ANSWERS[:columns], counts)
        if shown.audit.refused or not shown.audit.intervals:
            continue
        table = [counts[group] for group in shown.groups]
        hidden = frozenset(
            (shown.groups.index(group), ANSWERS.index(answer))
            for group, answer in shown.audit.intervals
        )
        possible = list(tables_that_fit(table, hidden))
        for at in hidden:
            values = [one[at] for one in possible]
            found = shown.audit.intervals[shown.groups[at[0]], ANSWERS[at[1]]]
            assert found == (min(values), max(values)), counts
            assert max(values) - min(values) >= 5, counts
