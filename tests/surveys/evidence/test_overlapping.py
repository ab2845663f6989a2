"""What is told of questions with several answers, tried against a reader who tries everything."""

import random
from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.engine.disclosure import DEFAULT
from surveys.engine.overlapping import (
    CHOOSING,
    Together,
    choosing_safe,
    protect_overlapping,
    spans_of,
)

ALONE = frozenset({"none", ""})
FREE = ("a", "b", "c")


def hidden_in(table):
    return {cell.key for cell in table.cells if cell.hidden}


def test_a_few_who_chose_anything_are_not_left_over_from_those_who_did_not():
    counts = {"a": 3, "b": 2, "none": 20, "": 17}
    spans = spans_of(counts, 40, {"a", "b"}, Together(ALONE))
    assert spans == {"a": (0, 3), "b": (0, 3)}
    table = protect_overlapping(counts, 40, together=Together(ALONE))
    assert hidden_in(table) & ALONE


def test_all_but_a_few_of_those_who_chose_anything_are_hidden():
    table = protect_overlapping({"a": 18, "b": 10, "none": 20, "": 0}, 40, together=Together(ALONE))
    assert table["a"].hidden


def test_a_limit_on_the_ticks_gives_what_is_left_of_them_away():
    counts = {"a": 15, "b": 15, "c": 7, "d": 3, "": 0}
    assert spans_of(counts, 20, {"d"}, Together(frozenset({""}), 2))["d"] == (0, 3)
    table = protect_overlapping(counts, 20, together=Together(frozenset({""}), 2))
    assert len(hidden_in(table)) > 1


def test_a_few_who_chose_both_of_two_are_not_had_from_their_sum():
    both = Together(frozenset({""}))
    assert hidden_in(protect_overlapping({"a": 30, "b": 25, "": 0}, 52, together=both))
    assert not hidden_in(protect_overlapping({"a": 30, "b": 30, "": 0}, 52, together=both))
    assert not hidden_in(protect_overlapping({"a": 30, "b": 22, "": 0}, 52, together=both))


def test_a_few_who_chose_less_than_they_could_are_not_had_from_the_sum():
    counts = {"a": 15, "b": 12, "c": 10, "": 0}
    assert hidden_in(protect_overlapping(counts, 20, together=Together(frozenset({""}), 2)))


def test_with_a_hard_question_nobody_and_everybody_are_hidden():
    counts = {"a": 20, "b": 0, "c": 12, "": 0}
    assert hidden_in(protect_overlapping(counts, 20, sensitive=True)) == {"a", "b", ""}


def people(dice):
    """The chosen answers of a few people."""
    ticks = dice.choice((0, 1, 2))
    found = []
    for _ in range(dice.randint(3, 7)):
        if dice.random() < 0.4:
            found.append([dice.choice(sorted(ALONE))])
        else:
            found.append(dice.sample(FREE, dice.randint(1, ticks or len(FREE))))
    return found, ticks


def test_what_is_provable_equals_trying_everything():
    dice = random.Random(14)
    for _ in range(300):
        chosen, ticks = people(dice)
        base = len(chosen)
        counts = {key: sum(key in one for one in chosen) for key in (*FREE, *sorted(ALONE))}
        hidden = {key for key in counts if dice.random() < 0.5}
        possible = list(ways(counts, base, hidden, ticks))
        found = spans_of(counts, base, hidden, Together(ALONE, ticks))
        for key, span in found.items():
            values = [way[key] for way in possible]
            assert span == (min(values), max(values)), (counts, base, hidden, ticks, key)
        assert found.keys() - {CHOOSING} == hidden


def ways(counts, base, hidden, ticks):
    """Every table that some `base` people could have given, with the same visible counts."""
    ranges = [range(base + 1) if key in hidden else (counts[key],) for key in counts]
    for values in product(*ranges):
        way = dict(zip(counts, values, strict=True))
        choosing = base - sum(way[key] for key in ALONE)
        given_ = [way[key] for key in FREE]
        if choosing < 0 or max(given_) > choosing:
            continue
        if choosing <= sum(given_) <= (ticks or len(FREE)) * choosing:
            yield way | {CHOOSING: choosing}


@settings(max_examples=300, deadline=None)
@given(
    free=st.lists(st.integers(0, 30), min_size=2, max_size=6),
    alone=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    ticks=st.sampled_from((0, 2, 3)),
)
def test_every_hidden_number_stays_wide_whatever_was_chosen(free, alone, ticks):
    choosing = max(*free, -(-sum(free) // (ticks or len(free))))
    base = choosing + sum(alone)
    if base < 10:
        return
    counts = {f"o{n}": one for n, one in enumerate(free)}
    counts |= dict(zip(("none", ""), alone, strict=True))
    together = Together(ALONE, ticks)
    table = protect_overlapping(counts, base, together=together)
    hidden = hidden_in(table)
    if table.wholly_hidden:
        return
    assert choosing_safe(counts, base, hidden, together, DEFAULT)
    spans = spans_of(counts, base, hidden, together)
    assert all(spans[key][1] - spans[key][0] >= 5 for key in hidden)


def test_knowing_the_rule_tells_no_more_than_that_a_hidden_number_may_be_a_few():
    """For a reader who tries everything that would be told in the same way of about ten."""
    together = Together(frozenset({""}))
    told = defaultdict(list)
    for base, none, one, other in product(range(10, 13), *[range(13)] * 3):
        if base - none in range(max(one, other), one + other + 1):
            counts = {"a": one, "b": other, "": none}
            table = protect_overlapping(counts, base, together=together)
            told[tuple(cell.about for cell in table.cells)].append(counts)
    assert len(told) > 10
    for abouts, made in told.items():
        for key, about in zip(("a", "b", ""), abouts, strict=True):
            if about is None:
                may = {counts[key] for counts in made}
                assert may >= {1, 2, 3, 4} or max(may) - min(may) >= 5, (abouts, key, may)


def test_a_base_below_ten_has_no_table():
    with pytest.raises(ValueError, match="Fewer than 10"):
        protect_overlapping({"yes": 5, "no": 5}, base=9)
