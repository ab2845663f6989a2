"""The documents of the real kinds are what the description of the API promises."""

import re

import jsonschema_rs
import orjson
import pytest
from django.test import Client

from syndication.models import Edition
from syndication.schema.openapi import openapi
from tests.demonstration import demonstration

HERE = "https://changeprojects.example"
SCHEMAS = {
    "change-projects": "ChangeProject",
    "products": "Product",
    "pilots": "Pilot",
    "events": "Event",
    "calls": "Call",
    "agencies": "Agency",
    "consultation-rounds": "ConsultationRound",
    "voice-summaries": "VoiceSummary",
}


def read(address):
    return Client().get(address.removeprefix(HERE))


def schema_of(name):
    return {"$ref": f"#/components/schemas/{name}", "components": openapi()["components"]}


def members_of(name):
    """Return the members that the description names, those of the common part too."""
    schemas = openapi()["components"]["schemas"]
    common, own = schemas[name]["allOf"]
    return {*schemas[common["$ref"].rpartition("/")[2]]["properties"], *own["properties"]}


def check(name, document):
    alone = re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
    for schema in (schema_of(name), read(f"/api/v1/schemas/{alone}.json").json()):
        validator = jsonschema_rs.Draft202012Validator(schema)
        faults = [
            f"{error.instance_path}: {error.message}" for error in validator.iter_errors(document)
        ]
        assert faults == []
    assert set(document) <= members_of(name), name


@pytest.fixture(scope="module")
def loaded(django_db_setup, test_database, django_db_blocker):
    """Show the demonstration to the tests of this file."""
    with django_db_blocker.unblock(), demonstration(test_database):
        yield


@pytest.mark.slow
def test_the_demonstration_is_as_described_and_hides_its_drafts(loaded, db):
    seen = read("/api/v1/changes?limit=200").content
    for segment, name in SCHEMAS.items():
        listed = read(f"/api/v1/{segment}")
        seen += listed.content
        assert listed.json()["items"], segment
        for head in listed.json()["items"]:
            check(name, head)
            assert described(read(head["links"]["self"]))
            for row in read(head["links"]["versions"]).json()["items"] if versioned(head) else ():
                version = read(row["links"]["self"])
                check(f"{name}Version", version.json())
                assert described(version)
                seen += version.content + read(row["links"]["self"] + ".html").content
    hidden = blocks_of(public=False) - blocks_of(public=True)
    assert hidden
    assert not [value for value in hidden if value in seen]


def described(response):
    """Tell whether an answer is valid by the schema that its own `Link` leads to."""
    [address] = re.findall(r'<https://[^/]+([^>]+)>; rel="describedby"', response["Link"])
    schema = read(address).json()
    return jsonschema_rs.Draft202012Validator(schema).is_valid(response.json())


def versioned(head):
    return "versions" in head["links"]


def blocks_of(*, public):
    """Return the written values of all blocks of the editions that are public, or not."""
    return {
        orjson.dumps(block["value"], option=orjson.OPT_SORT_KEYS)
        for edition in Edition.objects.filter(public=public, publication__kind="product")
        for section in orjson.loads(edition.document)["sections"]
        for block in section["blocks"]
    }
