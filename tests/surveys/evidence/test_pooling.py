"""Small groups are told together, and nobody who knows its own people is left with a few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.engine.pooling import dominated, pooled, summed

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


def test_a_site_that_knows_its_own_people_is_not_left_with_a_few():
    sizes = {"Ash": 40, "Birch": 9, "Cedar": 3}
    assert pooled(sizes) == (("Ash",), ("Birch", "Cedar"))
    assert pooled(sizes, knows_own=True) == (("Ash", "Birch", "Cedar"),)


@given(groups, st.booleans())
def test_nobody_is_left_out_and_every_pool_is_large_enough(sizes, knows_own):
    pools = pooled(sizes, knows_own=knows_own)
    assert sorted(name for pool in pools for name in pool) == sorted(n for n in sizes if sizes[n])
    if len(pools) < 2:
        return
    for pool in pools:
        people = [sizes[name] for name in pool]
        assert sum(people) >= 10
        if knows_own and len(pool) > 1:
            assert all(sum(people) - own >= 10 for own in people)


@given(groups)
def test_no_pool_is_larger_than_it_has_to_be(sizes):
    large = [name for name, size in sizes.items() if size >= 10]
    joined = [pool for pool in pooled(sizes) if len(pool) > 1 and set(pool) & set(large)]
    for pool in joined:
        assert sum(sizes[name] for name in pool if name not in large) < 10


@given(st.lists(st.integers(0, 12), max_size=5))
def test_dominated_is_what_some_group_could_work_out(given_):
    left = [sum(given_) - own for own in given_]
    assert dominated(given_) == any(0 < min(left) == one < 5 for one in left)


def test_the_counts_of_a_pool_are_those_of_its_groups():
    counts = {"a": {"yes": 3, "no": 1}, "b": {"yes": 2}, "c": {"no": 9}}
    assert summed(counts, [("a", "b"), ("c",)]) == {
        ("a", "b"): {"yes": 5, "no": 1},
        ("c",): {"yes": 0, "no": 9},
    }
