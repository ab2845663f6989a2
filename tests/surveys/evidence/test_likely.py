"""How far chance reaches around a share, from the rounded numbers that are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.engine.likely import likely_percent

BASES = st.integers(min_value=1, max_value=5_000)


@pytest.mark.parametrize(
    ("about", "base", "likely"),
    # R. G. Newcombe, “Two-sided confidence intervals for the single proportion: comparison of
    # seven methods”, Statistics in Medicine 17 (1998), table I: .2553 to .3662, .0624 to .1605,
    # 0 to .1611 and .0061 to .1718.
    [(81, 263, (25, 37)), (15, 148, (6, 17)), (0, 20, (0, 17)), (1, 29, (0, 18))],
)
def test_the_range_is_the_published_one_in_whole_per_cent(about, base, likely):
    assert likely_percent(about, base) == likely


@given(BASES, st.data())
def test_the_share_is_in_its_range_and_the_rest_in_the_rest(base, data):
    about = data.draw(st.integers(min_value=0, max_value=base))
    low, high = likely_percent(about, base)
    assert 0 <= low <= 100 * about / base <= high <= 100
    assert likely_percent(base - about, base) == (100 - high, 100 - low)


def test_the_more_people_answered_the_less_chance_does():
    widths = [high - low for low, high in (likely_percent(n // 2, n) for n in (10, 50, 250, 1000))]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 50
    assert widths[-1] < 10


def test_rounding_apart_may_lift_a_number_above_its_base():
    assert likely_percent(15, 10) == likely_percent(10, 10) == (72, 100)


def test_of_nobody_there_is_no_share():
    with pytest.raises(ValueError, match="no share"):
        likely_percent(0, 0)
