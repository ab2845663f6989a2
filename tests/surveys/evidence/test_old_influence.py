"""What a summary says is different now tells of the day on which it was written."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 1, 12, tzinfo=UTC)
WRITTEN = "The words below were written on 1 July 2026."
NOTICE = f"{WRITTEN} Since then: We said no to 1."
INFLUENCE = "You still pay the bus yourselves, until the end of August."
RESULTS = "Each thing that was asked for is promised."


@pytest.fixture
def asked():
    """Something promised by the end of August."""
    with time_machine.travel(JULY, tick=False):
        about = made.deployment()
        made.responses(about, 43)
        promised = made.DECIDED | made.PROMISED
        asked = made.recommendation(about.project, decision="accepted", **promised)
        made.theme(about, people=21, asks=[asked])
    return asked


@pytest.fixture
def page(asked):
    """A summary that says what is different now, with its opening written anew since."""
    about = asked.themes.get().deployment
    words = {"influence": INFLUENCE, "involvement_results": RESULTS}
    with time_machine.travel(JULY, tick=False):
        return made.publish(made.page(about, **words))


def decided_since(asked):
    """Somebody declines it in November, and nobody but the opening speaks of that."""
    asked.decision, asked.decided_on = "declined", LATER.date()
    asked.save()


def shown(client, page):
    return BeautifulSoup(client.get(page.url).content, "html.parser").main


def row(found, title):
    term = next(one for one in found.select(".cp-dl dt") if one.get_text().startswith(title))
    return " ".join(term.find_next("dd").get_text(" ", strip=True).split())


@time_machine.travel(LATER, tick=False)
def test_what_is_different_now_says_first_what_changed_since_it_was_written(client, page, asked):
    assert row(shown(client, page), "Influence") == INFLUENCE
    decided_since(asked)
    page.intro = "We said no."
    page = made.publish(page, "1.1")
    found = shown(client, page)
    assert WRITTEN not in found.header.get_text()
    assert row(found, "Influence") == f"{NOTICE} {INFLUENCE}"
    assert row(found, "Results") == f"{NOTICE} {RESULTS}"


@time_machine.travel(LATER, tick=False)
def test_other_words_end_it(client, page, asked):
    decided_since(asked)
    page.influence = "You pay the bus yourselves."
    page = made.publish(page, "1.1")
    assert row(shown(client, page), "Influence") == "You pay the bus yourselves."
    assert row(shown(client, page), "Results") == f"{NOTICE} {RESULTS}"


@time_machine.travel(LATER, tick=False)
def test_the_api_says_so_in_the_head(client, page, asked):
    decided_since(asked)
    page.refresh_head()
    head = client.get(f"/api/v1/voice-summaries/{page.translation_key}").json()
    since = {"on": "2026-07-01", "changed": [{"fate": "declined", "count": 1}]}
    assert head["since_written"] == dict.fromkeys(
        ["intro", "influence", "involvement_results"], since
    )


@time_machine.travel(LATER, tick=False)
def test_the_form_says_which_words_are_old(client, page, asked):
    decided_since(asked)
    page.refresh_head()
    client.force_login(made.user(superuser=True))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = BeautifulSoup(client.get(address).content, "html.parser").get_text(" ", strip=True)
    assert f"Influence: {NOTICE}" in form
    assert f"Results of involvement: {NOTICE}" in form
