"""A button below a code that is pressed again says again that it was done, to nobody else."""

import re
from functools import partial

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from surveys.models import Response, SurveyDeployment
from surveys.views.once import SAID_AGAIN
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.test_save_and_return import stop_at_the_last_question
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
LOOK_UP = "/s/receipt/"
DONE, REACH = "Your answers are taken back", "If you told us how to reach you"
NOT_FOUND, SOON = "We can’t find answers with this code", 30


def sent(factory=OpenDeploymentFactory, **fields):
    person = Person(factory(**fields))
    person.answer_all()
    person.send()
    return person


def form_of(page):
    """What the form of a page sends besides its button."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()))


def found(client, code, *, address=LOOK_UP, button="withdraw"):
    """Look `code` up; what presses the button there, and returns the text of the next page."""
    once = form_of(client.get(address))["once"]
    pressed = form_of(client.post(address, {"receipt": code, "once": once})) | {button: "1"}
    return partial(client.post, address, pressed)


def twice(press, seconds, between=lambda: None):
    """Press, and press again some `seconds` later; the text of the last page."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        press()
        clock.shift(seconds)
        between()
        return press().content.decode()


@pytest.mark.parametrize("seconds", [0, 2, SOON])
def test_who_presses_again_reads_that_it_was_done_and_what_stays(seconds):
    html = twice(found(Client(), sent().receipt()), seconds)
    assert DONE in html
    assert REACH in html
    assert not Response.objects.exists()


@pytest.mark.parametrize("seconds", [0, SOON])
def test_so_does_who_wipes_what_was_saved(seconds):
    code = stop_at_the_last_question(Person(OpenDeploymentFactory()))
    assert "Your answers are wiped" in twice(found(Client(), code, button="wipe"), seconds)


def test_what_was_done_is_said_for_some_minutes_and_then_no_more():
    html = twice(found(Client(), sent().receipt()), SAID_AGAIN + 1)
    assert DONE not in html
    assert NOT_FOUND not in html


def test_no_other_form_tells_of_it():
    person, client = sent(), Client()
    code = person.receipt()
    twice(found(client, code), 0)
    other = form_of(client.get(LOOK_UP))["once"]
    for more in ({}, {"once": other}, {"once": "1"}):
        html = client.post(LOOK_UP, {"receipt": code, "withdraw": "1"} | more).content.decode()
        assert NOT_FOUND in html
        assert DONE not in html


def test_after_leaving_it_is_said_to_nobody():
    for seconds in (0, SOON):
        client = Client()
        press = found(client, sent().receipt())
        html = twice(press, seconds, partial(client.get, "/s/exit/"))
        assert not Response.objects.exists()
        assert DONE not in html


@pytest.mark.parametrize(
    ("factory", "fields"),
    [
        (HighSafetyDeploymentFactory, {}),
        (OpenDeploymentFactory, {"access": SurveyDeployment.Access.TABLET}),
    ],
)
def test_where_somebody_may_watch_or_come_next_it_is_said_only_at_once(factory, fields):
    for seconds, is_said in ((2, True), (SOON, False)):
        person = sent(factory, **fields)
        html = twice(found(person.client, person.receipt(), address=person.url("code")), seconds)
        assert (DONE in html) is is_said
        assert NOT_FOUND not in html


def test_so_it_is_where_the_code_is_typed_below_another_survey_than_its_own():
    client = Client()
    watched = Person(HighSafetyDeploymentFactory())
    for seconds, is_said in ((2, True), (SOON, False)):
        code = sent().receipt()
        html = twice(found(client, code, address=watched.url("code")), seconds)
        assert (DONE in html) is is_said
        assert NOT_FOUND not in html
