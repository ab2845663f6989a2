"""Cohen's kappa against a worked example, a definition of it by hand, and its edges."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.engine.agreement import TwoReadings, kappa, may_tell

few = st.integers(min_value=0, max_value=40)


def test_a_worked_example():
    """Fifty proposals, two readers: 20 yes by both, 15 no by both; p_o = 0.7, p_e = 0.5."""
    assert kappa(TwoReadings(both=20, first_alone=5, second_alone=10, neither=15)) == (
        pytest.approx(0.4)
    )


def test_a_published_example_of_more_chance_and_less_agreement():
    """45/15/25/15 and 25/35/5/35 of a hundred: the same p_o of 0.6, 0.1304 and 0.2593."""
    assert kappa(TwoReadings(45, 15, 25, 15)) == pytest.approx(0.1304, abs=5e-5)
    assert kappa(TwoReadings(25, 35, 5, 35)) == pytest.approx(0.2593, abs=5e-5)


@given(few, few, few, few)
def test_it_is_what_counting_pairs_gives(both, first, second, neither):
    readings = TwoReadings(both, first, second, neither)
    said = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    found = kappa(readings)
    if not said:
        assert found is None
        return
    observed = Fraction(sum(a == b for a, b in said), len(said))
    pairs = sum(sum(a == one for a, _ in said) * sum(b == one for _, b in said) for one in (0, 1))
    chance = Fraction(pairs, len(said) ** 2)
    if chance == 1:
        assert found is None
    else:
        assert found == pytest.approx(float((observed - chance) / (1 - chance)))
        assert -1 <= found <= 1


@given(st.integers(1, 40), st.integers(1, 40))
def test_full_agreement_is_one(both, neither):
    assert kappa(TwoReadings(both, 0, 0, neither)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        (TwoReadings(5, 0, 0, 5), True),
        (TwoReadings(5, 0, 0, 4), False),  # nine answers
        (TwoReadings(4, 0, 5, 9), False),  # the first gave it four times
        (TwoReadings(4, 5, 0, 9), False),  # the second did
        (TwoReadings(9, 0, 5, 4), False),  # the second gave it to all but four
        (TwoReadings(4, 1, 1, 4), True),
    ],
)
def test_a_few_answers_are_not_told_apart(readings, told):
    assert may_tell(readings) is told
