"""Readers are told about how long a version takes to read, from its frozen words."""

import pytest
from django.test import RequestFactory

from changeprojects.actions.release_page import release_page
from changeprojects.editions import minutes_to_read
from changeprojects.models import ChangeEntry, ProductPage
from syndication.models import Edition
from syndication.selectors import document_of
from tests.factories.changeprojects import PilotReadyProductFactory, body

pytestmark = pytest.mark.django_db
LONG, LONGER = (f"<p>{'word ' * number}</p>" for number in (350, 750))


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (200, 1), (201, 2), (400, 2), (401, 3), (20_000, 100)]
)
def test_minutes_are_rounded_up(words, minutes):
    assert minutes_to_read(" ".join(["word"] * words)) == minutes


@pytest.fixture
def product():
    page = PilotReadyProductFactory(body=body(LONG))
    return release_page(page)


def told(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_the_page_and_the_head_tell_it_and_the_frozen_version_does_not(client, product):
    assert "About 2 minutes to read" in told(client, product.url)
    assert document_of(product.translation_key)["reading_minutes"] == 2
    assert "reading_minutes" not in Edition.objects.get().document


def test_a_short_one_takes_a_minute(client):
    product = release_page(PilotReadyProductFactory())
    assert "About 1 minute to read" in told(client, product.url)


def test_each_version_tells_its_own(client, product):
    page = ProductPage.objects.get(pk=product.pk)
    page.body, page.version = body(LONGER), "0.4"
    page.change_entries.add(ChangeEntry(type="changed", plain_text="More.", reason="test"))
    release_page(page)
    assert "About 2 minutes to read" in told(client, f"{product.url}versions/0.3/")
    assert "About 4 minutes to read" in told(client, f"{product.url}versions/0.4/")
    assert document_of(product.translation_key)["reading_minutes"] == 4


def test_a_draft_changes_nothing_and_its_preview_tells_its_own(client, product):
    page = ProductPage.objects.get(pk=product.pk)
    page.body = body(LONGER)
    page.save_revision()
    assert "About 2 minutes to read" in told(client, product.url)
    preview = page.make_preview_request(RequestFactory().get("/"), "").content.decode()
    assert "About 4 minutes to read" in preview


def test_a_product_with_drafts_alone_tells_none():
    product = release_page(PilotReadyProductFactory(version="0.1", stage="draft"))
    assert document_of(product.translation_key) is None
