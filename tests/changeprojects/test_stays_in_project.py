"""What belongs to a project stays in it: elsewhere it would be asked for nothing."""

import pytest
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from changeprojects.exceptions import StaysInProject
from changeprojects.models import ChangeProjectPage, ProductPage
from changeprojects.models.heads import together
from tests.factories.changeprojects import (
    LiveProjectFactory,
    OpenRecommendationFactory,
    PilotedProductFactory,
    ready_for_final,
)

pytestmark = pytest.mark.django_db
REFUSAL = "belongs to the project “"


@pytest.fixture(scope="module")
def made(for_all_tests):
    """A piloted product, and a project to which it does not belong, once for all tests."""
    return PilotedProductFactory(title="Kit").pk, LiveProjectFactory(title="Another project").pk


@pytest.fixture
def product(made, db):
    """One that would be final if nobody had asked its project for anything."""
    with together():
        product = ready_for_final(ProductPage.objects.get(pk=made[0]))
    OpenRecommendationFactory(project=product.project)
    return product


@pytest.fixture
def elsewhere(made, db):
    return ChangeProjectPage.objects.get(pk=made[1])


def asked_to_confirm(client, page, target):
    return client.get(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))


def confirmed(client, page, target):
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))


def in_bulk(client, page, target):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    return client.post(f"{url}?id={page.pk}", {"chooser": target.pk})


def part(product, kind):
    return product if kind == "product" else product.pilots.get()


@pytest.mark.parametrize("door", [asked_to_confirm, confirmed, in_bulk])
@pytest.mark.parametrize("kind", ["product", "pilot"])
def test_no_desk_moves_a_part_to_another_project(admin_client, product, elsewhere, door, kind):
    page = part(product, kind)
    response = door(admin_client, page, elsewhere)
    assert response.status_code == 302
    told = admin_client.get(response["Location"]).content.decode()
    assert REFUSAL in told
    assert "copy it" in told
    assert type(page).objects.get(pk=page.pk).project == product.project


def test_where_it_could_go_is_still_asked(admin_client, product):
    """The page that asks for the destination opens: within the project there may be some."""
    address = reverse("wagtailadmin_pages:move", args=[product.pk])
    assert admin_client.get(address).status_code == 200


@pytest.mark.parametrize("is_below", [True, False])
def test_no_code_moves_it_either(product, elsewhere, is_below):
    target = elsewhere if is_below else elsewhere.get_parent()
    with pytest.raises(StaysInProject), transaction.atomic():
        Page.objects.get(pk=product.pk).move(target, pos="last-child")
    assert ProductPage.objects.get(pk=product.pk).project == product.project


def test_so_no_question_is_left_behind_by_a_final_version(product, elsewhere):
    """There and back it would be final, with somebody's question undecided beside it."""
    product.save_revision()
    with pytest.raises(StaysInProject), transaction.atomic():
        Page.objects.get(pk=product.pk).move(elsewhere, pos="last-child")
    page = ProductPage.objects.get(pk=product.pk).get_latest_revision_as_object()
    assert [one.code for one in page.rules_against_release()] == ["B11"]


def test_the_order_within_a_project_is_free(product):
    pilot = product.pilots.get()
    assert product.get_parent().get_children().first().pk == product.pk
    Page.objects.get(pk=product.pk).move(Page.objects.get(pk=pilot.pk), pos="right")
    assert product.get_parent().get_children().first().pk == pilot.pk


def test_a_project_itself_belongs_to_none(product):
    project = product.project
    Page.objects.get(pk=project.pk).move(project.get_parent(), pos="first-child")
    assert ProductPage.objects.get(pk=product.pk).project == project
