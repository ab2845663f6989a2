"""What the disclosure rules promise, tried against readers who want to know more."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.engine.disclosure import (
    Thresholds,
    may_release,
    may_tell_anew,
    people,
    protect_exclusive,
    rounded,
    shown,
)
from surveys.engine.overlapping import protect_overlapping

tables = st.lists(st.integers(0, 60), min_size=2, max_size=9).filter(lambda c: sum(c) >= 10)


def keyed(counts):
    return {f"o{number}": count for number, count in enumerate(counts)}


@pytest.mark.parametrize("name", ["base", "cell", "rounding"])
def test_no_threshold_goes_below_five(name):
    with pytest.raises(ValueError, match="below 5"):
        Thresholds(**{name: 4})


@pytest.mark.parametrize(("count", "about"), [(0, 0), (5, 5), (7, 5), (8, 10), (12, 10), (74, 75)])
def test_counts_are_rounded_to_the_nearest_five(count, about):
    assert rounded(count) == about


@pytest.mark.parametrize("count", [1, 2, 3, 4, 36, 37, 38, 39])
def test_a_few_people_and_all_but_a_few_are_hidden(count):
    assert not shown(count, 40)


@pytest.mark.parametrize("count", [0, 5, 20, 35, 40])
def test_nobody_many_and_everybody_are_shown(count):
    assert shown(count, 40)


def test_a_base_below_ten_has_no_table():
    with pytest.raises(ValueError, match="Fewer than 10"):
        protect_exclusive({"yes": 5, "no": 4})


@given(tables)
def test_no_shown_count_is_a_few_or_unrounded(counts):
    for cell in protect_exclusive(keyed(counts)).cells:
        assert cell.about is None or cell.about % 5 == 0
        assert cell.about is None or not 0 < keyed(counts)[cell.key] < 5


@given(tables)
def test_subtraction_never_narrows_a_hidden_cell_below_five(counts):
    table = protect_exclusive(keyed(counts))
    hidden = [cell.key for cell in table.cells if cell.hidden]
    if not hidden:
        return
    # The reader is given the base and every visible cell exactly, before rounding.
    visible = sum(keyed(counts)[cell.key] for cell in table.cells if not cell.hidden)
    left = sum(counts) - visible
    assert len(hidden) > 1
    assert left >= 5, "each hidden cell may be anything from 0 to what is left"


@pytest.mark.parametrize(("cells", "largest"), [(2, 40), (3, 32), (4, 24), (5, 18)])
def test_knowing_the_rule_tells_no_more_than_that_a_hidden_count_may_be_a_few(cells, largest):
    published = defaultdict(list)
    for counts in (one for many in range(10, largest + 1) for one in rows_of(many, cells)):
        table = protect_exclusive(keyed(counts))
        published[table.base, tuple(cell.about for cell in table.cells)].append(counts)
    complete = {view: made for view, made in published.items() if view[0] <= largest - 3}
    for (_, abouts), made in complete.items():
        for position, about in enumerate(abouts):
            if about is None:
                possible = {counts[position] for counts in made}
                assert possible >= {1, 2, 3, 4} or max(possible) - min(possible) >= 5


def rows_of(people, cells):
    """Yield every row of so many cells that adds up to these people."""
    for first in range(people + 1) if cells > 1 else ():
        yield from ((first, *others) for others in rows_of(people - first, cells - 1))
    if cells == 1:
        yield (people,)


def test_three_that_are_ten_together_and_all_a_few_are_not_hidden_alone():
    """Each would be known to be two at least: those who read how many they are read who is few."""
    table = protect_exclusive(keyed((8, 4, 3, 5, 4)))
    assert [cell.hidden for cell in table.cells] == [False, True, True, True, True]


@given(tables)
def test_what_is_shown_of_overlapping_answers_is_rounded_and_never_a_few(counts):
    counts = keyed(counts)
    base = max(10, *counts.values())
    for cell in protect_overlapping(counts, base).cells:
        assert cell.about is None or (cell.about % 5 == 0 and shown(counts[cell.key], base))


def test_a_table_that_cannot_be_protected_is_hidden_whole():
    assert protect_exclusive({"yes": 11, "no": 2}).wholly_hidden


def test_a_table_without_small_cells_is_shown_whole():
    table = protect_exclusive({"yes": 21, "no": 12, "none": 7})
    assert [cell.about for cell in table.cells] == [20, 10, 5]
    assert [cell.percent for cell in table.cells] == [50, 25, 12]


@given(st.integers(10, 500), st.data())
def test_people_are_told_as_a_rounded_number_or_as_fewer_than_five(base, data):
    count = data.draw(st.integers(1, base))
    told = people(count, base)
    if count < 5:
        assert told == {"fewer_than": 5}
    else:
        assert told["about"] % 5 == 0


@given(st.integers(10, 500), st.integers(0, 4))
def test_all_but_a_few_is_told_like_everybody(base, few):
    assert people(base - few, base) == people(base, base)


@pytest.mark.parametrize(("step", "allowed"), [(0, True), (1, False), (9, False), (10, True)])
def test_a_new_release_changes_each_count_by_nought_or_by_ten(step, allowed):
    for new in (50 + step, 50 - step):
        assert may_release([{"base": 50}], {"base": new}) is allowed


def test_a_new_release_is_compared_with_every_release_before():
    assert not may_release([{"base": 50}, {"base": 62}], {"base": 52})


@pytest.mark.parametrize(("people", "allowed"), [(0, True), (2, False), (9, False), (10, True)])
def test_a_theme_that_appears_or_vanishes_is_a_change_from_nobody(people, allowed):
    without, with_it = {"base": 50}, {"base": 50, "theme": people}
    assert may_release([without], with_it) is allowed
    assert may_release([with_it], without) is allowed


@pytest.mark.parametrize("base", [5, 10, 20])
def test_no_release_beside_another_narrows_how_few_the_few_were(base):
    """Who knows one number exactly, and the rule, finds five others that the few may have been."""
    thresholds = Thresholds(base=base)
    tried = 0
    for few in range(1, 5):
        for known in range(5, 60):
            may = [few_ for few_ in range(5) if released(few_, known, thresholds)]
            if few in may:
                tried += 1
                assert may == [0, 1, 2, 3, 4]
    assert tried


def released(few, known, thresholds):
    """Whether the two may be told one after the other, whichever comes first."""
    others = {"base": 90, "other": 50}
    one, two = others | {"theme": few}, others | {"theme": known}
    assert may_release([one], two, thresholds) == may_release([two], one, thresholds)
    return may_release([one], two, thresholds)


@pytest.mark.parametrize("step", range(1, 10))
def test_however_few_a_survey_may_tell_of_a_new_release_changes_by_ten(step):
    smallest = Thresholds(base=5)
    assert not may_release([{"base": 50}], {"base": 50 - step}, smallest)
    assert not may_tell_anew(20, 20 + step, smallest)
