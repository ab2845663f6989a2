"""What is taken back, or moves, is so at once in everything that names it."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, HandbookIndexPage, ProductPage
from home.models import HomePage, StandardPage
from syndication.models import Publication
from syndication.selectors import document_of, editions_of
from tests.factories.changeprojects import (
    EventFactory,
    FinalProductFactory,
    LiveProjectFactory,
    PilotedProductFactory,
)

pytestmark = pytest.mark.django_db
SLUG = "heron-address"
HERE = "https://changeprojects.example"


def head(page):
    return document_of(page.translation_key)


def link_to(page):
    return f'<p><a id="{page.pk}" linktype="page">the kit</a></p>'


def front_page():
    root = Page.objects.get(depth=2)
    return root.add_child(instance=HomePage(title="H", slug="front", heading="H", lead="L"))


def those_who_link_to(page):
    """A project and a page of text that lead to the page, by the name of their text."""
    text = front_page().add_child(
        instance=StandardPage(title="About", slug="about", body=link_to(page))
    )
    return {"why_html": LiveProjectFactory(why=link_to(page)), "body_html": text}


@pytest.fixture(scope="module")
def piloted(for_all_tests):
    """The piloted product, once for all: what a test does to it is taken back."""
    return PilotedProductFactory(slug=SLUG)


@pytest.fixture
def product(piloted, db):
    return ProductPage.objects.get(pk=piloted.pk)


@pytest.fixture
def namers(product):
    """The pages that name the product, each released."""
    event = release_page(EventFactory(product=product, version="0.3", parent=product.project))
    return [event, product.pilots.get(), product.project, *those_who_link_to(product).values()]


def unpublish(product):
    product.unpublish()


def unsave(product):
    product.live = False
    product.save()


def expire(product):
    product.expire_at = timezone.now() - timedelta(days=1)
    ProductPage.objects.filter(pk=product.pk).update(expire_at=product.expire_at)
    call_command("publish_scheduled")


def links_on(client, page):
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    return [link for link in soup.find_all("a") if SLUG in link["href"]]


@pytest.mark.parametrize("take_back", [unpublish, unsave, expire])
def test_nothing_leads_to_a_product_that_was_taken_back(client, product, namers, take_back):
    assert all(links_on(client, page) for page in namers)
    take_back(product)
    assert not [page for page in namers if links_on(client, page)]
    assert not Publication.objects.live().filter(document__contains=SLUG).exists()
    event, pilot, *_ = namers
    assert head(event)["accompanies"] is None
    assert (head(pilot)["product"], head(pilot)["version_path"]) == (None, None)


def test_a_product_that_comes_back_is_named_again(client, product, namers):
    product.unpublish()
    release_page(ProductPage.objects.get(pk=product.pk))
    assert all(links_on(client, page) for page in namers)


def test_what_changes_nothing_for_the_others_gives_them_no_new_number(product, namers):
    numbers = {page.pk: head(page)["change_number"] for page in namers}
    product = ProductPage.objects.get(pk=product.pk)
    product.refresh_affected()
    assert {page.pk: head(page)["change_number"] for page in namers} == numbers


def test_those_who_name_a_product_follow_it_to_its_new_address(client, product, namers):
    product.slug = "heron-renamed"
    product.version = "0.4"
    product.change_entries.add(ChangeEntry(type="fixed", plain_text="Else.", reason="test"))
    product = release_page(product)
    for page in namers:
        assert not links_on(client, page)
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        found = [link["href"].removeprefix(HERE) for link in soup.find_all("a")]
        assert [path for path in found if path.startswith(product.url)], page


def test_a_frozen_version_stays_as_it_is_when_what_it_leads_to_is_taken_back(product):
    other = FinalProductFactory()
    section, *others = product.body.get_prep_value()
    section["value"]["content"][0]["value"] = link_to(other)
    product.body, product.version = [section, *others], "0.4"
    product.change_entries.add(ChangeEntry(type="added", plain_text="A link.", reason="test"))
    release_page(product)
    before = editions_of(product.translation_key).first()
    assert other.url in before.html
    other.unpublish()
    after = editions_of(product.translation_key).first()
    assert (after.document, after.html, after.sha256) == (
        before.document,
        before.html,
        before.sha256,
    )


def library():
    root = Page.objects.get(depth=2)
    return root.add_child(instance=HandbookIndexPage(title="Library", slug=SLUG))


def delete(page):
    page.delete()


@pytest.mark.parametrize("take_back", [unpublish, delete])
def test_nothing_leads_to_a_list_that_was_taken_back(take_back):
    page = library()
    namers = those_who_link_to(page)
    assert all(page.url in head(one)[name] for name, one in namers.items())
    take_back(page)
    assert [head(one)[name] for name, one in namers.items()] == ["<p>the kit</p>"] * 2


def test_those_who_link_to_a_list_follow_it_and_find_it_when_it_is_back():
    page = library()
    namers = those_who_link_to(page)
    page.slug = "curlew-address"
    page.save_revision().publish()
    assert all(f"{HERE}/curlew-address/" in head(one)[name] for name, one in namers.items())
    page.unpublish()
    page.get_latest_revision().publish()
    assert all(f"{HERE}/curlew-address/" in head(one)[name] for name, one in namers.items())
