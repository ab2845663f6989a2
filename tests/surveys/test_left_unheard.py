"""The browser went away by itself, and our answer never came: its mark stands for it."""

import pytest

from surveys.models import Draft
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
CANARY = "canary-dotterel"


@pytest.fixture
def left():
    """Somebody who left a survey while its server did not answer: the key is still there."""
    person = Person(OpenDeploymentFactory())
    person.answer_all(text=CANARY)
    person.client.cookies["l"] = person.deployment.code
    return person


def test_no_page_shows_what_was_typed(left):
    page = left.get("4")
    assert page.status_code == 404
    assert CANARY not in page.content.decode()


def test_no_code_is_shown_for_what_was_sent(left):
    del left.client.cookies["l"]
    left.send()
    left.client.cookies["l"] = left.deployment.code
    assert 'class="cp-code"' not in left.get("receipt").content.decode()


def test_nothing_is_taken_from_a_page_that_was_still_open(left):
    del left.client.cookies["l"]
    token = left.token()
    left.client.cookies["l"] = left.deployment.code
    assert left.post("check", token=token).status_code == 404
    assert not Draft.objects.filter(is_sent=True).exists()


@pytest.mark.parametrize("page", ["4", "help"])
def test_the_first_page_that_is_asked_for_takes_key_and_mark_away(left, page):
    answer = left.get(page)
    assert answer.cookies["d"]["max-age"] == 0
    assert answer.cookies["d"]["path"] == left.url()
    assert (answer.cookies["l"]["max-age"], answer.cookies["l"]["path"]) == (0, "/s/")
    # A browser forgets the pages that it kept whole when such a cookie comes and goes.
    assert answer.cookies["p"]["max-age"] == 0


def test_a_page_of_another_survey_takes_it_away_too(left):
    other = Person(OpenDeploymentFactory(), left.client)
    answer = other.get()
    assert (answer.cookies["d"]["max-age"], answer.cookies["d"]["path"]) == (0, left.url())


@pytest.mark.parametrize("mark", ["-", "", "é", "../../x", "zzzzzzz"])
def test_another_mark_takes_no_key(left, mark):
    left.client.cookies["l"] = mark
    answer = left.get("4")
    assert CANARY in answer.content.decode()
    assert "d" not in answer.cookies
    assert ("l" in answer.cookies) == bool(mark)


def test_who_begins_anew_in_another_window_keeps_the_new_key(left):
    answer = left.start()
    assert answer.cookies["d"].value
    assert answer.cookies["l"]["max-age"] == 0
    del left.client.cookies["l"]
    assert left.get("consent").status_code == 200
