"""Which content security policy a response carries."""

import pytest
from django.urls import reverse

from tests.changeprojects.test_doors import edit_data
from tests.factories.changeprojects import PilotReadyProductFactory

pytestmark = pytest.mark.django_db


def policy(response):
    pairs = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, _, values in pairs}


def test_readers_get_a_policy_without_anything_inline(client):
    found = policy(client.get("/no-such-page/"))
    assert found["script-src"] == found["style-src"] == "'self'"
    assert found["object-src"] == found["frame-ancestors"] == "'none'"


def test_editors_get_one_too_and_may_preview(client):
    found = policy(client.get("/admin/login/"))
    assert found["script-src"] == "'self' 'unsafe-inline'"
    assert found["default-src"] == "'self'"
    assert found["frame-ancestors"] == "'self'"


def test_a_preview_is_as_strict_as_the_page_and_may_stand_beside_the_form(admin_client):
    product = PilotReadyProductFactory()
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[product.pk])
    assert admin_client.post(address, edit_data(product)).json()["is_available"]
    response = admin_client.get(address, {"in_preview_panel": "true"})
    assert "Court handbook" in response.content.decode()
    found = policy(response)
    assert found["frame-ancestors"] == "'self'"
    assert found["script-src"] == found["style-src"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_path_that_only_looks_like_the_admins_gets_the_strict_one(client):
    assert "unsafe-inline" not in client.get("/administration/")["Content-Security-Policy"]
