"""JSON Schemas for other programs: complete, true, and found without knowing an address."""

import json
import re

import jsonschema_rs
import pytest
from django.test import Client

from changeprojects.actions.release_page import release_page
from changeprojects.blocks import SectionContent
from syndication.kinds import KINDS
from syndication.schema.components import COMPONENTS
from tests.changeprojects.test_blocks import FORMS
from tests.factories.changeprojects import PilotReadyProductFactory

HERE = "https://changeprojects.example"
BLOCKS = list(SectionContent().child_blocks)
FILE = {
    "name": "a.pdf",
    "media_type": "application/pdf",
    "size": 3,
    "sha256": "0" * 64,
    "url": f"{HERE}/api/v1/assets/{'0' * 64}/a.pdf",
}
# Blocks with something in them that the other tests of blocks make anew each time.
HELD = {
    "helplines": {
        "lead": "-",
        "helplines": [{"name": "-", "phone": "1", "text_number": "", "url": "", "hours": ""}],
    },
    "download": {"title": "-", "file": FILE},
    "diagram": {"alt": "-", "long_description": "-", "picture": FILE},
    "media": {
        "title": "-",
        "kind": "film",
        "url": "https://x.example/",
        "minutes": 1,
        "has_captions": True,
        "transcript": "-",
    },
    "easy_read": {"rows": [{"sentence": "-", "picture": FILE, "alt": "-"}]},
}


def read(address):
    response = Client().get(address.removeprefix(HERE))
    assert response.status_code == 200, address
    return response.json()


def schema(name):
    return read(f"/api/v1/schemas/{name}.json")


def is_valid(name, value):
    return jsonschema_rs.Draft202012Validator(schema(name)).is_valid(value)


@pytest.fixture
def listed(db):
    return {one["name"]: one for one in read("/api/v1/schemas")["items"]}


def test_every_kind_every_version_and_every_block_has_a_schema(listed):
    versions = {f"{kind.code}-version" for kind in KINDS.values() if kind.versioned}
    assert {*KINDS, *versions, *(f"block-{code}" for code in BLOCKS)} <= set(listed)
    assert len(listed) == len(COMPONENTS) + len(BLOCKS)
    assert list(listed) == sorted(listed)


def test_each_schema_is_valid_and_complete_in_itself(listed):
    for one in listed.values():
        found = read(one["links"]["self"])
        assert jsonschema_rs.meta.is_valid(found), one["name"]
        assert (found["$id"], found["title"]) == (one["links"]["self"], one["title"])
        assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        text = json.dumps(found)
        assert "#/components/" not in text
        # Building a validator fails if a reference leads nowhere.
        assert jsonschema_rs.Draft202012Validator(found)


@pytest.mark.django_db
@pytest.mark.parametrize("code", BLOCKS)
def test_a_schema_says_what_a_block_holds(code):
    value = HELD.get(code) or FORMS[code]
    whole = {"id": "x", "type": code, "value": value}
    assert is_valid(f"block-{code}", whole)
    assert not is_valid(f"block-{code}", whole | {"type": "another"})
    assert not is_valid(f"block-{code}", whole | {"value": 1})
    described = schema(f"block-{code}")
    assert described["description"] == SectionContent().child_blocks[code].meta.description
    if isinstance(value, dict):
        members = described["properties"]["value"]
        assert set(value) <= set(members["properties"])
        for name in members["required"]:
            less = {key: one for key, one in value.items() if key != name}
            assert not is_valid(f"block-{code}", whole | {"value": less}), name


@pytest.mark.django_db
@pytest.mark.parametrize("code", BLOCKS)
def test_what_editors_see_as_an_example_is_as_the_schema_says(code):
    block = SectionContent().child_blocks[code]
    value = block.get_api_representation(block.get_preview_value())
    assert is_valid(f"block-{code}", {"id": "x", "type": code, "value": value})


