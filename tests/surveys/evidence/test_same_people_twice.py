"""Whoever knows that the same people were asked before and after finds no few who went over."""

import random
from collections import Counter
from itertools import product

import pytest

from surveys.engine.disclosure import protect_exclusive
from tests.surveys.evidence.everything_known import cell, surely_few
from tests.surveys.evidence.provable import Known, recovered

ANSWERS = ("yes", "partly", "no", "")
TIMES = ("before", "after")


def drawn(seed):
    """How many people gave which answer before and which one after; most keep theirs."""
    dice = random.Random(seed)
    likely = [dice.random() for _ in ANSWERS]
    stay, people = dice.random(), Counter()
    for _ in range(dice.randint(12, 60)):
        first = dice.choices(ANSWERS, likely)[0]
        people[first, first if dice.random() < stay else dice.choice(ANSWERS)] += 1
    return people


def known_of(people, exact=()):
    """What both tables tell, and that each person is in one cell of each."""
    known, total = Known(), people.total()
    for place, when in enumerate(TIMES):
        counts = dict.fromkeys(ANSWERS, 0)
        for went, count in people.items():
            counts[went[place]] += count
        table = protect_exclusive(counts)
        known.add("people", *((answer, when) for answer in ANSWERS))
        known.tell("people", max(10, table.base - 2), table.base + 2)
        few = surely_few([(one.key, one.about) for one in table.cells])
        for one in table.cells:
            known.tell((one.key, when), *cell(one.about))
            if one.key in few:
                known.tell((one.key, when), 1, 4)
            of = [(one.key, other) if place == 0 else (other, one.key) for other in ANSWERS]
            known.add((one.key, when), *of)
    for went in exact:
        known.tell(went, people[went], people[went])
    assert known.spans["people"][0] <= total <= known.spans["people"][1]
    return known


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_nobody_who_went_from_one_answer_to_another_is_found(first):
    found = 0
    for seed in range(first, first + 20):
        people = drawn(seed)
        true = {went: people[went] for went in product(ANSWERS, repeat=2)}
        assert recovered(known_of(people), true) == {}, seed
        # With the others of a row told exactly, some would be.
        rows = [[(one, other) for other in ANSWERS] for one in ANSWERS]
        found += any(recovered(known_of(people, row), true) for row in rows)
    assert found
