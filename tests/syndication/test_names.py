"""Names of things, the meaning of their members elsewhere, the licence, and a sign of life."""

from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.db import OperationalError
from django.test import Client
from pyld import jsonld

from syndication.actions.retire import retire
from syndication.actions.revoke import revoke
from syndication.kinds import KINDS
from syndication.linked_data import SCHEMA_ORG
from syndication.models import Publication
from syndication.terms import RELATION, context, context_address
from syndication.views import about
from tests.syndication import made
from tests.syndication.test_api import get, problem

pytestmark = pytest.mark.django_db
BASE = django_settings.PUBLIC_BASE_URL
HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
S = "http://schema.org/"


# --- names


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_leads_to_the_document_or_to_the_page(kind):
    found = made.release(made.head(kind))
    address = f"/id/{kind}/{found.identifier}"
    for accept in ("", "*/*", "application/json"):
        response = get(address, accept=accept)
        assert response.status_code == 303
        document = f"/api/v1/{KINDS[kind].segment}/{found.identifier}"
        assert response["Location"] == BASE + document
        assert "Accept" in response["Vary"]
        assert get(document).status_code == 200
    page = get(address, accept=HTML)
    assert (page.status_code, page["Location"]) == (303, BASE + found.path)


def test_a_name_keeps_to_the_language():
    pilot = made.release(made.head("pilot"))
    cymraeg = made.head("pilot", identifier=pilot.identifier, language="cy", path="/cy/peilot/")
    made.release(cymraeg)
    address = f"/id/pilot/{pilot.identifier}?language=cy"
    assert get(address)["Location"].endswith(f"/api/v1/pilots/{pilot.identifier}?language=cy")
    assert get(address, accept=HTML)["Location"] == f"{BASE}/cy/peilot/"


def test_a_name_of_what_is_not_public_leads_nowhere(world):
    problem(get(f"/id/product/{uuid4()}"), 404, "not-found")
    problem(get(f"/id/product/{world.draft}", accept=HTML), 404, "not-found")
    problem(get(f"/id/pilot/{world.product}"), 404, "not-found")
    problem(get(f"/id/page/{uuid4()}"), 404, "not-found")
    problem(get(f"/id/product/{world.gone}", accept=HTML), 410, "gone")
    revoked = made.release(made.head("pilot")).identifier
    revoke(revoked)
    problem(get(f"/id/pilot/{revoked}"), 451, "revoked")


def test_a_name_keeps_the_contract(world):
    address = f"/id/product/{world.product}"
    assert Client().head(address).status_code == 303
    assert Client().options(address)["Allow"] == "GET, HEAD, OPTIONS"
    problem(Client().post(address), 405, "method-not-allowed")
    problem(get(f"{address}?colour=red"), 400, "unknown-parameter")
    problem(get(address, accept="image/png"), 406, "not-acceptable")
    response = get(address)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"].startswith("public, max-age=")
    assert not response.cookies


# --- linked data


def loader(address, options):
    """Give our context as it is served, and for schema.org what it says of unknown terms."""
    if address == SCHEMA_ORG:
        document = {"@context": {"@vocab": S}}
    else:
        assert address == context_address()
        served = get(address.removeprefix(BASE))
        assert served["Content-Type"] == "application/ld+json"
        document = served.json()
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": document,
    }


def expanded(document, **options):
    (node,) = jsonld.expand(document, {"documentLoader": loader} | options)
    return node


def test_a_plain_document_is_linked_data_by_its_header(world):
    address = f"/api/v1/products/{world.product}"
    response = get(address)
    assert f'<{context_address()}>; rel="{RELATION}"' in response["Link"]
    node = expanded(response.json(), expandContext=context_address())
    assert node["@id"] == BASE + address
    assert node[f"{S}name"] == [{"@value": "The product"}]
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    assert node[rdf] == [{"@id": f"{S}CreativeWork"}]
    moment = {
        "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
        "@value": "2026-01-01T09:30:00Z",
    }
    assert node[f"{S}datePublished"] == [moment]


