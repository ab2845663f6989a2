"""JSON Schemas for those who check what they get."""

from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404

from syndication import answers
from syndication.addresses import stored
from syndication.answers import Answer
from syndication.canonical import canonical_json
from syndication.kinds import api_url
from syndication.renderers import JsonRenderer, SchemaRenderer
from syndication.schema.describe import describe_schema, describe_schemas
from syndication.schema.published import address_of, names, schema_document, title_of
from syndication.views.base import Resource


@describe_schemas()
class SchemaList(Resource):
    """The addresses of all schemas."""

    described_by = "schema-list"

    def answer(self, **kwargs: Any) -> Answer:
        """Return the name and the address of each. No query."""
        items = [
            {"name": name, "title": title_of(name), "links": {"self": address_of(name)}}
            for name in names()
        ]
        body = {
            "items": items,
            "licence": settings.PUBLIC_LICENCE,
            "links": {"self": api_url("schemas")},
        }
        return Answer(canonical_json(body).encode(), answers.MANUAL)


@describe_schema()
class JsonSchema(Resource):
    """One schema, complete in itself."""

    renderer_classes = (SchemaRenderer, JsonRenderer)

    def answer(self, *, name: str, **kwargs: Any) -> Answer:
        """Return the schema. No query."""
        try:
            body = _schema_bytes(name)
        except KeyError as error:
            raise Http404 from error
        return Answer(body, answers.MANUAL)


@cache
def _schema_bytes(name: str) -> bytes:
    return stored(orjson.dumps(schema_document(name), option=orjson.OPT_INDENT_2).decode()).encode()
