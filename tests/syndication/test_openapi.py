"""The description of the API: complete, valid, true, and changed on purpose only."""

import json
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
import schemathesis
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from syndication.actions.revoke import revoke
from syndication.models import Publication
from syndication.parameters import GREATEST_WHOLE
from syndication.problems import CATALOGUE
from syndication.schema.components import COMPONENTS
from syndication.schema.openapi import openapi
from syndication.urls import urlpatterns
from tests.syndication import files, made

GOLDEN = Path(__file__).parents[1] / "golden" / "openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]

# What a reader is given, and the descriptions in which no request could go wrong.
GIVEN = {200, 303, 307}
CANNOT_BE_WRONG = {
    *("GET /api/v1/", "GET /api/v1/schemas", "GET /.well-known/api-catalog"),
    *("GET /api/v1/licence", "GET /api/v1/context.jsonld", "GET /api/v1/health"),
    "GET /api/v1/scorecard",
}


def test_the_description_is_the_one_that_was_agreed():
    """After a change meant: `python -m tests.syndication.golden`, and a line in the changelog."""
    assert json.loads(json.dumps(openapi())) == json.loads(GOLDEN.read_text())


def test_the_description_is_valid_and_without_warnings(tmp_path):
    call_command(
        "spectacular",
        "--urlconf=syndication.urls",
        "--validate",
        "--fail-on-warn",
        f"--file={tmp_path / 'openapi.yaml'}",
    )


def test_the_description_names_every_resource_and_nothing_else():
    prefixes = ("/api/v1", "/.well-known/", "/id/")
    described = set(openapi()["paths"])
    assert all(path.startswith(prefixes) for path in described)
    ours = ("api/v1/", ".well-known/", "id/")
    patterns = {str(one.pattern) for one in urlpatterns if str(one.pattern).startswith(ours)}
    # The forms by ending, and the two descriptions themselves, are told in words.
    untold = {"api/v1/openapi.json", "api/v1/docs"}
    expected = {one for one in patterns if not one.endswith(".<form:format>")} - untold
    assert len(described) == len(expected)
    assert get_resolver().url_patterns


def test_every_component_is_used():
    text = json.dumps(openapi())
    for name in COMPONENTS:
        assert f"#/components/schemas/{name}" in text, name


def test_answers_say_the_same_as_the_description(world):
    served = Client().get("/api/v1/openapi.json").json()
    assert served["openapi"].startswith("3.1")
    assert served["servers"] == [{"url": "https://changeprojects.example"}]


@pytest.mark.django_db
def test_the_page_for_people_explains_every_problem_and_resource():
    page = Client().get("/api/v1/docs")
    text = page.content.decode()
    assert page["Content-Type"] == "text/html; charset=utf-8"
    for problem in CATALOGUE:
        assert f'id="{problem.code}"' in text
    for methods in openapi()["paths"].values():
        assert f'id="{methods["get"]["operationId"]}"' in text


@pytest.mark.django_db
def test_the_page_for_people_needs_nothing_that_the_content_policy_refuses():
    text = Client().get("/api/v1/docs").content.decode()
    for refused in ("<script", " style=", "<style", "onclick", "http-equiv", 'src="http'):
        assert refused not in text


class Asking:
    """Asks what a description allows, and the same of what is there and of what is gone."""

    def __init__(self, world, file, revoked):
        self.world, self.file, self.revoked = world, file, revoked
        # By operation, the statuses that were answered.
        self.answered = defaultdict(set)
        self.asked = 0

    def of_an_operation(self, operation, generation):
        """Ask a dozen different questions of one operation."""

        @settings(
            max_examples=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=generation))
        def check(case):
            self._ask(case)
            self._ask_what_is_there(case)
            if generation is GenerationMode.POSITIVE and not _no_schema_can_tell(case):
                # What the description allows is accepted.
                assert case.call().status_code != 400
            self._ask_what_is_there_no_more(case)

        with suppress(Unsatisfiable):  # the index has nothing that could be got wrong
            check()

    def _ask(self, case):
        self.asked += 1
        response = case.call_and_validate(checks=CHECKS)
        self.answered[case.operation.label].add(response.status_code)

    def _ask_what_is_there(self, case):
        parts, query = self._parts(case), self._query(case)
        if parts or query:
            case.path_parameters |= parts
            case.query = query or case.query
            self._ask(case)

    def _ask_what_is_there_no_more(self, case):
        if "/products/{" in case.path:
            for lost in (self.world.gone, self.revoked):
                case.path_parameters["identifier"] = str(lost)
                self._ask(case)

    def _parts(self, case) -> dict[str, str]:
        """Return the parts of the address with which it leads to something."""
        known = {"version": "1.0", "sha256": self.file.sha256, "name": self.file.name}
        if "/schemas/" in case.path:
            known["name"] = "product-version"
        if case.path.startswith("/id/"):
            known |= {"kind": "product", "identifier": str(self.world.product)}
        elif "identifier" in case.path_parameters:
            known["identifier"] = str(_existing(case.path, self.world))
        return {name: value for name, value in known.items() if name in case.path_parameters}

    def _query(self, case) -> dict[str, str]:
        """Return the whole question, where only some questions have an answer."""
        if case.path.endswith("/compare"):
            return {"from": "0.3", "to": "1.0"}
        if case.path.endswith("/lookup"):
            return {"path": Publication.objects.get(identifier=self.world.pilot).path}
        return {}


# Committed for real: the signals of a whole request would close a test's open transaction.
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("generation", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_however_odd_breaks_the_contract(world, storage, generation):
    file = files.file_of()
    files.release("0.3", file)
    revoked = made.chain("0.3", "1.0")
    revoke(revoked)
    api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    asking = Asking(world, file, revoked)
    for found in api.get_all_operations():
        asking.of_an_operation(found.ok(), generation)
    assert asking.asked > 100
    # Nothing was left out, and what is there was read, not only missed.
    described = {one.ok().label for one in api.get_all_operations()}
    assert described - set(asking.answered) <= CANNOT_BE_WRONG
    if generation is GenerationMode.POSITIVE:
        assert [one for one in described if not asking.answered[one] & GIVEN] == []
        of_products = {one for one in described if "/products/{" in one}
        assert [one for one in of_products if not asking.answered[one] >= {410, 451}] == []


def _no_schema_can_tell(case) -> bool:
    """What a cursor is, that one of two parameters is needed, that one makes another smaller."""
    is_long = case.query.get("limit", 0) > GREATEST_WHOLE
    return (
        "cursor" in case.query
        or case.path == "/api/v1/lookup"
        or ("include" in case.query and is_long)
    )


def _existing(path, world) -> UUID:
    by_segment = {
        "change-projects": world.project,
        "products": world.product,
        "pilots": world.pilot,
        "events": world.event,
        "calls": world.call,
        "agencies": world.agency,
        "consultation-rounds": world.round,
        "voice-summaries": world.summary,
        "quotes": world.quote,
    }
    return by_segment[path.split("/")[3]]
