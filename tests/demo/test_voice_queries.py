"""The results of a survey and the public page of what became of it all ask little."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from surveys.models import SurveyDeployment
from syndication.selectors import documents
from tests.fresh_process import forget
from tests.surveys.evidence import made

MOST_FOR_RESULTS = 20
# Everything: the page, its documents, the promised days, the menu and the footer.
MOST_FOR_THE_SCORECARD = 5
# A process that has answered nothing asks once where the site begins.
ONCE = 1


def asked(client, address):
    """The queries of a page in a process that has answered nothing before."""
    forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in queries.captured_queries]


@pytest.mark.parametrize("status", SurveyDeployment.Status.values)
def test_the_results_of_each_survey_take_up_to_twenty(accounts, db, status):
    client = Client()
    client.force_login(made.user("Analysts"))
    for deployment in SurveyDeployment.objects.filter(status=status):
        address = reverse("voice:results", args=[deployment.pk])
        assert len(asked(client, address)) <= MOST_FOR_RESULTS


@pytest.mark.parametrize("address", ["/voice/", "/voice/young-people/", "/voice/easy-read/"])
def test_the_public_scorecard_takes_five_with_everything_round_it(accounts, db, address):
    assert len(asked(Client(), address)) == MOST_FOR_THE_SCORECARD + ONCE
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 200
    assert len(queries) == MOST_FOR_THE_SCORECARD


def test_the_api_tells_the_same_score(accounts, db):
    told = Client().get("/api/v1/scorecard").json()
    assert told["recommendations"] == {
        "asked": 16,
        "decided": 12,
        "accepted": 7,
        "partly": 2,
        "declined": 3,
        "undecided": 4,
        "proven": 5,
        "late": 1,
        "promised_then_declined": 0,
    }
    page = " ".join(
        BeautifulSoup(Client().get("/voice/").content, "html.parser").get_text().split()
    )
    feedback = told["feedback"]
    assert f"{feedback['percent_in_time']}%: {feedback['in_time']} of {feedback['due']}" in page
    assert told["contested"] == {"answered": 1, "changed": 1}
    assert "1 time, 1 with a change to what belongs to the theme" in page
    assert f"At most {told['taken_back_at_most']} people" in page


def test_the_old_address_of_that_page_leads_to_it(accounts, db):
    answer = Client().get("/you-said-we-did/")
    assert (answer.status_code, answer["Location"]) == (301, "/voice/")


def test_the_page_tells_the_numbers_of_the_programme(accounts, db):
    score = BeautifulSoup(Client().get("/voice/").content, "html.parser").select_one(".cp-score")
    told = {row.dt.get_text(): " ".join(row.dd.get_text().split()) for row in score.find_all("div")}
    assert told["Decided"] == "12 of 16"
    assert told["Accepted, in whole or in part"] == "9, of which 2 in part"
    assert told["Proven"] == "5 of 9"
    assert told["Late"] == "1"
    assert told["Declined, with a reason"] == "3"
    assert told["Not decided"] == "4"
    assert told["People heard back in time"].endswith("surveys whose day has passed")


def test_a_summary_tells_how_far_answers_came_to_the_quotes_that_stand_on_it(accounts, db):
    [summary] = [one for one in documents("voice-summary") if "Court" in one["title"]]
    page = BeautifulSoup(Client().get(summary["path"]).content, "html.parser")
    method = page.find("section", attrs={"aria-labelledby": "method"})
    steps = [" ".join(row.get_text().split()) for row in method.find_all("li")]
    assert [step.split(" people ")[-1] for step in steps[:5]] == [
        "started.",
        "sent their answers.",
        "wrote something that we could read; the others did not.",
        "said something that is in a theme.",
        "took their answers back.",
    ]
    assert steps[5].endswith("of them stand on this page.")
    assert len(page.select("blockquote")) > 1


def test_each_fate_is_told_in_the_same_way_with_its_reason(accounts, db):
    page = BeautifulSoup(Client().get("/voice/").content, "html.parser")
    asked = page.find("section", attrs={"aria-labelledby": "asked"}).find_all("article")
    told = [(one.select_one(".cp-fate").get_text(strip=True), one) for one in asked]
    numbers = Counter(fate for fate, _ in told)
    assert numbers == {"Done": 5, "In progress": 3, "Late": 1, "Declined": 3, "Not decided": 4}
    assert len({article.h3.name for article in asked}) == 1
    assert all("Why: " in article.get_text() for fate, article in told if fate == "Declined")
