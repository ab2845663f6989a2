"""Where somebody may be watching, Back after leaving finds a page that says nothing."""

import pytest
from django.utils import timezone

from surveys.engine.phrasebook import PHRASES
from surveys.models import Draft
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
TELLS = ("tel:", "999", "answers", "talk", "code")
TITLE = "This page is no longer here"
PAGES = ("consent", "1", "4", "check", "saved", "receipt", "more", "contact", "contact/kept")


def walked(deployment):
    person = Person(deployment)
    person.answer_all()
    return person


def left(person):
    person.get("exit")


def told_too_late(person):
    Draft.objects.update(expires_at=timezone.now())


def closed_meanwhile(person):
    person.get("exit")
    person.deployment.status = "closed"
    person.deployment.save()


def check_dull(shown, person):
    # Its address is drawn by lot, and may have any three figures in a row.
    without = shown.replace(person.deployment.code, "")
    assert not [word for word in TELLS if word in without]


@pytest.mark.parametrize("then", [left, told_too_late, closed_meanwhile])
@pytest.mark.parametrize("page", PAGES)
def test_back_finds_nothing_that_tells(page, then):
    person = walked(HighSafetyDeploymentFactory())
    then(person)
    answer = person.get(page)
    assert answer.status_code == 404
    html = answer.content.decode()
    assert f"<title>{TITLE}</title>" in html
    shown = html.partition("<body")[2]
    check_dull(shown, person)
    # Whoever only took too long finds the way back in.
    assert f'method="post" action="{person.url()}"' in shown
    assert f'class="cp-exit" href="{person.url("exit")}' in shown


@pytest.mark.parametrize("page", ["more", "contact", "contact/kept"])
def test_after_sending_too_and_with_no_survey_there_at_all(page):
    person = walked(HighSafetyDeploymentFactory())
    person.send()
    person.get("exit")
    shown = person.get(page).content.decode().partition("<body")[2]
    assert TITLE in shown
    check_dull(shown, person)
    nowhere = person.client.get(f"/s/zzzzzz/{page}/")
    assert nowhere.status_code == 404


def test_whoever_was_writing_reads_what_happened():
    person = walked(HighSafetyDeploymentFactory())
    token = person.token()
    Draft.objects.update(expires_at=timezone.now())
    html = person.post("4", {"t-easier": "What I wrote."}, token=token).content.decode()
    assert "What I wrote." in html
    assert "tel:" in html


def test_elsewhere_it_says_why():
    html = Person(OpenDeploymentFactory()).get("1").content.decode()
    assert PHRASES["lost"] in html
    assert "tel:" in html
