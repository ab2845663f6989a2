"""Where everything is."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from syndication import answers
from syndication.answers import Answer
from syndication.bodies import LICENCE
from syndication.canonical import canonical_json
from syndication.kinds import API_PATH, KINDS, api_url
from syndication.schema.describe import describe_index
from syndication.views.base import Resource


@describe_index()
class Index(Resource):
    """The addresses of all lists, of the changes and of the documentation."""

    def answer(self, **kwargs: Any) -> Answer:
        """Return the addresses. No query."""
        body = {
            "title": "Change Projects: content API",
            "licence": LICENCE,
            "links": {
                "self": api_url(),
                **{kind.segment: api_url(kind.segment) for kind in KINDS.values()},
                "search": api_url("search"),
                "lookup": api_url("lookup"),
                "changes": api_url("changes"),
                "openapi": api_url("openapi.json"),
                "docs": api_url("docs"),
            },
        }
        links = {"service-desc": api_url("openapi.json"), "service-doc": api_url("docs")}
        return Answer(canonical_json(body).encode(), answers.MANUAL, links=links)


class IndexWithoutSlash(Resource):
    """The address of the index as people shorten it."""

    schema = None

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the reader on."""
        return HttpResponseRedirect(API_PATH)
