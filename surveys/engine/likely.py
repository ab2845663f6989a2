"""Between which shares chance alone would leave the share of people who gave an answer.

Plain values in, plain values out.
"""

from math import ceil, floor, sqrt
from statistics import NormalDist

_OF_NINETEEN_IN_TWENTY = NormalDist().inv_cdf(0.975)


def percent_of(about: int, base: int) -> int:
    """Return the share in per cent of what is told, from rounded numbers alone."""
    return round(100 * about / base)


def likely_percent(about: int, base: int) -> tuple[int, int]:
    """Return from and up to how many per cent, 19 times out of 20; never narrower than that.

    The score interval of E. B. Wilson, “Probable inference, the law of succession, and
    statistical inference”, Journal of the American Statistical Association 22 (1927), 209-212.
    From the rounded numbers that are told and from nothing else, so that it tells no more than
    they do. Rounding apart can lift a number above its base: it counts as all of them.
    Raises `ValueError` where there is no base.
    """
    if base <= 0:
        raise ValueError("Of nobody there is no share.")
    share, square = min(about, base) / base, _OF_NINETEEN_IN_TWENTY**2
    middle = share + square / (2 * base)
    reach = _OF_NINETEEN_IN_TWENTY * sqrt(share * (1 - share) / base + square / (4 * base**2))
    low, high = ((middle + side) / (1 + square / base) for side in (-reach, reach))
    # What is nothing or everything in truth may miss it by the last digit of a float.
    return max(0, floor(100 * low + 1e-9)), min(100, ceil(100 * high - 1e-9))
