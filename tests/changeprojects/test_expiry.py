"""A page that was to be public until a moment is read no more after it, with no timer running."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model

from changeprojects.models import ProductPage
from syndication.models import Change, Publication
from tests.changeprojects.test_released_files import download, newest
from tests.factories.changeprojects import (
    EventFactory,
    PilotedProductFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]
HERE = "https://changeprojects.example"


@pytest.fixture
def go_to(monkeypatch):
    """Let it be another time."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def publish(page, until):
    """Publish a page as the button does, until a moment."""
    page.expire_at = until
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def statuses(product):
    """What readers get: the page, a version, the API, the file, search in both forms."""
    found = Client().get("/api/v1/search?q=parents").json()["items"]
    page = Client().get("/search/?q=parents").content.decode()
    assert bool(found) == (f'href="{product.url}' in page)
    file = Publication.objects.get(identifier=product.translation_key).editions.get().files.get()
    addresses = (
        product.url,
        f"{product.url}versions/0.3/",
        f"{product.url}versions/0.3/cite.txt",
        f"/api/v1/products/{product.translation_key}",
        f"/api/v1/assets/{file.asset_id}/{file.name}",
    )
    return [Client().get(address).status_code for address in addresses], bool(found)


def test_page_api_search_and_file_end_at_the_same_moment(go_to):
    sheet = get_document_model().objects.create(
        title="A sheet", file=ContentFile(b"words", name="sheet.pdf")
    )
    until = timezone.now() + timedelta(hours=1)
    product = publish(download(sheet), until)
    assert newest(product)
    go_to(until - timedelta(seconds=1))
    assert statuses(product) == ([200] * 5, True)
    go_to(until + timedelta(seconds=1))
    assert ProductPage.objects.get(pk=product.pk).live, "no timer has run"
    assert statuses(product) == ([410, 410, 410, 410, 410], False)
    changes = Change.objects.count()
    call_command("publish_scheduled")
    assert not ProductPage.objects.get(pk=product.pk).live
    assert statuses(product) == ([410, 410, 410, 410, 410], False)
    assert Change.objects.count() > changes


def test_a_page_may_be_published_for_longer_or_without_end(go_to):
    until = timezone.now() + timedelta(hours=1)
    event = publish(EventFactory(live=False), until)
    event = publish(event, until + timedelta(hours=1))
    go_to(until + timedelta(seconds=1))
    assert Client().get(event.url).status_code == 200
    event = publish(event, None)
    go_to(until + timedelta(days=1))
    assert Client().get(event.url).status_code == 200


def test_a_page_that_is_told_anew_ends_when_it_was_to_end(go_to):
    until = timezone.now() + timedelta(hours=1)
    product = PilotedProductFactory()
    event = publish(EventFactory(live=False, product=product, parent=product.project), until)
    event.project.title = "Another title"
    event.project.save_revision().publish()
    assert Publication.objects.get(identifier=event.translation_key).until == until
    go_to(until + timedelta(seconds=1))
    assert Client().get(event.url).status_code == 410


def test_an_end_that_is_written_without_a_new_version_holds_too(go_to):
    event = EventFactory()
    until = timezone.now() + timedelta(hours=1)
    event.expire_at = until
    event.save()
    go_to(until + timedelta(seconds=1))
    assert Client().get(event.url).status_code == 404


def around(product):
    """Everything that tells of a product beside itself: pages, documents, lists, changes."""
    project = product.project
    api = "/api/v1/change-projects"
    told = [
        *(project.url, "/change-projects/", "/handbooks/", "/", "/search/?query=handbook"),
        *(api, f"{api}/{project.translation_key}", f"{api}/{project.translation_key}/products"),
        *("/api/v1/products?include=version", "/api/v1/changes?limit=200", "/sitemap.xml"),
        *(f"/api/v1/pilots/{pilot.translation_key}" for pilot in product.pilots.all()),
        *(pilot.url for pilot in product.pilots.all()),
    ]
    answers = {address: Client().get(address) for address in told}
    return {
        address: answer.content.decode()
        for address, answer in answers.items()
        if answer.status_code != HTTPStatus.NOT_FOUND
    }


def test_nothing_tells_of_a_page_that_has_ended(go_to):
    until = timezone.now() + timedelta(hours=1)
    product = PilotedProductFactory(title="Canary heron")
    product.expire_at = until
    product.save()
    told = around(product)
    named = {address for address, words in told.items() if "Canary heron" in words}
    assert len(named) > 5, named
    go_to(until + timedelta(seconds=1))
    after = around(product)
    assert set(after) == set(told)
    for address, words in after.items():
        assert "Canary heron" not in words, address
        assert product.url not in words, address
    call_command("publish_scheduled")
    assert "Canary heron" not in "".join(around(product).values())
