"""The contract that every address of the API keeps."""

import hashlib
from datetime import timedelta
from uuid import UUID, uuid4

import orjson
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from syndication.actions.retire import retire
from syndication.addresses import sent
from syndication.models import Edition, Publication
from syndication.selectors import document_of
from syndication.views.heads import Head
from tests.syndication import made
from tests.syndication.conftest import CANARY

pytestmark = pytest.mark.django_db
LISTS = (
    *("change-projects", "products", "pilots", "events", "calls", "agencies"),
    *("consultation-rounds", "voice-summaries", "quotes"),
)


def get(address, **headers):
    return Client().get(address, headers=headers)


def problem(response, status, code):
    """Check that the response is the problem and return it."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Vary"].startswith("Accept")
    body = response.json()
    assert body["status"] == status
    assert body["type"] == f"https://changeprojects.example/api/v1/docs#{code}"
    assert body["title"]
    assert body["detail"]
    return body


# --- every address


def test_every_address_keeps_the_contract(world):
    for address in world.addresses:
        response = get(address)
        assert response.status_code == 200, address
        etag = f'"sha256-{hashlib.sha256(response.content).hexdigest()}"'
        assert response["ETag"] == etag
        assert response["Cache-Control"].startswith("public, max-age=")
        assert "Accept" in response["Vary"]
        assert "Cookie" not in response["Vary"]
        assert not response.cookies
        assert int(response["Content-Length"]) == len(response.content)


def test_what_the_reader_has_is_not_sent_again(world):
    for address in world.addresses:
        first = get(address)
        for tag in (first["ETag"], f"W/{first['ETag']}", f'"other", {first["ETag"]}', "*"):
            again = get(address, if_none_match=tag)
            assert (again.status_code, again.content) == (304, b""), (address, tag)
            assert not {"Content-Length", "Content-Type"} & set(again.headers), address
            for field in ("ETag", "Cache-Control", "Vary"):
                assert again[field] == first[field]
        assert get(address, if_none_match='"other"').status_code == 200


def test_head_is_get_without_the_body(world):
    for address in world.addresses:
        whole, head = get(address), Client().head(address)
        assert head.content == b""
        assert head.status_code == 200
        assert dict(head.headers) == dict(whole.headers)


def test_head_of_a_problem_has_no_body(world):
    response = Client().head(f"/api/v1/products/{uuid4()}")
    assert (response.status_code, response.content) == (404, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_the_api_is_read_only(world, method):
    for address in world.addresses:
        response = getattr(Client(enforce_csrf_checks=True), method)(address)
        problem(response, 405, "method-not-allowed")
        assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_options_names_the_methods(world):
    for address in world.addresses:
        response = Client().options(address)
        assert (response.status_code, response.content) == (204, b"")
        assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_an_unknown_parameter_is_named_and_the_others_listed(world):
    for address in world.addresses:
        join = "&" if "?" in address else "?"
        body = problem(get(f"{address}{join}colour=red"), 400, "unknown-parameter")
        assert body["parameter"] == "colour"
        assert "colour" not in body["allowed"]


def test_browsers_on_any_site_may_ask(world):
    for address in (*world.addresses, "/api/v1", "/api/v1/nothing", "/api/v1/pilots?limit=0"):
        response = get(address, origin="https://elsewhere.example")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response["Access-Control-Expose-Headers"]
        assert "Access-Control-Allow-Credentials" not in response
    asked = Client().options(
        "/api/v1/products",
        headers={
            "origin": "https://elsewhere.example",
            "access-control-request-method": "GET",
            "access-control-request-headers": "if-none-match",
        },
    )
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert asked["Access-Control-Allow-Headers"] == "*"
    assert "POST" not in asked["Access-Control-Allow-Methods"]


def test_a_cache_keeps_one_copy_for_all_sites(world):
    for address in world.addresses:
        asked_by_a_page, plain = get(address, origin="https://elsewhere.example"), get(address)
        assert dict(asked_by_a_page.headers) == dict(plain.headers), address
        assert plain["Vary"].lower() in {"accept", "accept, accept-encoding"}, address


def test_the_answer_is_the_same_for_everybody(world, admin_client):
    for address in world.addresses:
        assert admin_client.get(address).content == get(address).content
        other_host = Client().get(address, headers={"host": "localhost"})
        assert other_host.content == get(address, x_forwarded_host="evil.example").content


def test_a_form_that_does_not_exist_is_not_acceptable(world):
    for address in world.addresses:
        if not address.endswith((".json", ".html", ".md", ".txt")) or "openapi" in address:
            body = problem(get(address, accept="image/png"), 406, "not-acceptable")
            assert body["available"]


@pytest.mark.parametrize("accept", ["text/html;a*=foo''b%41r", ";;;", "a/b;q=", "*", "\xff/x"])
def test_an_accept_that_cannot_be_read_is_no_fault_of_ours(world, accept):
    for address in world.addresses:
        assert get(address, accept=accept).status_code in {200, 303, 307, 404, 406, 410, 451}, (
            address
        )


# --- queries


@pytest.mark.parametrize("size", [1, 60])
def test_queries_are_few_whatever_the_size(world, connection_queries, size):
    for number in range(size - 1):
        made.release(made.head("pilot", content={"text": "word " * 5000}), days=number)
        made.chain("0.3", "1.0") if number < 5 else None
    limits = {"search": 3, "count=exact": 3, "versions/": 2, "compare": 2, "changes": 2}
    limits |= {"openapi": 0, "docs": 2}
    for address in world.addresses:
        most = next((limits[part] for part in limits if part in address), 2)
        with connection_queries() as queries:
            assert get(address).status_code == 200
        assert len(queries) <= most, (address, [query["sql"] for query in queries])


@pytest.fixture
def connection_queries():
    return lambda: CaptureQueriesContext(connection)


def test_a_list_takes_one_query_and_its_bytes_are_the_stored_ones(world, connection_queries):
    for number in range(50):
        made.release(made.head("pilot", content={"text": "word " * 500}), days=number)
    with connection_queries() as queries:
        body = get("/api/v1/pilots").content
    assert len(queries) == 1
    pilots = Publication.objects.live().of_kind("pilot")
    for row in pilots.order_by("-sort_date", "-change_number")[:50]:
        assert sent(row.document).encode() in body


# --- heads


def test_a_head_is_the_stored_bytes(world):
    for kind, identifier in (("products", world.product), ("pilots", world.pilot)):
        response = get(f"/api/v1/{kind}/{identifier}")
        row = Publication.objects.get(identifier=identifier)
        assert response.content == sent(row.document).encode()
        assert response.json() == document_of(identifier)
        assert response.json()["licence"]
        assert response.json()["change_number"] == row.change_number


def test_the_head_of_a_product_leads_to_its_latest_version(world):
    link = get(f"/api/v1/products/{world.product}")["Link"]
    base = f"https://changeprojects.example/api/v1/products/{world.product}/versions"
    assert f'<{base}/1.0>; rel="latest-version"' in link
    assert f'<{base}>; rel="version-history"' in link
    assert "version" not in get(f"/api/v1/pilots/{world.pilot}")["Link"]


@pytest.mark.parametrize("segment", LISTS)
def test_what_never_was_is_not_found(world, segment):
    problem(get(f"/api/v1/{segment}/{uuid4()}"), 404, "not-found")
    problem(get(f"/api/v1/{segment}/7"), 404, "not-found")


def test_a_thing_of_another_kind_is_not_found(world):
    problem(get(f"/api/v1/pilots/{world.product}"), 404, "not-found")


def test_what_was_taken_back_is_gone_with_all_its_versions(world):
    base = f"/api/v1/products/{world.gone}"
    parts = ("", "/versions", "/versions/0.3", "/versions/0.3.html", "/versions/latest")
    for part in (*parts, "/compare?from=0.3&to=0.3"):
        response = get(base + part)
        body = problem(response, 410, "gone")
        assert CANARY not in str(body).replace(base, "")
        assert response["Cache-Control"] == "public, max-age=60"


def test_what_only_has_drafts_is_not_found(world):
    base = f"/api/v1/products/{world.draft}"
    for part in ("", "/versions", "/versions/0.1", "/versions/0.1.txt", "/versions/latest"):
        problem(get(base + part), 404, "not-found")


def test_one_language_or_the_sites_own(world):
    other = made.head("pilot", identifier=world.pilot, language="cy", title="Y peilot")
    made.release(other)
    address = f"/api/v1/pilots/{world.pilot}"
    assert get(address).json()["language"] == "en"
    assert get(f"{address}?language=cy").json()["title"] == "Y peilot"
    problem(get(f"{address}?language=fr"), 404, "not-found")
    problem(get(f"{address}?language=cy%00"), 400, "invalid-parameter")
    retire(world.pilot, "en")
    assert get(address).json()["language"] == "cy"
    problem(get(f"{address}?language=en"), 410, "gone")


# --- lists


def walk(address):
    """Return the items of all pages."""
    items = []
    while address:
        page = get(address.removeprefix("https://changeprojects.example"))
        assert page.status_code == 200, page.content
        items += page.json()["items"]
        following = page.json()["links"]["next"]
        assert (f'<{following}>; rel="next"' in page.headers.get("Link", "")) is bool(following)
        address = following
    return items


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 200])
def test_pages_hold_everything_once_in_order(db, limit):
    for number in range(7):
        # Equal dates must not make the cursor skip or repeat.
        made.release(made.head("event", sort_date=made.START + timedelta(days=number // 3)))
    items = walk(f"/api/v1/events?limit={limit}")
    assert [item["change_number"] for item in items] == [7, 6, 5, 4, 3, 2, 1]


def test_what_is_released_while_one_reads_moves_no_page(db):
    for _ in range(4):
        made.release(made.head("event"))
    first = get("/api/v1/events?limit=2").json()
    made.release(made.head("event", sort_date=made.START + timedelta(days=1)))
    rest = walk(first["links"]["next"])
    assert [item["change_number"] for item in first["items"] + rest] == [4, 3, 2, 1]


def test_lists_are_filtered_by_project_status_and_stage(world):
    made.release(made.head("pilot", status="closed"))
    assert len(walk("/api/v1/pilots")) == 2
    assert len(walk(f"/api/v1/pilots?project={world.project}")) == 1
    assert len(walk("/api/v1/pilots?status=closed")) == 1
    assert len(walk(f"/api/v1/pilots?status=closed&project={world.project}")) == 0
    assert len(walk("/api/v1/products?stage=final&limit=1")) == 1
    assert len(walk("/api/v1/products?stage=pilot")) == 0
    assert len(walk("/api/v1/change-projects?status=piloting")) == 1
    assert len(walk("/api/v1/events?language=cy")) == 0


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=201",
        "limit=ten",
        "limit=1.5",
        "limit=%D9%A3",
        "limit=",
        "limit=1&limit=2",
        "project=7",
        "status=a%00b",
        "status=",
        "status=" + "x" * 41,
        "language=%F0%9F%98%80",
    ],
)
def test_a_value_that_cannot_be_read_is_refused(world, query):
    body = problem(get(f"/api/v1/pilots?{query}"), 400, "invalid-parameter")
    assert body["parameter"] == query.partition("=")[0]


def test_a_cursor_works_for_its_own_list_only(db):
    for kind in ("event", "pilot"):
        for _ in range(3):
            made.release(made.head(kind))
    following = get("/api/v1/events?limit=1").json()["links"]["next"]
    cursor = following.partition("cursor=")[2].partition("&")[0]
    assert get(f"/api/v1/events?limit=2&cursor={cursor}").status_code == 200
    for address in (
        f"/api/v1/pilots?cursor={cursor}",
        f"/api/v1/events?status=open&cursor={cursor}",
        f"/api/v1/events?cursor={cursor[:-1]}",
        f"/api/v1/events?cursor=x{cursor}",
        "/api/v1/events?cursor=",
        "/api/v1/events?cursor=%00",
        "/api/v1/events?cursor=a%3Ab",
    ):
        problem(get(address), 400, "invalid-cursor")


def test_a_page_names_the_licence_and_itself(world):
    body = get(f"/api/v1/pilots?project={world.project}").json()
    assert body["licence"] == "CC BY 4.0"
    assert body["links"]["self"].endswith(f"/api/v1/pilots?project={world.project}")


# --- versions


def test_a_version_is_the_frozen_bytes_in_each_form(world):
    edition = Edition.objects.get(publication__identifier=world.product, major=1, minor=0)
    base = f"/api/v1/products/{world.product}/versions/1.0"
    forms = [
        ("application/json", ".json", edition.document),
        ("text/html", ".html", edition.html),
        ("text/markdown", ".md", edition.markdown),
        ("text/plain", ".txt", edition.text),
    ]
    for media, ending, frozen in forms:
        for response in (get(base, accept=media), get(base + ending)):
            assert response.content == sent(frozen).encode()
            assert response["Content-Type"].split(";")[0] == media
            assert response["Cache-Control"] == "public, max-age=600, s-maxage=3000"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/json"),
        ("", "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/json;q=0.1, text/markdown", "text/markdown"),
        ("application/json;q=0, text/*", "text/html"),
        ("text/plain;q=0.5, text/html;q=0.4", "text/plain"),
    ],
)
def test_the_form_is_the_one_that_accept_likes_best(world, accept, media):
    response = get(f"/api/v1/products/{world.product}/versions/1.0", accept=accept)
    assert response["Content-Type"].split(";")[0] == media


def test_versions_lead_to_their_neighbours_and_never_to_drafts(world):
    base = f"https://changeprojects.example/api/v1/products/{world.product}/versions"
    link = get(f"/api/v1/products/{world.product}/versions/0.4")["Link"]
    assert f'<{base}/0.3>; rel="predecessor-version"' in link
    assert f'<{base}/1.0>; rel="successor-version"' in link
    assert f'<{base}/1.0>; rel="latest-version"' in link
    last = get(f"/api/v1/products/{world.product}/versions/1.0")["Link"]
    assert "successor" not in last
    assert "1.1" not in last


def test_the_list_of_versions_has_the_newest_first_and_no_drafts(world):
    base = f"/api/v1/products/{world.product}/versions"
    for limit in (1, 2, 50):
        found = walk(f"{base}?limit={limit}")
        assert [item["version"] for item in found] == ["1.0", "0.4", "0.3"]
    assert [item["version"] for item in walk(f"{base}?stage=pilot&limit=1")] == ["0.4", "0.3"]
    assert walk(f"{base}?stage=draft") == []
    for item in found:
        address = item["links"]["self"].removeprefix("https://changeprojects.example")
        frozen = get(f"{address}?frozen=true").content
        assert hashlib.sha256(frozen).hexdigest() == item["sha256"]


def test_the_list_of_versions_is_read_both_ways(db):
    identifier = made.chain("0.3", "0.4", "0.10", "1.0", "1.1")
    address, here = (
        f"/api/v1/products/{identifier}/versions?limit=2",
        "https://changeprojects.example",
    )
    pages = [get(address).json()]
    while following := pages[-1]["links"]["next"]:
        pages.append(get(following.removeprefix(here)).json())
    assert [[one["version"] for one in page["items"]] for page in pages] == [
        ["1.1", "1.0"],
        ["0.10", "0.4"],
        ["0.3"],
    ]
    assert pages[0]["links"]["prev"] is None
    back = [pages[-1]]
    while before := back[-1]["links"]["prev"]:
        back.append(get(before.removeprefix(here)).json())
    assert [page["items"] for page in back] == [page["items"] for page in pages[::-1]]
    assert get(back[-1]["links"]["next"].removeprefix(here)).json()["items"] == pages[1]["items"]


@pytest.mark.parametrize("version", ["2.0", "1.1", "01.0", "1", "1.0.0", "1.0.pdf", "x", "0.3/"])
def test_a_version_that_is_not_public_is_not_found(world, version):
    problem(get(f"/api/v1/products/{world.product}/versions/{version}"), 404, "not-found")


def test_aliases_lead_to_the_newest_version(db):
    identifier = made.chain("0.3", "1.0")
    made.release(made.product("1.1", identifier=identifier))
    base = f"https://changeprojects.example/api/v1/products/{identifier}/versions"
    for alias, version in (
        ("latest", "1.1"),
        ("latest-pilot", "1.1"),
        ("latest-final", "1.0"),
        ("latest-final.html", "1.0.html"),
        ("latest?language=en", "1.1?language=en"),
    ):
        response = get(f"/api/v1/products/{identifier}/versions/{alias}")
        assert response.status_code == 307
        assert response["Location"] == f"{base}/{version}"
        assert "s-maxage=300" in response["Cache-Control"]


def test_an_alias_without_a_version_is_not_found(db):
    identifier = made.chain("0.3")
    problem(get(f"/api/v1/products/{identifier}/versions/latest-final"), 404, "not-found")


def test_the_comparison_lists_the_blocks_that_differ(world):
    body = get(f"/api/v1/products/{world.product}/compare?from=0.3&to=1.0").json()
    assert (body["from"]["version"], body["to"]["version"]) == ("0.3", "1.0")
    assert body["blocks"] == [
        {
            "change": "changed",
            "id": "b1",
            "type": "paragraph",
            "section": "Before you write",
            "before": "The words of 0.3.",
            "after": "The words of 1.0.",
            "words": [
                {"change": "same", "text": "The words of"},
                {"change": "removed", "text": " 0"},
                {"change": "added", "text": " 1"},
                {"change": "same", "text": "."},
                {"change": "removed", "text": "3"},
                {"change": "added", "text": "0"},
                {"change": "same", "text": "."},
            ],
        }
    ]
    page = f"/product/{world.product}/compare/0.3/1.0/"
    assert body["links"]["web"] == f"https://changeprojects.example{page}"


@pytest.mark.parametrize("query", ["", "?from=0.3", "?from=0.3&to=x", "?from=0.3&to=01.0"])
def test_the_comparison_needs_two_versions(world, query):
    address = f"/api/v1/products/{world.product}/compare{query}"
    problem(get(address), 400, "invalid-parameter")


def test_the_comparison_knows_no_drafts(world):
    address = f"/api/v1/products/{world.product}/compare?from=1.0&to=1.1"
    problem(get(address), 404, "not-found")


# --- what is not the API's


@pytest.mark.parametrize(
    "address",
    ["/api", "/api/", "/api/v2/products", "/api/v1/nothing", "/api/v1/products/", "/api/v1/%0A"],
)
def test_unknown_addresses_of_the_api_are_problems(db, address):
    problem(get(address), 404, "not-found")
    problem(Client().post(address), 404, "not-found")


def test_a_fault_of_ours_says_nothing(world, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise RuntimeError(CANARY)

    monkeypatch.setattr(Head, "answer", fail)
    response = get(f"/api/v1/pilots/{world.pilot}")
    problem(response, 500, "internal-error")
    assert CANARY.encode() not in response.content
    assert response["Cache-Control"] == "no-store"
    assert "failed" in caplog.text


# --- what must not be seen


def test_no_answer_holds_a_word_of_a_draft_or_of_what_was_taken_back(world):
    hidden = [f"/api/v1/products/{one}" for one in (world.draft, world.gone)]
    parts = ("", "/versions", "/versions/0.1", "/versions/0.3", "/versions/latest")
    addresses = world.addresses + [base + part for base in hidden for part in parts]
    addresses += [f"/api/v1/products/{world.product}/versions/1.1{end}" for end in ("", ".md")]
    addresses += ["/api/v1/changes?limit=1", "/api/v1/products?stage=draft"]
    for address in addresses:
        response = get(address)
        assert CANARY.encode() not in response.content, address
        assert CANARY not in str(dict(response.headers)), address
        if address not in {base + part for base in hidden for part in parts}:
            assert str(world.draft).encode() not in response.content


def test_a_draft_changes_no_public_byte(world):
    before = {address: (get(address).content, get(address).headers) for address in world.addresses}
    draft = made.product("1.2", public=False, stage="draft", identifier=world.product, text="New.")
    made.release(draft)
    made.release(made.product("0.1", public=False, stage="draft"))
    for address, (content, headers) in before.items():
        now = get(address)
        assert (now.content, dict(now.headers)) == (content, dict(headers)), address


def test_the_bytes_of_a_version_outlive_later_releases(world):
    address = f"/api/v1/products/{world.product}/versions/0.3"
    before = get(address).content
    made.release(made.product("2.0", identifier=world.product, title="Another title"), days=30)
    assert get(address).content == before
    assert orjson.loads(before)["title"] == "The product"
    assert UUID(orjson.loads(before)["id"]) == world.product


# --- odd requests


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "text/html;q=nan"},
        {"accept": "text/html;q=abc, */*"},
        {"accept": ";;;,,,"},
        {"accept": "/"},
        {"accept": "a/b/c;d=e;f"},
        {"accept": "application/json;q=-1"},
        {"accept": "é\x00"},
        {"accept": "text/html;" * 500},
        {"if_none_match": '"'},
        {"if_none_match": "W/"},
        {"if_none_match": '"a' * 500},
        {"if_modified_since": "yesterday"},
        {"if_match": '"other"'},
        {"range": "bytes=0-1"},
        {"content_type": "application/json", "content_length": "7"},
        {"x_http_method_override": "DELETE"},
    ],
)
def test_odd_headers_break_nothing(world, headers):
    for address in (f"/api/v1/products/{world.product}/versions/1.0", "/api/v1/changes"):
        assert get(address, **headers).status_code in {200, 406}


@pytest.mark.parametrize(
    "path",
    [
        "%00",
        "%FF%FE",
        "products/%2e%2e/",
        "products/../../admin",
        "products/00000000-0000-0000-0000-00000000000G",
        "products?%00=1",
        "products?limit=%FF",
        "products?=1",
        "changes?afterChangeNumber=%F0%9F%98%80",
        "products/" + "9" * 4000,
        "products?" + "a=1&" * 50,
    ],
)
def test_odd_addresses_are_problems(db, path):
    response = get(f"/api/v1/{path}")
    assert response.status_code in {400, 404}
    assert response["Content-Type"] == "application/problem+json"
