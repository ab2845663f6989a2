"""What the two-way tables promise, tried against a reader who tries every table."""

import random
from collections import Counter, defaultdict
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
        later = places[index + 1 :]
        # The last of a row or of a column is all that is left of it.
        least = 0 if any(row == i for row, _ in later) else rows[i]
        least = max(least, 0 if any(column == j for _, column in later) else columns[j])
        for value in range(least, min(rows[i], columns[j]) + 1):
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


def drawn(dice):
    """A small table of which something has to be hidden, and whether it is about a hard thing."""
    while True:
        rows, columns = dice.choice([(2, 2), (2, 3), (3, 2), (3, 3)])
        counts = {
            group: [dice.choice((0, 1, 3, 5, 6, 9)) for _ in range(columns)]
            for group in "abc"[:rows]
        }
        large = [row for row in counts.values() if sum(row) >= 10]
        is_hard = dice.random() < 0.25
        telling = {1, 3, 0} if is_hard else {1, 3}
        if large and any(count in telling for row in large for count in row):
            return counts, is_hard


def proved(counts, hidden):
    """What trying every table leaves of each hidden cell."""
    possible = list(tables_that_fit(counts, hidden))
    return {at: (min(n := [one[at] for one in possible]), max(n)) for at in hidden}


def tables_told_as(totals):
    """Yield every table of two groups of about ten whose totals are told as these."""
    within = [range(max(5, total - 2), total + 3) for total in totals]
    sides = [
        row for row in product(*(range(max(one) + 1) for one in within)) if 10 <= sum(row) <= 12
    ]
    for one, other in product(sides, repeat=2):
        if all(a + b in total for a, b, total in zip(one, other, within, strict=True)):
            yield one, other


@pytest.mark.parametrize("totals", [(5, 5, 15), (5, 15, 5), (15, 5, 5)])
def test_knowing_the_procedure_tells_no_more_than_that_a_hidden_cell_may_be_a_few(totals):
    """For a reader who tries every table that would be told in the same way."""
    told = defaultdict(list)
    for rows in tables_told_as(totals):
        cells = protect_crossed(ANSWERS[:3], dict(zip("ab", rows, strict=True))).cells
        told[cells].append(rows)
    hidden = [
        {rows[i][j] for rows in made}
        for cells, made in told.items()
        for i, j in product(range(2), range(3))
        if not cells or cells[i][j] is None
    ]
    assert hidden
    # Nobody is no few; nor are five or more, however narrowly they are known.
    for may in hidden:
        wide = may >= {1, 2, 3, 4} or max(may) - min(may) >= 5
        assert wide or min(may) >= 5 or not any(may), (totals, may)


def test_two_thousand_tables_are_as_safe_as_trying_every_table_says():
    """Each is compared: what is hidden is wide, or nothing that could be hidden makes it so."""
    dice = random.Random(47)
    compared = Counter()
    for _ in range(2000):
        counts, is_hard = drawn(dice)
        answers = ANSWERS[: len(counts["a"])]
        shown = protect_crossed(answers, counts, sensitive=is_hard)
        table = [counts[group] for group in shown.groups]
        places = list(product(range(len(table)), range(len(answers))))
        if shown.audit.refused:
            spans = proved(table, frozenset(places))
            few = [
                spans[i, j]
                for i, j in places
                if 0 < table[i][j] < 5 or (is_hard and table[i][j] in (0, sum(table[i])))
            ]
            assert any(most - least < 5 for least, most in few), counts
            compared["refused"] += 1
            continue
        hidden = frozenset((i, j) for i, j in places if shown.cells[i][j] is None)
        assert hidden, counts
        for (i, j), (least, most) in proved(table, hidden).items():
            assert shown.audit.intervals[shown.groups[i], answers[j]] == (least, most), counts
            assert most - least >= 5, counts
        compared["protected"] += 1
    assert compared.total() == 2000
    assert min(compared["refused"], compared["protected"]) >= 500, compared
