"""“This is not what we meant”, pressed again over a slow line, says again what the first did."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from surveys.models import Contest, SurveyDeployment
from surveys.views.once import SAID_AGAIN
from surveys.views.told import SIZE_CLASS
from surveys.withdrawal import withdraw_lookup
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
TOLD, CODE, WRONG = "/s/receipt/told/", "K7PM4WDR9TXH", "9TXHK7PM4WDR"
MEANT = "canaryword it was the other way"
KEPT, NOT_TAKEN = "We have what you said.", "What you said just now was not kept."
AGAIN = "This was sent before. Use your code to see whether we have what you said."


@pytest.fixture
def theme():
    """A theme that is told under CODE."""
    deployment = made.deployment()
    made.responses(deployment, 24)
    theme = made.theme(deployment, "T1", people=19)
    person = made.responses(deployment, 1, withdraw_lookup=withdraw_lookup(CODE))[0]
    made.answer(person, made.WORDS, text="Own.").codings.create(theme=theme)
    made.publish(made.page(deployment))
    return theme


def twice(client, theme, *, code=CODE, address=TOLD, seconds=10, **otherwise):
    """Press, and press the same form later; the text of the last page."""
    body = {"receipt": code, "once": uuid.uuid4().hex, "contest": str(theme.pk)}
    body |= {f"t-{theme.pk}": MEANT, f"t-{uuid.uuid4()}": "canaryother"}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post(address, body)
        clock.shift(timedelta(seconds=seconds))
        page = client.post(address, body | otherwise)
    html = page.content.decode()
    assert "canary" not in html
    assert code not in html
    return html


def test_who_presses_again_reads_that_it_was_kept(client, theme):
    html = twice(client, theme)
    assert KEPT in html
    assert AGAIN not in html
    assert Contest.objects.get().text == MEANT


@pytest.mark.parametrize("other", ["words", "theme"])
def test_of_what_was_not_sent_before_nobody_says_that_it_was_kept(client, theme, other):
    changed = {"words": {f"t-{theme.pk}": "Other words."}, "theme": {"contest": str(uuid.uuid4())}}
    html = twice(client, theme, **changed[other])
    assert KEPT not in html
    assert AGAIN in html
    assert Contest.objects.get().text == MEANT


def test_a_wrong_code_reads_as_one_of_a_survey_where_somebody_may_be_watching(client, theme):
    made.asked_anew(theme.deployment, safety_profile="high")
    right, wrong = (
        BeautifulSoup(twice(client, theme, code=code), "html.parser") for code in (CODE, WRONG)
    )
    assert Contest.objects.count() == 1
    for page in (right, wrong):
        page.find("input", {"name": "once"}).decompose()
        assert AGAIN in page.get_text()
    assert str(right) == str(wrong)


@pytest.mark.parametrize(
    ("factory", "fields"),
    [
        (HighSafetyDeploymentFactory, {}),
        (OpenDeploymentFactory, {"access": SurveyDeployment.Access.TABLET}),
    ],
)
def test_nothing_is_said_where_somebody_may_be_watching_or_comes_next(
    client, theme, factory, fields
):
    address = f"/s/{factory(**fields).code}/code/told/"
    for code in (CODE, WRONG):
        html = twice(client, theme, code=code, address=address)
        assert not any(words in html for words in (KEPT, NOT_TAKEN, AGAIN))
    assert Contest.objects.count() == 1


def test_how_long_the_page_is_does_not_tell_whether_it_was_kept(client, theme):
    pages = [twice(client, theme, code=code) for code in (CODE, WRONG)]
    assert [KEPT in html for html in pages] == [True, False]
    assert [len(html.encode()) for html in pages] == [SIZE_CLASS] * 2


@pytest.mark.parametrize("code", [CODE, WRONG])
def test_later_nothing_is_said(client, theme, code):
    html = twice(client, theme, code=code, seconds=SAID_AGAIN + 1)
    assert not any(words in html for words in (KEPT, NOT_TAKEN, AGAIN))


def test_after_leaving_it_is_said_to_nobody(client, theme):
    body = {"receipt": CODE, "once": uuid.uuid4().hex, "contest": str(theme.pk)}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert KEPT in client.post(TOLD, body).content.decode()
        client.get("/s/exit/")
        clock.shift(timedelta(seconds=10))
        html = client.post(TOLD, body).content.decode()
    assert not any(words in html for words in (KEPT, NOT_TAKEN, AGAIN))


@pytest.mark.parametrize("code", [CODE, WRONG])
def test_what_it_kept_means_nothing_to_the_page_for_codes(client, theme, code):
    sent = {"receipt": code, "once": uuid.uuid4().hex, "contest": str(theme.pk)}
    client.post(TOLD, sent | {f"t-{theme.pk}": MEANT})
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        page = client.post("/s/receipt/", sent)
    assert page.status_code == 200
    assert KEPT not in page.content.decode()
