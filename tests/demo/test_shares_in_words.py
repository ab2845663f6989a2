"""What somebody writes of how many said a thing is what the results tell, and nothing hidden."""

import csv
import io
import re

import pytest
from django.test import Client

from surveys.models import SurveyDeployment
from tests.demo.every_place import public_pages
from tests.surveys.evidence import made

pytestmark = pytest.mark.usefixtures("accounts", "db")

SHARE = re.compile(
    r"\b(?:almost|about|nearly|over|more than|less than) "
    r"(?:half|a third|a quarter|all|everybody)\b[^.\n]*",
    re.IGNORECASE,
)
PER_CENT = {"half": range(45, 56), "third": range(28, 39)}
# How each begins that is written somewhere: the share, and what it is of.
WRITTEN = {
    "about half said that the worker listened": ("half", "Did the worker listen?", "Yes"),
    "about half of the young people we asked had never been told": (
        "half",
        "After you said what you think, did anyone tell you what happened next?",
        "No",
    ),
    "about half had never been told what became of what they said": (
        "half",
        "After you said what you think, did anyone tell you what happened next?",
        "No",
    ),
    "about a third of people said that nobody told them": (
        "third",
        "Did they say where their information came from?",
        "No",
    ),
}
# Of those who were not heard: that fewer than ten answered is told.
NOT_HEARD = "almost all of them"


def told():
    """What share of all who were asked gave each answer, as files for others tell it."""
    analyst, found = Client(), {}
    analyst.force_login(made.user("Analysts"))
    for one in SurveyDeployment.objects.filter(status="closed"):
        file = analyst.get(f"/admin/voice/{one.pk}/exports/tables.csv").content
        for line in [*csv.reader(io.StringIO(file.decode("utf-8-sig")))][1:]:
            if line[2] == "All" and line[6]:
                found[line[1], line[3]] = int(line[6])
    return found


def wrong(phrases, shares):
    """Those that no result tells."""
    found = set()
    for phrase in phrases:
        known = next((WRITTEN[one] for one in WRITTEN if phrase.startswith(one)), None)
        share, *answer = known or ("", "", "")
        if shares.get(tuple(answer)) not in PER_CENT.get(share, ()):
            found.add(phrase)
    return found


def test_a_share_in_words_is_one_that_the_results_tell():
    phrases = {
        " ".join(one.lower().split())
        for words in public_pages().values()
        for one in SHARE.findall(words.replace("\n", " "))
    }
    assert len(phrases) >= len(WRITTEN)
    assert wrong(phrases - {NOT_HEARD}, told()) == set()


def test_a_share_that_the_results_hide_would_be_found():
    hidden = "almost half said that telling it again was not ok"
    assert wrong({hidden}, told()) == {hidden}
    known = "about half said that the worker listened"
    assert wrong({known}, {}) == {known}
