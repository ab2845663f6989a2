"""Where everything is."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect

from syndication import answers
from syndication.answers import Answer
from syndication.canonical import canonical_json
from syndication.kinds import API_PATH, CATALOGUE_PATH, KINDS, api_url
from syndication.renderers import JsonRenderer, LinksetRenderer
from syndication.schema.describe import describe_catalogue, describe_index
from syndication.views.base import Resource


@describe_index()
class Index(Resource):
    """The addresses of all lists, of the changes and of the documentation."""

    described_by = "index"

    def answer(self, **kwargs: Any) -> Answer:
        """Return the addresses. No query."""
        body = {
            "title": "Change Projects: content API",
            "licence": settings.PUBLIC_LICENCE,
            "links": {
                "self": api_url(),
                **{kind.segment: api_url(kind.segment) for kind in KINDS.values()},
                "scorecard": api_url("scorecard"),
                "search": api_url("search"),
                "lookup": api_url("lookup"),
                "changes": api_url("changes"),
                "licence": api_url("licence"),
                "context": api_url("context.jsonld"),
                "health": api_url("health"),
                "schemas": api_url("schemas"),
                "openapi": api_url("openapi.json"),
                "docs": api_url("docs"),
            },
        }
        links = {"service-desc": api_url("openapi.json"), "service-doc": api_url("docs")}
        return Answer(canonical_json(body).encode(), answers.MANUAL, links=links)


@describe_catalogue()
class ApiCatalogue(Resource):
    """Which APIs the site has, at the address that every site has for it (RFC 9727)."""

    renderer_classes = (LinksetRenderer, JsonRenderer)

    def answer(self, **kwargs: Any) -> Answer:
        """Return the one API and what describes it, as a set of links. No query."""
        here = f"{settings.PUBLIC_BASE_URL}{CATALOGUE_PATH}"
        described = {
            "anchor": api_url(),
            "service-desc": [
                {"href": api_url("openapi.json"), "type": "application/json"},
                {"href": api_url("schemas"), "type": "application/json"},
            ],
            "service-doc": [{"href": api_url("docs"), "type": "text/html"}],
        }
        body = {"linkset": [{"anchor": here, "item": [{"href": api_url()}]}, described]}
        return Answer(canonical_json(body).encode(), answers.MANUAL, links={"api-catalog": here})


class IndexWithoutSlash(Resource):
    """The address of the index as people shorten it."""

    schema = None

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the reader on."""
        return HttpResponseRedirect(API_PATH)
