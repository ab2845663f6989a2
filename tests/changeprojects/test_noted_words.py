"""What the editor finds a page by, and what the page refers to, is noted once for each change."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment, Page, ReferenceIndex

from changeprojects.actions.release_page import release_page
from changeprojects.models import EventPage, ProductPage
from tests.factories.changeprojects import DraftProductFactory, EventFactory, UserFactory

pytestmark = pytest.mark.django_db
NOTES = "wagtailsearch_indexentry|wagtailcore_referenceindex"


@pytest.fixture(scope="module")
def made(for_all_tests):
    """A product and an event that shares it, neither of them public; once for all tests."""
    product = DraftProductFactory(title="Heron handbook")
    return product.pk, EventFactory(parent=product.project, title="Bittern evening").pk


@pytest.fixture
def product(made, db):
    return ProductPage.objects.get(pk=made[0])


@pytest.fixture
def event(made, db):
    return EventPage.objects.get(pk=made[1])


def found(words):
    return [page.pk for page in Page.objects.all().search(words)]


def referred_to(thing):
    return {int(one.object_id) for one in ReferenceIndex.get_references_to(thing)}


def asked(run):
    with CaptureQueriesContext(
        connection,
    ) as caught:
        run()
    return [one["sql"] for one in caught.captured_queries]


def test_a_page_is_found_by_the_title_that_it_has_now(product):
    assert found("heron") == [product.pk]
    product.title = "Grebe handbook"
    product.save()
    assert (found("heron"), found("grebe")) == ([], [product.pk])
    product.title, product.slug = "Coot handbook", "coot"
    product.save(update_fields=["title"])
    assert (found("grebe"), found("coot")) == ([], [product.pk])


def test_a_page_that_is_deleted_is_found_no_more(product):
    product.delete()
    assert found("heron") == []


def test_a_page_that_is_moved_or_copied_is_found(product):
    copied = product.copy(update_attrs={"slug": "copied", "title": "Heron handbook, once more"})
    assert set(found("heron")) == {product.pk, copied.pk}


def test_what_a_page_refers_to_is_known_as_it_is_saved(event, product):
    assert referred_to(product) == set()
    event.product, event.version = product, "0.1"
    event.save()
    assert referred_to(product) == {event.pk}
    event.product = None
    event.save(update_fields=["product"])
    assert referred_to(product) == set()


def test_of_a_page_that_is_saved_in_part_only_what_was_saved_is_noted(event, product):
    event.product, event.title = product, "Bittern morning"
    event.save(update_fields=["title"])
    assert referred_to(product) == set()
    assert found("morning") == [event.pk]


def test_who_wrote_a_note_beside_the_text_is_known(product):
    writer = UserFactory()
    product.wagtail_admin_comments.add(Comment(user=writer, text="-", contentpath="title"))
    product.save_revision()
    assert referred_to(writer) == {product.pk}


def test_to_keep_a_draft_notes_nothing_anew(product):
    product.title = "Heron handbook, as it may become"
    noted = [one for one in asked(product.save_revision) if re.search(NOTES, one)]
    assert noted == []


def test_to_release_a_page_notes_once_and_does_not_read_it_for_that(product, event):
    statements = asked(lambda: release_page(event))
    assert sum('FROM "wagtailcore_referenceindex"' in one for one in statements) == 1
    assert sum(one.startswith("SELECT AVG") for one in statements) <= 1