@pytest.mark.django_db
def test_a_version_is_checked_down_to_its_blocks():
    def version(**block):
        section = {"id": "s", "anchor": "part-1", "heading": "-", "blocks": [{"id": "b"} | block]}
        return {"sections": [section]}

    body = schema("product-version")
    body["allOf"] = [part for part in body["allOf"] if "$ref" not in part]
    check = jsonschema_rs.Draft202012Validator(body).is_valid
    assert check(version(type="checklist", value={"items": ["-"]}))
    assert not check(version(type="checklist", value={"items": "-"}))
    assert not check(version(type="checklist", value=[]))
    # Older and newer versions have blocks of other types.
    assert check(version(type="of-another-time", value=1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/schema+json"),
        ("*/*", "application/schema+json"),
        ("application/schema+json", "application/schema+json"),
        ("application/json", "application/json"),
    ],
)
def test_a_schema_is_had_as_schema_or_as_plain_json(accept, media):
    headers = {"accept": accept} if accept else {}
    response = Client().get("/api/v1/schemas/product.json", headers=headers)
    assert response["Content-Type"] == media


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["nothing", "Product", "block-nothing"])
def test_there_is_no_other_schema(name):
    response = Client().get(f"/api/v1/schemas/{name}.json")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_schemas_have_the_address_of_today(settings):
    schema("product")
    settings.PUBLIC_BASE_URL = "https://other.example"
    assert schema("product")["$id"] == "https://other.example/api/v1/schemas/product.json"


# ---------------------------------------------------------------- the catalogue


@pytest.mark.django_db
def test_who_knows_only_the_site_finds_the_api_and_what_describes_it():
    response = Client().get("/.well-known/api-catalog")
    assert response["Content-Type"] == (
        'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
    )
    catalogue, api = response.json()["linkset"]
    assert catalogue["anchor"] == f"{HERE}/.well-known/api-catalog"
    assert [one["href"] for one in catalogue["item"]] == [api["anchor"]] == [f"{HERE}/api/v1/"]
    described = [link for name, links in api.items() if name != "anchor" for link in links]
    assert len(described) == 3
    for link in described:
        found = Client().get(link["href"].removeprefix(HERE))
        assert found["Content-Type"].partition(";")[0] == link["type"]


@pytest.mark.django_db
def test_asking_for_the_head_alone_names_the_catalogue():
    response = Client().head("/.well-known/api-catalog")
    link = f'<{HERE}/.well-known/api-catalog>; rel="api-catalog"'
    assert (response.status_code, response["Link"]) == (200, link)


# ---------------------------------------------------------------- from a document to its schema


@pytest.fixture
def product(db):
    return release_page(PilotReadyProductFactory())


def described_by(response):
    found = re.findall(r'<([^>]+)>; rel="describedby"', response.get("Link", ""))
    return [address.removeprefix(f"{HERE}/api/v1/schemas/") for address in found]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "index"),
        ("schemas", "schema-list"),
        ("changes", "changes"),
        ("scorecard", "scorecard"),
        ("products/{product}", "product"),
        ("products/{product}/versions", "version-list"),
        ("products/{product}/versions/{version}", "product-version"),
        ("products/{product}/versions/{version}.json", "product-version"),
        ("change-projects/{project}", "change-project"),
        ("change-projects/{project}/readiness", "readiness"),
    ],
)
def test_a_document_leads_to_its_schema_and_is_valid_by_it(product, address, name):
    names = {
        "product": product.translation_key,
        "version": product.version,
        "project": product.project.translation_key,
    }
    address = f"/api/v1/{address.format(**names)}"
    response = Client().get(address)
    assert described_by(response) == [f"{name}.json"]
    assert is_valid(name, response.json())
    for again in (
        Client().head(address),
        Client().get(address, headers={"if-none-match": response["ETag"]}),
    ):
        assert described_by(again) == [f"{name}.json"]


@pytest.mark.parametrize("ending", ["html", "md", "txt", "jsonld"])
def test_what_is_no_json_of_ours_is_described_by_no_schema(product, ending):
    address = f"/api/v1/products/{product.translation_key}/versions/{product.version}.{ending}"
    response = Client().get(address)
    assert response.status_code == 200
    assert "version-history" in response["Link"]
    assert described_by(response) == []


def test_a_problem_is_described_by_no_schema(db):
    assert described_by(Client().get("/api/v1/products?colour=red")) == []
