"""A whole is not taken back from under its live parts."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from syndication.selectors import document_of
from tests.factories.changeprojects import PilotedProductFactory

pytestmark = pytest.mark.django_db
REFUSAL = "Nothing was unpublished. Unpublish “Court handbook” and “Spring pilot” first"


def one(page):
    return reverse("wagtailadmin_pages:unpublish", args=[page.pk])


def bulk(page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    return f"{url}?id={page.pk}"


DOORS = pytest.mark.parametrize("door", [one, bulk])


@DOORS
def test_a_project_with_live_parts_stays_and_they_are_named(admin_client, door):
    project = PilotedProductFactory().project
    response = admin_client.post(door(project), follow=True)
    assert REFUSAL in response.content.decode()
    assert document_of(project.translation_key) is not None


@DOORS
def test_a_project_goes_with_all_its_parts_if_asked(admin_client, door):
    product = PilotedProductFactory()
    admin_client.post(door(product.project), {"include_descendants": "on"})
    assert not Page.objects.filter(path__startswith=product.project.path, live=True).exists()
    assert document_of(product.translation_key) is None


@DOORS
def test_a_page_without_live_parts_goes(admin_client, door):
    pilot = PilotedProductFactory().pilots.get()
    admin_client.post(door(pilot))
    assert document_of(pilot.translation_key) is None
