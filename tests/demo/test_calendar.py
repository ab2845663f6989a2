"""Dates of the demonstration, told as months from a day."""

from datetime import date

import pytest

from home.demo.dates import Calendar, in_words


@pytest.mark.parametrize(
    ("anchor", "months", "day", "expected"),
    [
        (date(2026, 11, 1), -18, 2, date(2025, 5, 2)),
        (date(2026, 11, 30), 2, 31, date(2027, 1, 31)),
        (date(2028, 3, 31), -1, 31, date(2028, 2, 29)),
        (date(2027, 1, 1), -1, 15, date(2026, 12, 15)),
        (date(2026, 12, 31), 1, 1, date(2027, 1, 1)),
    ],
)
def test_a_day_lies_months_from_the_month_of_the_anchor(anchor, months, day, expected) -> None:
    assert Calendar(anchor).day(months, day) == expected


def test_seasons_follow_the_month() -> None:
    calendar = Calendar(date(2026, 11, 1))
    assert [calendar.season(month) for month in (-18, -10, -4, 0)] == [
        "Spring",
        "Winter",
        "Summer",
        "Autumn",
    ]


def test_a_day_in_words_has_no_leading_nought() -> None:
    assert in_words(date(2026, 2, 6)) == "6 February 2026"
