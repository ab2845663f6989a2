"""Titles stay in the history of the browser: none says that somebody answered, or of it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from surveys.models import SurveyVersion
from tests.factories.surveys import (
    OpenDeploymentFactory,
    SubmittedResponseFactory,
    frozen_version,
)
from tests.surveys.test_save_and_return import stop_at_the_last_question
from tests.surveys.walks import TOKEN, Person

pytestmark = pytest.mark.django_db
LOOK_UP = "/s/receipt/"
CODE, HEAR = "Your code", "Hear back"


def said(page):
    """What stands in the tab and in the history, and what the page itself says first."""
    html = BeautifulSoup(page.content, "html.parser")
    return html.title.get_text(), html.h1.get_text()


def test_what_a_code_of_sent_answers_opens_is_titled_as_where_it_is_typed(client):
    code = SubmittedResponseFactory().receipt
    title, _ = said(client.get(LOOK_UP))
    assert title == CODE
    assert said(client.post(LOOK_UP, {"receipt": code})) == (title, "Your answers are here")
    back = client.post(LOOK_UP, {"receipt": code, "withdraw": "1"})
    assert said(back) == (title, "Your answers are taken back")


def test_what_a_code_of_answers_that_wait_opens_is_titled_so_too():
    code = stop_at_the_last_question(Person(OpenDeploymentFactory()))
    elsewhere = Client()
    found = elsewhere.post(LOOK_UP, {"receipt": code})
    assert said(found) == (CODE, "Your answers are here")
    wiped = elsewhere.post(LOOK_UP, {"receipt": code, "wipe": "1"})
    assert said(wiped) == (CODE, "Your answers are wiped")


@pytest.mark.parametrize("below", [False, True])
def test_no_title_says_in_another_language_that_a_code_opened_something(below):
    frozen = frozen_version()
    says = {"pl": {"phrase_code": "Twój kod", "phrase_taken_back": "Cofnięte"}}
    version = SurveyVersion.objects.create(
        survey=frozen.survey,
        number=frozen.number + 1,
        schema=frozen.schema | {"says": says},
        digest="0" * 64,
        published_at=frozen.published_at,
    )
    code = SubmittedResponseFactory(deployment__version=version, version=version).receipt
    address = f"/s/{OpenDeploymentFactory(version=version).code}/code/" if below else LOOK_UP
    client = Client(headers={"Accept-Language": "pl"})
    typed = client.get(address)
    found = client.post(address, {"receipt": code})
    back = client.post(address, {"receipt": code, "withdraw": "1", "form": "pl"})
    titles = {said(page)[0] for page in (typed, found, back)}
    assert titles == {"Twój kod" if below else CODE}
    assert said(back)[1] == "Cofnięte"


def test_no_title_says_that_somebody_said_how_to_reach_them():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    page = person.get("contact")
    token = TOKEN.search(page.content.decode()).group(1)
    left = {"token": token, "q-purpose": "results", "t-contact": "01632 960001"}
    kept = person.client.post(person.url("contact"), left, follow=True)
    gone = person.client.post(person.url("contact"), {"token": token, "delete": "1"})
    assert said(page) == (HEAR, "Do you want to hear from us?")
    assert said(kept) == (HEAR, "We have kept this")
    assert said(gone) == (HEAR, "We have deleted how to reach you")


def test_no_title_says_that_answers_were_wiped_or_sent_before():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    token = person.token()
    person.send()
    again = person.post("4", {"t-easier": "More."}, token=token)
    assert said(again) == ("Sent", "Your answers were sent before this")
    other = Person(OpenDeploymentFactory())
    other.answer_all()
    assert said(other.post("check", {"wipe": "1"})) == ("Stop", "Your answers are wiped")
