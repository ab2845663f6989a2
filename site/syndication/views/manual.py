"""The documentation: for programs as OpenAPI, for people as a page."""

from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.template.loader import render_to_string

from syndication import answers
from syndication.answers import Answer
from syndication.problems import CATALOGUE
from syndication.renderers import HtmlRenderer
from syndication.schema.manual import sections
from syndication.schema.openapi import openapi
from syndication.views.base import Resource


class OpenApi(Resource):
    """The description of the API for programs, OpenAPI 3.1."""

    schema = None

    def answer(self, **kwargs: Any) -> Answer:
        """Return the description, made once per process. No query."""
        return Answer(_openapi_bytes(), answers.MANUAL)


class Manual(Resource):
    """The documentation of the API for people, made from the same description."""

    schema = None
    renderer_classes = (HtmlRenderer,)

    def answer(self, **kwargs: Any) -> Answer:
        """Return the page."""
        context = {
            "base_url": settings.PUBLIC_BASE_URL,
            "sections": sections(openapi()),
            "problems": CATALOGUE,
        }
        return Answer(render_to_string("syndication/docs.html", context).encode(), answers.MANUAL)


@cache
def _openapi_bytes() -> bytes:
    return orjson.dumps(openapi(), option=orjson.OPT_INDENT_2)
