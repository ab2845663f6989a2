"""What is released is public: no page that is released or holds one can be hidden."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from changeprojects.actions.release_page import release_page
from changeprojects.exceptions import PrivacyRefused, ReleaseRefused
from tests.factories.changeprojects import (
    DraftProjectFactory,
    LiveProjectFactory,
    PilotReadyProductFactory,
    ProjectIndexFactory,
)

pytestmark = pytest.mark.django_db
SENTENCE = "This page stays public: what is released is public everywhere"


def product():
    return release_page(PilotReadyProductFactory())


def project():
    return product().project


def index():
    return LiveProjectFactory().get_parent()


def front_page():
    return Page.objects.get(pk=index().get_parent().pk)


def root():
    return front_page().get_parent()


EVERY_PLACE = pytest.mark.parametrize("place", [product, project, index, front_page])


@pytest.mark.parametrize("place", [product, project, index, front_page, root])
@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_what_is_released_and_all_above_it_cannot_be_made_private(place, kind):
    with pytest.raises(PrivacyRefused):
        PageViewRestriction(page=place(), restriction_type=kind).save()
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("place", [DraftProjectFactory, ProjectIndexFactory])
def test_nor_what_may_be_released_or_hold_it_one_day(place):
    with pytest.raises(PrivacyRefused):
        PageViewRestriction(page=place(), restriction_type="login").save()


@EVERY_PLACE
def test_the_admin_refuses_with_a_sentence(admin_client, place):
    page = place()
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    response = admin_client.post(
        address, {"restriction_type": "login"}, headers={"x-requested-with": "XMLHttpRequest"}
    )
    assert response.status_code == 200
    assert SENTENCE in response.json()["html"]
    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("place", [product, project, index])
def test_the_dialogue_offers_no_choice(admin_client, place):
    address = reverse("wagtailadmin_pages:set_privacy", args=[place().pk])
    assert SENTENCE in admin_client.get(address).json()["html"]


def test_a_page_below_one_that_is_private_is_not_released():
    project = DraftProjectFactory()
    top = Page.objects.get(depth=1)
    PageViewRestriction.objects.bulk_create(
        [PageViewRestriction(page=top, restriction_type="login")]
    )
    with pytest.raises(ReleaseRefused, match="Make the page “Root” above this one public"):
        release_page(project)
