"""A summary says “We did” as soon as its project shows it, wherever in the project that is."""

from datetime import UTC, datetime, timedelta

import pytest

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.actions.move import move
from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ChangeProjectPage, EventPage
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from syndication.selectors import document_of
from tests.factories.changeprojects import (
    SHARING_TEXT,
    AcceptedRecommendationFactory,
    EventFactory,
    PilotedProductFactory,
    body,
)
from tests.surveys.evidence import made

pytestmark = pytest.mark.django_db

DAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
DONE = "<p>Share the draft at least 5 working days before it is filed.</p>"


@pytest.fixture
def product():
    return PilotedProductFactory()


@pytest.fixture
def asked(product):
    """Something that is promised."""
    promised = made.PROMISED | {"decided_on": made.DECIDED["decided_on"]}
    return AcceptedRecommendationFactory(project=product.project, **promised)


@pytest.fixture
def page(product, asked):
    """A summary that stands under the project, of what was asked outside of any pilot."""
    about = made.deployment(product.pilots.get())
    SurveyDeployment.objects.filter(pk=about.pk).update(pilot=None)
    about = SurveyDeployment.objects.get(pk=about.pk)
    made.responses(about, 43)
    made.theme(about, people=21, asks=[asked])
    project = ChangeProjectPage.objects.get(pk=product.project.pk)
    words = {"title": "You said", "slug": "you-said", "intro": "Thanks.", "live": False}
    return made.publish(project.add_child(instance=YouSaidWeDidPage(deployment=about, **words)))


def fate(page):
    [item] = document_of(page.translation_key)["items"]
    return item["fate"]


def test_once_an_event_is_held(product, asked, page):
    times = {"starts_at": DAY, "ends_at": DAY + timedelta(hours=3)}
    asked.carried_out_at = release_page(EventFactory(parent=product.project, **times))
    keep_entry(asked)
    assert fate(page) == "going"
    move(EventPage.objects.get(pk=asked.carried_out_at.pk), "hold")
    assert fate(page) == "done"


def test_once_a_version_is_under_trial(product, asked, page):
    assert fate(page) == "going"
    product.version, product.body = "0.4", body(DONE)
    entry = {"type": "changed", "plain_text": "It comes earlier.", "reason": "voice"}
    product.change_entries.add(ChangeEntry(block_ids=[SHARING_TEXT], recommendation=asked, **entry))
    product = release_page(product)
    assert fate(page) == "done"
    product.pilots.get().unpublish()
    shown = document_of(product.project.translation_key)["recommendations"][0]["proof"]
    assert (fate(page) == "done") is (shown is not None)
