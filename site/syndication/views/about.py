"""What holds for all of the API: its licence, the meaning of its members, whether it answers."""

import logging
from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.db import Error

from syndication import answers
from syndication.addresses import stored
from syndication.answers import Answer
from syndication.canonical import canonical_json
from syndication.kinds import api_url
from syndication.linked_data import licence_url_of
from syndication.problems import UNAVAILABLE, ProblemFound
from syndication.renderers import JsonRenderer, LinkedDataRenderer
from syndication.schema.describe import describe_context, describe_health, describe_licence
from syndication.selectors.changes import last_number
from syndication.terms import context
from syndication.views.base import Resource

logger = logging.getLogger(__name__)

_APPLIES_TO = (
    "Everything here that names no licence of its own. Each document and each version says under "
    "`licence` which one holds for it."
)
_CREDIT = "Name the title, the version and the licence, and link to `web_url`."
_RECALL = (
    "Look at `changes` once a day. What is told there as deleted was taken back: remove your copy "
    "of it. What is told as revoked nobody may read: delete every copy at once, and whatever you "
    "made of it."
)


@describe_licence()
class Licence(Resource):
    """How others may reuse what is published."""

    described_by = "licence"

    def answer(self, **kwargs: Any) -> Answer:
        """Return the licence and what it asks for. No query."""
        licence = settings.PUBLIC_LICENCE
        body = {
            "licence": licence,
            "url": licence_url_of(licence) or None,
            "applies_to": _APPLIES_TO,
            "credit": _CREDIT,
            "recall": _RECALL,
            "links": {"self": api_url("licence"), "changes": api_url("changes")},
        }
        return Answer(canonical_json(body).encode(), answers.MANUAL)


@describe_context()
class Context(Resource):
    """The JSON-LD context of the documents."""

    renderer_classes = (LinkedDataRenderer, JsonRenderer)

    def answer(self, **kwargs: Any) -> Answer:
        """Return the context. No query."""
        return Answer(_context_bytes(), answers.MANUAL)


@describe_health()
class Health(Resource):
    """Whether the API can read what it answers from, and nothing else."""

    described_by = "health"

    def answer(self, **kwargs: Any) -> Answer:
        """Return that all is well; raise a problem if nothing can be read. One query."""
        try:
            last_number()
        except Error as error:
            logger.exception("The database does not answer.")
            raise ProblemFound(UNAVAILABLE, "Try again in a minute.") from error
        return Answer(canonical_json({"status": "ok"}).encode(), answers.NOW)


@cache
def _context_bytes() -> bytes:
    return stored(orjson.dumps(context(), option=orjson.OPT_INDENT_2).decode()).encode()
