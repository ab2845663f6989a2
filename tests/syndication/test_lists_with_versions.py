"""Lists that bring the whole version in use of each thing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from syndication.actions.retire import retire
from tests.syndication import made
from tests.syndication.test_api import get, problem

pytestmark = pytest.mark.django_db


def items(query=""):
    return get(f"/api/v1/products?include=version{query}").json()["items"]


def test_each_brings_the_version_that_readers_get_first():
    ways = {
        made.chain("0.3", "0.10", "0.9"): "0.10",
        made.chain("0.3", "1.0", "1.1"): "1.1",
        made.chain("1.0", "1.2", "0.3"): "1.2",
    }
    hidden = {"public": False, "stage": "draft"}
    for identifier in ways:
        made.release(made.product("1.9", identifier=identifier, **hidden))
    retire(made.chain("0.3", "1.0"))
    found = {item["id"]: item for item in items()}
    assert len(found) == len(ways)
    for identifier, version in ways.items():
        product = f"/api/v1/products/{identifier}"
        item = found[str(identifier)]
        assert item.pop("version_in_use") == get(f"{product}/versions/{version}").json()
        assert item == get(product).json()


def test_without_it_an_item_is_the_head_alone():
    made.chain("1.0")
    assert "version_in_use" not in get("/api/v1/products").json()["items"][0]


@pytest.mark.parametrize("count", [1, 20])
def test_it_takes_one_query_however_many_there_are(count):
    for _ in range(count):
        made.chain("0.3", "1.0")
    with CaptureQueriesContext(connection) as asked:
        assert len(items()) == count
    assert len(asked) == 1


def test_pages_follow_each_other_with_their_versions():
    for _ in range(3):
        made.chain("0.3", "1.0")
    first = get("/api/v1/products?include=version&limit=2").json()
    following = get(first["links"]["next"].replace("http://127.0.0.1:8000", "")).json()
    assert [len(page["items"]) for page in (first, following)] == [2, 1]
    assert all("version_in_use" in item for page in (first, following) for item in page["items"])


@pytest.mark.parametrize("query", ["include=versions", "include=", "include=version&limit=51"])
def test_what_cannot_be_brought_is_refused_by_name(query):
    body = problem(get(f"/api/v1/products?{query}"), 400, "invalid-parameter")
    assert body["parameter"] == ("limit" if "limit" in query else "include")


def test_what_has_no_versions_does_not_know_the_parameter():
    problem(get("/api/v1/pilots?include=version"), 400, "unknown-parameter")
