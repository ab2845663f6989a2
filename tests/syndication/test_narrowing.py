"""What a list is narrowed by, how it is counted and walked, and how its items are cut."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndication.actions.forget import forget
from syndication.actions.retire import retire
from syndication.actions.revoke import revoke
from syndication.models import Facet, Publication
from tests.syndication import made
from tests.syndication.test_api import get, problem, walk

pytestmark = pytest.mark.django_db
HERE = "https://changeprojects.example"


def ids(address):
    return {item["id"] for item in walk(address)}


def told(*publications):
    return {str(one.identifier) for one in publications}


# --- when


@pytest.fixture
def two():
    """One pilot that came out first and was released again later, and one between."""
    first = made.release(made.head("pilot", title="Old"))
    second = made.release(made.head("pilot"), days=2)
    made.release(made.head("pilot", identifier=first.identifier, title="New"), days=4)
    return first, second


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("published_after=2026-01-02", {"second"}),
        ("published_before=2026-01-02", {"first"}),
        ("published_after=2026-01-01T09:30:00Z", {"first", "second"}),
        ("published_before=2026-01-01T09:30:00Z", set()),
        ("published_after=2026-01-03T10:30:00.5%2B01:00", set()),
        ("published_after=2026-01-03T10:30:00%2B01:00", {"second"}),
        ("modified_after=2026-01-04", {"first"}),
        ("modified_before=2026-01-04", {"second"}),
        ("modified_after=2026-01-01&published_before=2026-01-02", {"first"}),
        ("modified_after=9999-12-31", set()),
    ],
)
def test_a_list_is_narrowed_by_when(two, query, names):
    known = dict(zip(("first", "second"), two, strict=True))
    assert ids(f"/api/v1/pilots?{query}") == told(*(known[name] for name in names))


def test_a_head_says_when_it_was_published(two):
    first = get(f"/api/v1/pilots/{two[0].identifier}").json()
    assert first["published_at"] == "2026-01-01T09:30:00Z"
    assert first["released_at"] == "2026-01-05T09:30:00Z"


def test_what_comes_back_was_published_when_it_was():
    pilot = made.release(made.head("pilot"))
    retire(pilot.identifier)
    made.release(made.head("pilot", identifier=pilot.identifier), days=9)
    assert ids("/api/v1/pilots?published_before=2026-01-02") == told(pilot)


def test_what_was_a_draft_is_published_with_its_first_version():
    product = made.release(made.product("0.1", public=False, stage="draft"))
    assert product.published_at is None
    made.release(made.product("0.3", identifier=product.identifier), days=3)
    assert ids("/api/v1/products?published_after=2026-01-04") == told(product)


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "2026", "2026-13-01", "2026-02-30", "2026-08-01T09:30:00"),
        *("2026-08-01T25:00:00Z", "2026-08-01 09:30:00Z", "0001-01-01T00:00:00%2B23:00"),
        *("%D9%A2026-01-01", "2026-08-01T09:30:00Z%00", "2026-08-01T09:30:00+01:00"),
    ],
)
def test_a_moment_that_cannot_be_read_is_refused(text):
    body = problem(get(f"/api/v1/pilots?modified_after={text}"), 400, "invalid-parameter")
    assert body["parameter"] == "modified_after"


# --- facets


def test_lists_are_narrowed_by_readers_and_agencies():
    agency = uuid4()
    one = made.release(made.product("1.0", facets={"audience": ["managers", "researchers"]}))
    made.release(made.product("1.0", facets={"audience": ["researchers"]}))
    pilot = made.release(made.head("pilot", facets={"agency": [str(agency)]}))
    made.release(made.head("pilot", facets={"agency": [str(uuid4())]}))
    assert ids("/api/v1/products?audience=managers") == told(one)
    assert len(ids("/api/v1/products?audience=researchers&limit=1")) == 2
    assert ids("/api/v1/products?audience=nobody") == set()
    assert ids(f"/api/v1/pilots?agency={agency}") == told(pilot)
    assert ids(f"/api/v1/pilots?agency={str(agency).upper()}") == told(pilot)


def test_what_belongs_to_a_project_is_about_what_that_is_about():
    project = made.release(made.head("change-project", facets={"about": ["court", "risk"]}))
    # A project is known as its own.
    made.release(
        made.head(
            "change-project",
            identifier=project.identifier,
            project=project.identifier,
            facets={"about": ["court", "risk"]},
        )
    )
    product = made.release(made.product("1.0", project=project.identifier))
    made.release(made.product("1.0", project=uuid4()))
    assert ids("/api/v1/change-projects?about=court") == told(project)
    assert ids("/api/v1/products?about=risk") == told(product)
    assert ids("/api/v1/products?about=money") == set()
    retire(project.identifier)
    assert ids("/api/v1/products?about=risk") == set()


def test_facets_follow_the_head():
    identifier = uuid4()

    def release(*codes):
        made.release(made.head("product", identifier=identifier, facets={"audience": codes}))
        return sorted(Facet.objects.values_list("value", flat=True))

    assert release("managers", "managers") == ["managers"]
    assert release("researchers") == ["researchers"]
    assert release() == []
    release("managers")
    retire(identifier)
    assert not Facet.objects.exists()
    release("managers")
    revoke(identifier)
    assert not Facet.objects.exists()


def test_a_draft_has_no_facets():
    hidden = {"public": False, "stage": "draft"}
    made.release(made.product("0.1", facets={"audience": ["managers"]}, **hidden))
    assert not Facet.objects.exists()


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("events", "audience=managers"),
        ("products", "agency=00000000-0000-0000-0000-000000000000"),
        ("agencies", "about=court"),
        ("consultation-rounds", "about=court"),
    ],
)
def test_a_facet_that_a_kind_does_not_have_is_refused(kind, query):
    problem(get(f"/api/v1/{kind}?{query}"), 400, "unknown-parameter")


# --- of one project


def test_a_project_lists_what_belongs_to_it(world):
    base = f"/api/v1/change-projects/{world.project}"
    made.release(made.head("pilot", project=uuid4()))
    for segment, one in (
        ("products", world.product),
        ("pilots", world.pilot),
        ("events", world.event),
        ("voice-summaries", world.summary),
    ):
        page = get(f"{base}/{segment}")
        assert [item["id"] for item in page.json()["items"]] == [str(one)]
        assert page.json()["links"]["self"] == f"{HERE}{base}/{segment}"
    body = problem(get(f"{base}/pilots?project={world.project}"), 400, "unknown-parameter")
    assert "project" not in body["allowed"]


def test_the_pages_of_a_projects_list_lead_to_each_other(world):
    for _ in range(4):
        made.release(made.head("pilot", project=world.project))
    assert len(walk(f"/api/v1/change-projects/{world.project}/pilots?limit=2")) == 5


def test_a_project_without_any_has_an_empty_list_and_no_project_none(world):
    assert walk(f"/api/v1/change-projects/{world.project}/pilots?status=closed") == []
    problem(get(f"/api/v1/change-projects/{uuid4()}/pilots"), 404, "not-found")
    problem(get(f"/api/v1/change-projects/{world.pilot}/pilots"), 404, "not-found")
    gone, revoked = (made.release(made.head("change-project")).identifier for _ in range(2))
    for project in (gone, revoked):
        made.release(made.head("event", project=project))
    retire(gone)
    revoke(revoked)
    problem(get(f"/api/v1/change-projects/{gone}/events"), 410, "gone")
    problem(get(f"/api/v1/change-projects/{revoked}/events"), 451, "revoked")


# --- count, and the way back


def test_it_is_counted_only_if_that_is_asked_for(world):
    for _ in range(4):
        made.release(made.head("pilot", status="closed"))
    assert "count" not in get("/api/v1/pilots").json()
    assert get("/api/v1/pilots?count=exact&limit=1").json()["count"] == 5
    assert get("/api/v1/pilots?count=exact&status=closed").json()["count"] == 4
    assert get("/api/v1/pilots?count=exact&status=nothing").json()["count"] == 0
    problem(get("/api/v1/pilots?count=about"), 400, "invalid-parameter")


def test_one_can_go_back_to_where_one_came_from():
    for _ in range(7):
        made.release(made.head("event"))
    pages, address = [], "/api/v1/events?limit=3"
    while address:
        pages.append(get(address.removeprefix(HERE)).json())
        address = pages[-1]["links"]["next"]
    assert pages[0]["links"]["prev"] is None
    back = pages[-1]
    for page in pages[-2::-1]:
        assert back["links"]["next"] or back is pages[-1]
        back = get(back["links"]["prev"].removeprefix(HERE)).json()
        assert back["items"] == page["items"]
    assert back["links"]["prev"] is None
    again = get(back["links"]["next"].removeprefix(HERE)).json()
    assert again["items"] == pages[1]["items"]


def test_the_header_leads_both_ways():
    for _ in range(5):
        made.release(made.head("event"))
    middle = get(get("/api/v1/events?limit=2").json()["links"]["next"].removeprefix(HERE))
    for rel in ("next", "prev"):
        assert f'<{middle.json()["links"][rel]}>; rel="{rel}"' in middle["Link"]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    days=st.lists(st.integers(0, 3), min_size=1, max_size=9),
    limit=st.integers(1, 4),
    status=st.sampled_from(["open", "closed"]),
)
def test_both_ways_tell_the_same_whatever_there_is(days, limit, status):
    forget(Publication.objects.values_list("pk", flat=True))
    for number, day in enumerate(days):
        words = {"status": "open" if number % 3 else "closed"}
        made.release(made.head("event", sort_date=made.START + timedelta(days=day), **words))
    whole = get(f"/api/v1/events?status={status}").json()["items"]
    page = get(f"/api/v1/events?status={status}&limit={limit}").json()
    forwards = [page]
    while following := forwards[-1]["links"]["next"]:
        forwards.append(get(following.removeprefix(HERE)).json())
    assert [item for page in forwards for item in page["items"]] == whole
    backwards = [forwards[-1]]
    while before := backwards[-1]["links"]["prev"]:
        backwards.append(get(before.removeprefix(HERE)).json())
    assert [item for page in backwards[::-1] for item in page["items"]] == whole


# --- some members alone


def test_only_the_members_that_are_asked_for_are_told(world):
    items = get("/api/v1/pilots?fields=title,links").json()["items"]
    assert [set(item) for item in items] == [{"id", "title", "links"}]
    one = get(f"/api/v1/pilots/{world.pilot}?fields=status")
    assert one.json() == {"id": str(world.pilot), "status": "open"}
    assert "describedby" not in one.headers.get("Link", "")
    whole = get(f"/api/v1/pilots/{world.pilot}")
    assert "describedby" in whole["Link"]
    assert one["ETag"] != whole["ETag"]


def test_a_version_comes_with_what_is_cut():
    made.chain("0.3", "1.0")
    (item,) = get("/api/v1/products?fields=title&include=version").json()["items"]
    assert set(item) == {"id", "title", "version_in_use"}
    assert item["version_in_use"]["version"] == "1.0"


@pytest.mark.parametrize("fields", ["", "title,", "colour", "title;id", "%00", "Title"])
def test_a_member_that_there_is_not_is_refused(world, fields):
    for address in ("/api/v1/pilots", f"/api/v1/pilots/{world.pilot}"):
        body = problem(get(f"{address}?fields={fields}"), 400, "invalid-parameter")
        assert body["parameter"] == "fields"
        assert "title" in body["allowed"]


# --- cost


@pytest.mark.parametrize(
    "query",
    [
        "audience=managers&about=court&published_after=2026-01-01&modified_before=2030-01-01",
        "count=exact&include=version&fields=title&audience=managers",
    ],
)
def test_a_list_of_fifty_takes_three_queries_at_most(query):
    for _ in range(50):
        made.release(made.product("1.0", facets={"audience": ["managers"]}))
    with CaptureQueriesContext(connection) as asked:
        assert get(f"/api/v1/products?{query}").status_code == 200
    assert len(asked) <= 3


def test_an_empty_list_of_a_project_takes_three_queries_at_most(world):
    address = f"/api/v1/change-projects/{world.project}/products?stage=no&count=exact"
    with CaptureQueriesContext(connection) as asked:
        assert get(f"{address}&include=version").json()["count"] == 0
    assert len(asked) == 3
