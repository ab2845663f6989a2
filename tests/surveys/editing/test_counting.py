"""What the newer kinds of questions look like in results."""

import pytest

from surveys.engine.bands import band_of, bands_of
from surveys.selectors.tables import tables_of
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    asked,
    frozen_version,
    step,
)

pytestmark = pytest.mark.django_db


def tables(kind, answers, **extra):
    version = frozen_version(steps=[step(asked(kind, "x", "How?", **extra))])
    deployment = OpenDeploymentFactory(version=version)
    for value, people in answers.items():
        for _ in range(people):
            SubmittedResponseFactory(deployment=deployment, answers={"x": value})
    return {one.shown.anchor: one.shown for one in tables_of(deployment)}


def shares(table):
    return {row.label: row.about for row in table.rows if row.about}


def test_a_number_is_told_in_steps():
    table = tables("number", {"3": 20, "1": 10, "19": 20}, lowest=0, highest=20)["x"]
    assert shares(table) == {"0 to 4": 30, "15 to 19": 20}
    assert table.base == 50


@pytest.mark.parametrize(
    ("kind", "extra", "answers", "told"),
    [
        ("faces", {"options": ["Good", "Fair", "Bad"]}, {"good": 20, "bad": 30}, "Bad"),
        ("scale", {"low": "Never", "high": "Always"}, {"10": 30, "2": 20}, "10: Always"),
        ("yes_no", {}, {"yes": 30, "not-sure": 20}, "Yes"),
        ("consent", {"statement": "S."}, {"yes": 30, "no": 20}, "Yes, I agree"),
    ],
)
def test_what_is_chosen_is_counted(kind, extra, answers, told):
    assert shares(tables(kind, answers, **extra)["x"])[told] == 30


@pytest.mark.parametrize(
    ("kind", "extra", "value"),
    [("month", {}, "2024-03"), ("code", {"parts": ["older"]}, ["ab"]), ("short", {}, "Words")],
)
def test_what_could_point_to_a_person_is_in_no_table(kind, extra, value):
    version = frozen_version(steps=[step(asked(kind, "x", "How?", **extra))])
    deployment = OpenDeploymentFactory(version=version)
    for _ in range(20):
        SubmittedResponseFactory(deployment=deployment, answers={"x": value})
    assert [one.shown.anchor for one in tables_of(deployment)] == ["how"]


@pytest.mark.parametrize(("lowest", "highest"), [(0, 20), (0, 1), (3, 9), (0, 1_000_000), (5, 7)])
def test_every_number_is_in_one_step(lowest, highest):
    bands = bands_of(lowest, highest)
    assert len(bands) <= 5
    for number in {lowest, highest, (lowest + highest) // 2}:
        assert sum(low <= number <= high for low, high in bands) == 1
        assert band_of(bands, str(number)) != "rather-not-say"
    assert band_of(bands, "rather-not-say") == "rather-not-say"
