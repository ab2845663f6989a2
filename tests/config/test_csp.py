"""Which content security policy a response carries."""

import pytest

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


def test_a_path_that_only_looks_like_the_admins_gets_the_strict_one(client):
    assert "unsafe-inline" not in client.get("/administration/")["Content-Security-Policy"]
