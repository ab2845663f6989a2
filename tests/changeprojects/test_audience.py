"""Kinds of readers: ticked by editors, frozen with a version, told by the version in use."""

import orjson
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from changeprojects.actions.release_page import release_page
from changeprojects.models import ChangeEntry, ProductPage
from changeprojects.models.audience import check_audience_kinds
from syndication.models import Edition
from syndication.selectors import document_of
from tests.changeprojects.test_doors import edit_data
from tests.factories.changeprojects import DraftProductFactory, PilotReadyProductFactory
from tests.home.rendering import soup_of, words_of

pytestmark = pytest.mark.django_db

MANAGERS = {"code": "managers", "label": "Managers and leaders"}
PRACTITIONERS = {"code": "practitioners", "label": "Practitioners"}


def told(product):
    return document_of(product.translation_key)["audience_kinds"]


def frozen(product):
    editions = Edition.objects.filter(publication__identifier=product.translation_key)
    return [orjson.loads(one.document).get("audience_kinds") for one in editions.order_by("minor")]


def test_the_kinds_are_told_in_one_order_with_their_words():
    product = release_page(PilotReadyProductFactory(audience_kinds=["managers", "practitioners"]))
    assert told(product) == [PRACTITIONERS, MANAGERS]
    assert frozen(product) == [[PRACTITIONERS, MANAGERS]]


def test_a_draft_changes_nothing_of_the_version_in_use():
    product = release_page(PilotReadyProductFactory(audience_kinds=["managers"]))
    product.version, product.stage = "0.4", ProductPage.Stage.DRAFT
    product.audience_kinds = ["practitioners"]
    product.change_entries.add(ChangeEntry(type="changed", plain_text="-", reason="editorial"))
    product.save_revision().publish()
    assert told(product) == [MANAGERS]
    assert frozen(product) == [[MANAGERS], [PRACTITIONERS]]


def test_a_product_without_kinds_freezes_none():
    product = release_page(PilotReadyProductFactory())
    assert told(product) == []
    assert frozen(product) == [None]


@pytest.mark.parametrize(
    "value", [["nonsense"], ["managers", "managers"], "managers", {"managers": 1}, [["managers"]]]
)
def test_only_kinds_from_the_list_are_kept_each_once(value):
    with pytest.raises(ValidationError):
        check_audience_kinds(value)


@pytest.mark.parametrize("value", [[], ["managers"], ["researchers", "managers"]])
def test_kinds_from_the_list_are_kept(value):
    check_audience_kinds(value)


def test_editors_tick_them(admin_client):
    product = DraftProductFactory()
    url = reverse("wagtailadmin_pages:edit", args=[product.pk])
    data = edit_data(product, audience_kinds=["service_users", "practitioners"])
    assert admin_client.post(url, data).status_code == 302
    product.refresh_from_db()
    kept = product.get_latest_revision_as_object()
    assert kept.audience_kinds == ["service_users", "practitioners"]
    form = admin_client.get(url).content.decode()
    assert form.count('name="audience_kinds"') == 6


def test_the_history_tells_kinds_in_words(admin_client):
    product = DraftProductFactory(audience_kinds=["managers"])
    first = product.save_revision()
    product.audience_kinds = ["practitioners"]
    second = product.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[product.pk, first.pk, second.pk])
    told = words_of(soup_of(admin_client.get(url).content))
    assert "Kinds of readers: Managers and leaders" in told
    assert "Practitioners" in told


def test_a_kind_that_is_not_in_the_list_is_told_beside_the_field(admin_client):
    product = DraftProductFactory()
    url = reverse("wagtailadmin_pages:edit", args=[product.pk])
    response = admin_client.post(url, edit_data(product, audience_kinds=["nonsense"]))
    assert "audience_kinds" in response.context["form"].errors


def test_who_does_not_know_the_column_writes_a_product_without_kinds():
    product = DraftProductFactory(audience_kinds=["managers"])
    table = ProductPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        row = dict(zip([one[0] for one in cursor.description], cursor.fetchone(), strict=True))
        cursor.execute(f"DELETE FROM {table}")
        row.pop("audience_kinds")
        names, places = ", ".join(row), ", ".join(["%s"] * len(row))
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", [*row.values()])
    assert ProductPage.objects.get(pk=product.pk).audience_kinds == []
