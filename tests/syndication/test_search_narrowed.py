"""A search among some things only, and the way back from its second page."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.syndication import made
from tests.syndication.test_api import get, problem

pytestmark = pytest.mark.django_db
HERE = "https://changeprojects.example"


def found(query):
    response = get(f"/api/v1/search?q=heron{query}")
    assert response.status_code == 200, response.content
    return [item["title"] for item in response.json()["items"] if not item["heading"]]


@pytest.fixture
def herons():
    """A project about birds with a final product, and a pilot version of something else."""
    project = uuid4()
    birds = {"about": ["birds"]}
    made.release(
        made.head(
            "change-project",
            identifier=project,
            project=project,
            title="Heron project",
            facets=birds,
        )
    )
    made.release(made.product("1.0", stage="final", title="Heron final", project=project))
    made.release(made.product("0.3", title="Heron pilot"))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Heron project", "Heron final", "Heron pilot"}),
        ("&stage=final", {"Heron final"}),
        ("&stage=pilot", {"Heron pilot"}),
        ("&about=birds", {"Heron project", "Heron final"}),
        ("&about=birds&kind=product", {"Heron final"}),
        ("&about=birds&stage=pilot", set()),
        ("&about=fish", set()),
        ("&language=cy", set()),
    ],
)
def test_it_is_narrowed_as_lists_are(herons, query, titles):
    assert set(found(query)) == titles


def test_it_costs_no_more(herons):
    with CaptureQueriesContext(connection) as asked:
        assert get("/api/v1/search?q=heron&about=birds&stage=final").status_code == 200
    assert len(asked) <= 3


@pytest.mark.parametrize("query", ["stage=A", "about=%00", "about=", "language=1"])
def test_what_cannot_be_read_is_refused(herons, query):
    body = problem(get(f"/api/v1/search?q=heron&{query}"), 400, "invalid-parameter")
    assert body["parameter"] == query.partition("=")[0]


def test_it_is_read_both_ways(herons):
    whole = get("/api/v1/search?q=heron&limit=50").json()["items"]
    pages = [get("/api/v1/search?q=heron&limit=2").json()]
    while following := pages[-1]["links"]["next"]:
        pages.append(get(following.removeprefix(HERE)).json())
    assert [item for page in pages for item in page["items"]] == whole
    assert pages[0]["links"]["prev"] is None
    assert len(pages) > 1
    back = [pages[-1]]
    while before := back[-1]["links"]["prev"]:
        back.append(get(before.removeprefix(HERE)).json())
    assert [page["items"] for page in back[::-1]] == [page["items"] for page in pages]


def test_a_cursor_belongs_to_its_search(herons):
    following = get("/api/v1/search?q=heron&limit=1").json()["links"]["next"]
    cursor = following.partition("cursor=")[2].partition("&")[0]
    for more in ("&stage=final", "&about=birds"):
        problem(get(f"/api/v1/search?q=heron{more}&cursor={cursor}"), 400, "invalid-cursor")


def test_a_page_is_looked_up_in_a_language():
    pilot = made.release(made.head("pilot", path="/same/"))
    made.release(made.head("pilot", identifier=pilot.identifier, language="cy", path="/same/"))
    address = f"{HERE}/api/v1/pilots/{pilot.identifier}"
    assert get("/api/v1/lookup?path=/same/")["Location"] == address
    assert get("/api/v1/lookup?path=/same/&language=cy")["Location"] == f"{address}?language=cy"
    problem(get("/api/v1/lookup?path=/same/&language=fr"), 404, "not-found")
