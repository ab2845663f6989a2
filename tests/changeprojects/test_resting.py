"""A refused deletion says what rests on the thing, as far as whoever asks may know it."""

import pytest
from django.contrib.messages import get_messages
from django.db.models import ProtectedError, RestrictedError
from django.urls import reverse

from changeprojects.actions.grant_page_rights import grant_page_rights
from changeprojects.models import ProductPage
from changeprojects.selectors.resting import why_not_deleted
from tests.factories.changeprojects import (
    EditorFactory,
    EvaluatedPilotFactory,
    EventFactory,
    PilotedProductFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
BECAUSE = "Nothing was deleted, because of what rests on it:"


def refused(thing, user):
    """The sentence that `user` reads who may not delete `thing`."""
    with pytest.raises((ProtectedError, RestrictedError)) as refusal:
        thing.delete()
    return why_not_deleted(refusal.value, user)


def with_pilots(number):
    """A product with so many pilots."""
    product = PilotedProductFactory()
    for one in range(2, number + 1):
        EvaluatedPilotFactory(product=product, parent=product.project, title=f"Pilot {one}")
    return product


def test_what_rests_on_a_product_is_named(admin_user):
    product = PilotedProductFactory()
    EventFactory(parent=product.project, product=product)
    assert refused(product, admin_user) == (
        f"{BECAUSE} the event “First seminar” and the pilot “Spring pilot”."
    )


def test_of_many_things_three_are_named(admin_user):
    assert refused(with_pilots(5), admin_user) == (
        f"{BECAUSE} the pilot “Pilot 2”, the pilot “Pilot 3”, the pilot “Pilot 4” and 2 more."
    )


def test_what_somebody_may_not_open_is_not_named_and_not_counted():
    product = with_pilots(5)
    assert refused(product, UserFactory()) == f"{BECAUSE} pilots."


def test_an_editor_of_one_project_reads_no_title_of_another():
    product = PilotedProductFactory()
    grant_page_rights(product.project)
    EventFactory(title="Secret", product=product)
    sentence = refused(product, EditorFactory())
    assert sentence == f"{BECAUSE} the pilot “Spring pilot” and events."


def alone(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def among_others(page):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    return f"{url}?id={page.pk}"


@pytest.mark.parametrize("door", [alone, among_others])
def test_every_button_that_deletes_pages_says_it(admin_client, door):
    response = admin_client.post(door(PilotedProductFactory()))
    [message] = get_messages(response.wsgi_request)
    assert str(message).strip() == f"{BECAUSE} the pilot “Spring pilot”."
    assert ProductPage.objects.exists()
