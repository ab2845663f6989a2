"""Beside each theme stands how many wrote nothing that could be read, as readers can reckon it."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from surveys.documents.voice_results import with_missing
from surveys.engine.disclosure import DEFAULT, people
from surveys.engine.missing import missing_of
from surveys.engine.steps import Beside, settle
from surveys.selectors.told_numbers import told_numbers
from syndication.models import Edition
from syndication.selectors import content_of, document_of
from tests.surveys.evidence import made


def rows_of_page(client, page):
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [row.get_text(" ", strip=True) for row in shown.select("tr.cp-bars__missing")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrote", "missing", "told"),
    [
        (30, {"about": 30}, "about 30"),
        (52, {"about": 10}, "about 10"),
        (58, {"fewer_than": 6}, "fewer than 6"),
        (60, {"fewer_than": 6}, "fewer than 6"),
        # So few wrote that only that is told: no theme is, and so no chart.
        (3, None, ""),
    ],
)
def test_page_document_version_and_file_tell_who_is_missing(client, wrote, missing, told):
    deployment = made.deployment()
    made.responses(deployment, 60)
    made.theme(deployment, "T1", people=wrote)
    page = made.publish(made.page(deployment))
    for document in (document_of(page.translation_key), content_of(Edition.objects.get())):
        assert document["base"] == {"about": 60, "minimum": 10, "missing": missing}
    lines = [line[10:12] for line in told_numbers(deployment).rows if line[1] == "Themes"]
    about = missing and missing.get("about")
    assert lines == ([(about, int(about is None))] if missing else [])
    assert rows_of_page(client, page) == (
        [f"Wrote nothing that we could read {told}"] if told else []
    )


@given(st.integers(10, 200).flatmap(lambda base: st.tuples(st.just(base), st.integers(0, base))))
def test_what_is_told_is_about_true_and_needs_nothing_but_told_numbers(counts):
    base, wrote = counts
    near = [Beside("readable", ("base",))]
    settled = settle({"base": base, "readable": wrote}, near, DEFAULT)
    if "readable" in settled.small:
        return
    rounded = people(base, base, DEFAULT)["about"]
    told = missing_of(rounded, people(settled.numbers["readable"], base, DEFAULT))
    if told is None:
        assert wrote < DEFAULT.cell
    elif "about" in told:
        assert base - wrote > DEFAULT.cell
        assert abs(told["about"] - (base - wrote)) < DEFAULT.rounding
    else:
        assert base - wrote < told["fewer_than"]


def test_what_was_released_before_anybody_was_told_how_far_answers_came_says_nothing():
    assert with_missing({"about": 60, "minimum": 10}, ()) == {
        "about": 60,
        "minimum": 10,
        "missing": None,
    }
