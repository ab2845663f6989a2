"""Every version as linked data: frozen with the others, in words that any program knows."""

import orjson
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client

from changeprojects.models import ProductPage
from syndication import frozen_rows
from syndication.actions.retire import retire
from syndication.canonical import canonical_json, sha256
from syndication.linked_data import licence_url_of
from syndication.models import Edition
from syndication.selectors.integrity import damage
from syndication.terms import context_address
from tests.factories.changeprojects import FinalProductFactory
from tests.syndication import made

pytestmark = pytest.mark.django_db
JSON_LD = "application/ld+json"


def rewrite(edition, **columns):
    """Change a frozen row as nobody can but who lifts the triggers."""
    with transaction.atomic(), frozen_rows.lifted(connection):
        QuerySet(Edition).filter(pk=edition.pk).update(**columns)


def get(address, **headers):
    return Client().get(address, headers=headers)


@pytest.fixture(scope="module")
def final(for_all_tests):
    """The key of a product that has a pilot and a final version."""
    return FinalProductFactory().pk


@pytest.fixture(autouse=True)
def product(final, db):
    """That product; what a test does to it is taken back."""
    return ProductPage.objects.get(pk=final)


@pytest.fixture
def address(product):
    return f"/api/v1/products/{product.translation_key}/versions/1.0"


def test_it_says_what_the_version_is(product, address):
    response = get(f"{address}.jsonld")
    assert response["content-type"] == JSON_LD
    told = response.json()
    here = settings.PUBLIC_BASE_URL + address
    assert told["@context"] == ["https://schema.org", context_address()]
    assert (told["@type"], told["@id"], told["url"]) == ("CreativeWork", here, here)
    assert (told["name"], told["version"]) == (product.title, "1.0")
    assert told["creativeWorkStatus"] == "final"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["isBasedOn"] == {"@id": here.replace("/1.0", "/0.3")}
    assert told["isPartOf"]["@id"].endswith(f"change-projects/{product.project.translation_key}")
    assert {one["contentUrl"] for one in told["encoding"]} == {
        f"{here}.{form}" for form in ("html", "md", "txt", "json")
    }
    for one in told["encoding"]:
        assert get(one["contentUrl"].removeprefix(settings.PUBLIC_BASE_URL)).status_code == 200


def test_accept_chooses_it_and_json_stays_json(address):
    assert get(address, accept=JSON_LD)["content-type"] == JSON_LD
    assert get(address, accept="application/json")["content-type"] == "application/json"
    assert get(address, accept="*/*")["content-type"] == "application/json"


def test_its_hash_stands_in_the_version(address):
    frozen = get(f"{address}.jsonld?frozen=true").content.decode()
    assert get(address).json()["representations"]["jsonld"] == sha256(frozen)


def test_the_first_version_is_based_on_none():
    publication = made.release(made.product("0.3"))
    edition = Edition.objects.get(publication=publication)
    assert "isBasedOn" not in orjson.loads(edition.linked_data)


def test_nobody_is_named_who_may_take_their_consent_back(product, address):
    told = get(f"{address}.jsonld").json()
    assert not {"author", "contributor", "creator", "editor"} & set(told)


def test_it_goes_with_the_version(product, address):
    retire(product.translation_key)
    assert get(f"{address}.jsonld").status_code == 410


def test_its_page_names_it(client, product, address):
    page = client.get(product.url).content.decode()
    assert f'type="{JSON_LD}" href="{settings.PUBLIC_BASE_URL}{address}.jsonld"' in page


def test_a_version_from_before_has_none_and_is_sound():
    publication = made.release(made.product("0.3"))
    edition = Edition.objects.get(publication=publication)
    former = orjson.loads(edition.document)
    del former["representations"]["jsonld"]
    document = canonical_json(former)
    rewrite(edition, document=document, sha256=sha256(document), linked_data=None)
    address = f"/api/v1/products/{publication.identifier}/versions/0.3"
    assert get(f"{address}.jsonld").status_code == 404
    assert get(f"{address}.json").status_code == 200
    assert list(damage()) == []


def test_changed_linked_data_is_damage():
    publication = made.release(made.product("0.3"))
    rewrite(Edition.objects.get(publication=publication), linked_data="{}")
    (found,) = damage()
    assert "is not the one that was released" in found


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("Ask the agency", ""),
    ],
)
def test_a_licence_is_an_address_where_it_has_one(licence, address):
    assert licence_url_of(licence) == address
