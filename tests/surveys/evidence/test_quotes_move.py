"""Where a quote stands follows the page that shows it."""

import pytest
from django.test import TestCase

from surveys.actions.withdraw_quote import withdraw_quote
from surveys.models import YouSaidWeDidPage
from syndication.models import Publication
from tests.surveys.evidence import made
from tests.surveys.evidence.quoted import SAID, confirmed, shown, survey

pytestmark = pytest.mark.django_db


def publish(page, version):
    """Publish a page; Wagtail says that an address changed when all is committed."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        made.publish(page, version)


@pytest.fixture
def quoted():
    """A page, and a quote on it."""
    deployment, answer, theme = survey()
    quote = confirmed(answer, theme)
    return shown(deployment, quote), quote


def told(client, quote):
    response = client.get(f"/api/v1/quotes/{quote.pk}")
    assert response.status_code == 200
    return response.json()


def stands_on(client, page, quote):
    """Check that the quote leads to the page, and that the page is there and shows it."""
    document = told(client, quote)
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    assert document["path"] == f"{page.url}#quote-{quote.pk}"
    assert document["summary_id"] == str(page.translation_key)
    assert SAID in client.get(page.url).content.decode()
    return document


def test_it_follows_a_page_with_another_slug(client, quoted):
    page, quote = quoted
    before = stands_on(client, page, quote)
    page.slug = "what-you-said"
    page.keep_numbers = True
    publish(page, "1.1")
    after = stands_on(client, page, quote)
    assert after["path"] != before["path"]
    assert after["change_number"] > before["change_number"]
    assert after["until"] == before["until"]
    (found,) = client.get("/api/v1/search?q=canaryquote&kind=quote").json()["items"]
    assert found["path"].startswith(after["path"].partition("#")[0])


def test_it_follows_a_page_whose_project_moves(client, quoted):
    page, quote = quoted
    before = stands_on(client, page, quote)
    project = page.pilot.get_parent().specific
    project.slug = "court-and-after"
    project.live = True
    type(project).objects.filter(pk=project.pk).update(live=True)
    with TestCase.captureOnCommitCallbacks(execute=True):
        project.save_revision().publish()
    assert stands_on(client, page, quote)["path"] != before["path"]


def test_it_is_not_released_again_for_nothing(client, quoted):
    page, quote = quoted
    before = told(client, quote)
    page.refresh_head()
    assert told(client, quote) == before


def test_until_when_it_is_told_stays(client, quoted):
    page, quote = quoted
    until = Publication.objects.get(identifier=quote.pk).until
    page.slug = "what-you-said"
    page.keep_numbers = True
    publish(page, "1.1")
    assert Publication.objects.get(identifier=quote.pk).until == until is not None


def test_one_that_a_later_version_leaves_out_follows_as_well(client, quoted):
    page, quote = quoted
    page.quotes.set([])
    page.keep_numbers = True
    publish(page, "1.1")
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    page.slug = "what-you-said"
    page.keep_numbers = True
    publish(page, "1.2")
    page = YouSaidWeDidPage.objects.get(pk=page.pk)
    assert told(client, quote)["path"] == f"{page.url}#quote-{quote.pk}"


def test_it_moves_to_the_other_page_when_its_own_is_taken_back(client, quoted):
    page, quote = quoted
    other = made.page(page.deployment, slug="again", title="Once more")
    other.quotes.set([quote])
    made.publish(other)
    stands_on(client, page, quote)
    page.unpublish()
    stands_on(client, other, quote)


def test_one_that_was_taken_back_stays_away(client, quoted):
    page, quote = quoted
    withdraw_quote(quote, by=made.user("Analysts"))
    page.slug = "what-you-said"
    page.quotes.set([])
    page.keep_numbers = True
    publish(page, "1.1")
    assert client.get(f"/api/v1/quotes/{quote.pk}").status_code == 451
