"""How others may reuse what names no licence of its own: one setting, read in one place."""

import pytest
from django.test import Client

from changeprojects.models import ProductPage
from tests.factories.changeprojects import FinalProductFactory

pytestmark = pytest.mark.django_db
OTHER = "CC BY-NC 4.0"


@pytest.fixture
def other(settings):
    settings.PUBLIC_LICENCE = OTHER


def test_lists_heads_and_the_foot_of_each_page_tell_it(other):
    product = FinalProductFactory(licence="CC BY 4.0")
    client = Client()
    assert client.get("/api/v1/products").json()["licence"] == OTHER
    assert client.get("/api/v1/changes").json()["licence"] == OTHER
    project = f"/api/v1/change-projects/{product.project.translation_key}"
    assert client.get(project).json()["licence"] == OTHER
    page = client.get(product.project.url).content.decode()
    assert f'<a href="https://creativecommons.org/licenses/by-nc/4.0/">{OTHER}</a>' in page


def test_a_product_keeps_its_own(other):
    product = FinalProductFactory(licence="CC BY 4.0")
    address = f"/api/v1/products/{product.translation_key}"
    assert Client().get(address).json()["licence"] == "CC BY 4.0"
    assert Client().get(f"{address}/versions/1.0").json()["licence"] == "CC BY 4.0"


def test_a_new_product_starts_with_it(other):
    assert ProductPage(title="New").licence == OTHER


def test_what_is_published_keeps_what_it_said(settings):
    product = FinalProductFactory()
    address = f"/api/v1/products/{product.translation_key}/versions/1.0"
    before = Client().get(address).content
    settings.PUBLIC_LICENCE = OTHER
    assert Client().get(address).content == before


def test_words_that_are_no_known_licence_are_no_link(settings):
    settings.PUBLIC_LICENCE = "Ask <us>"
    page = Client().get(FinalProductFactory().project.url).content.decode()
    assert "Text may be reused under Ask &lt;us&gt;" in page
