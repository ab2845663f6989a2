"""Small groups are told together, and nobody who knows its own people is left with a few."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.engine.pooling import may_pool, pooled, protect_pool, summed

groups = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 30), max_size=8)


@pytest.mark.parametrize(
    ("sizes", "pools"),
    [
        ({"Ash": 30, "Birch": 12}, (("Ash",), ("Birch",))),
        ({"Ash": 30, "Birch": 6, "Cedar": 5}, (("Ash",), ("Birch", "Cedar"))),
        ({"Ash": 30, "Birch": 12, "Cedar": 3}, (("Ash",), ("Birch", "Cedar"))),
        ({"Ash": 3, "Birch": 12, "Cedar": 20}, (("Ash", "Birch"), ("Cedar",))),
        ({"Ash": 30, "Birch": 0, "Cedar": 12}, (("Ash",), ("Cedar",))),
        ({"Ash": 4, "Birch": 3}, (("Ash", "Birch"),)),
        ({}, ()),
    ],
)
def test_small_groups_go_together_or_to_a_neighbour(sizes, pools):
    assert pooled(sizes) == pools


@given(groups)
def test_nobody_is_left_out_and_every_pool_is_large_enough(sizes):
    pools = pooled(sizes)
    assert sorted(name for pool in pools for name in pool) == sorted(n for n in sizes if sizes[n])
    if len(pools) > 1:
        assert all(sum(sizes[name] for name in pool) >= 10 for pool in pools)


@given(groups)
def test_no_pool_is_larger_than_it_has_to_be(sizes):
    large = [name for name, size in sizes.items() if size >= 10]
    joined = [pool for pool in pooled(sizes) if len(pool) > 1 and set(pool) & set(large)]
    for pool in joined:
        assert sum(sizes[name] for name in pool if name not in large) < 10


@pytest.mark.parametrize(
    ("sizes", "may"),
    [((9, 9), False), ((9, 9, 4), True), ((5, 5, 5), True), ((4, 4, 4), False), ((), False)],
)
def test_none_of_a_pool_is_left_with_too_few_others(sizes, may):
    assert may_pool(sizes) is may


def test_a_number_that_one_site_gave_nearly_all_of_is_hidden():
    ash, birch, cedar = ({"yes": 1, "no": 6}, {"yes": 1, "no": 6}, {"yes": 8, "no": 1})
    assert protect_pool([ash, birch, cedar])["yes"].hidden
    even = protect_pool([{"yes": 5, "no": 5}] * 3)
    assert (even["yes"].about, even["no"].about) == (15, 15)


def test_with_a_hard_question_nobody_and_everybody_of_a_pool_are_hidden():
    rows = [{"yes": 8, "part": 7, "no": 0}] * 3
    assert protect_pool(rows)["no"].about == 0
    assert protect_pool(rows, sensitive=True)["no"].hidden


rows = st.lists(
    st.fixed_dictionaries({answer: st.integers(0, 6) for answer in ("a", "b", "c", "")}),
    min_size=2,
    max_size=4,
).filter(lambda found: may_pool([sum(row.values()) for row in found]))


@settings(max_examples=150, deadline=None)
@given(rows)
def test_neither_readers_nor_a_site_can_tell_a_few_others_by_trying_everything(found):
    table = protect_pool(found)
    if table.wholly_hidden:
        return
    hidden = [cell.key for cell in table.cells if cell.hidden]
    for own in ({"a": 0, "b": 0, "c": 0, "": 0}, *(row for row in found if any(row.values()))):
        others = {key: sum(row[key] for row in found) - own[key] for key in own}
        # What is visible of the others is known exactly; of the rest only the sum.
        assert not any(0 < others[key] < 5 for key in others if key not in hidden)
        together = sum(others[key] for key in hidden)
        ways = [
            way for way in product(range(together + 1), repeat=len(hidden)) if sum(way) == together
        ]
        for place in range(len(hidden)):
            values = [way[place] for way in ways]
            assert max(values) - min(values) >= 5


def test_the_counts_of_a_pool_are_those_of_its_groups():
    counts = {"a": {"yes": 3, "no": 1}, "b": {"yes": 2}, "c": {"no": 9}}
    assert summed(counts, [("a", "b"), ("c",)]) == {
        ("a", "b"): {"yes": 5, "no": 1},
        ("c",): {"yes": 0, "no": 9},
    }