def test_a_version_is_linked_data_too_and_keeps_its_bytes(world):
    address = f"/api/v1/products/{world.product}/versions/1.0"
    response = get(address)
    assert RELATION in response["Link"]
    assert "@context" not in response.json()
    node = expanded(response.json(), expandContext=context_address())
    assert node["@id"] == BASE + address
    assert node[f"{S}version"] == [{"@value": "1.0"}]
    assert node[f"{S}creativeWorkStatus"] == [{"@value": "final"}]


def test_other_forms_and_lists_name_no_context(world):
    base = f"/api/v1/products/{world.product}/versions/1.0"
    for address in (f"{base}.html", f"{base}.jsonld", "/api/v1/products", "/api/v1/changes"):
        assert RELATION not in get(address).headers.get("Link", ""), address


def test_linked_data_of_a_version_names_the_context_and_the_work(world):
    address = f"/api/v1/products/{world.product}/versions/1.0.jsonld"
    told = get(address).json()
    assert told["@context"] == [SCHEMA_ORG, context_address()]
    node = expanded(told)
    dcterms = "http://purl.org/dc/terms/"
    work = f"/id/product/{world.product}"
    assert node[f"{dcterms}isVersionOf"] == [{"@id": BASE + work}]
    assert get(work).status_code == 303
    (replaced,) = node[f"{dcterms}replaces"]
    assert replaced["@id"].endswith("/versions/0.4")
    assert node["@type"] == [f"{S}CreativeWork"]


def test_every_kind_has_a_meaning_and_every_term_an_address():
    terms = context()["@context"]
    assert set(terms["kind"]["@context"]) == set(KINDS)
    for kind in KINDS:
        found = made.release(made.head(kind))
        document = get(f"/api/v1/{KINDS[kind].segment}/{found.identifier}").json()
        node = expanded(document, expandContext=context_address())
        assert node["@id"] == document["links"]["self"]
        (kinds,) = node["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"]
        assert kinds["@id"].startswith(S)


# --- licence


def test_the_licence_is_told_once_for_all(settings):
    told = get("/api/v1/licence").json()
    assert told["licence"] == settings.PUBLIC_LICENCE == get("/api/v1/").json()["licence"]
    assert told["url"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["credit"]
    settings.PUBLIC_LICENCE = "Ask us"
    told = get("/api/v1/licence").json()
    assert (told["licence"], told["url"]) == ("Ask us", None)


# --- a sign of life


def test_it_says_that_it_lives_and_nothing_else(world):
    response = get("/api/v1/health")
    assert response.json() == {"status": "ok"}
    assert response["Cache-Control"] == "public, max-age=5"
    names = {name.lower() for name in response.headers}
    assert not names & {"server", "x-powered-by", "x-version"}


def test_it_says_when_nothing_can_be_read_but_not_why(monkeypatch, caplog):
    def fail():
        raise OperationalError("could not connect to 10.0.0.7 as canary")

    monkeypatch.setattr(about, "last_number", fail)
    response = get("/api/v1/health")
    problem(response, 503, "unavailable")
    assert b"canary" not in response.content
    assert b"10.0" not in response.content
    assert response["Cache-Control"] == "no-store"
    assert "does not answer" in caplog.text


def test_the_index_leads_to_all_of_them(world):
    links = get("/api/v1/").json()["links"]
    for name in ("licence", "context", "health"):
        assert get(links[name].removeprefix(BASE)).status_code == 200


def test_what_is_gone_no_longer_has_a_published_day_to_be_found_by(world):
    before = get("/api/v1/pilots?published_after=2020-01-01&count=exact").json()["count"]
    retire(world.pilot)
    after = get("/api/v1/pilots?published_after=2020-01-01&count=exact").json()["count"]
    assert (before, after) == (1, 0)
    assert Publication.objects.get(identifier=world.pilot).published_at
