"""How the programme as a whole answers people."""

from typing import Any

from django.conf import settings

from syndication import answers, registry
from syndication.answers import Answer
from syndication.canonical import canonical_json
from syndication.kinds import api_url
from syndication.schema.describe import describe_scorecard
from syndication.views.base import Resource


@describe_scorecard()
class Scorecard(Resource):
    """The numbers over everything that was asked for, decided and told, as of today."""

    described_by = "scorecard"

    def answer(self, **kwargs: Any) -> Answer:
        """Return them. Two queries."""
        links = {"licence": settings.PUBLIC_LICENCE, "links": {"self": api_url("scorecard")}}
        body = registry.report("scorecard") | links
        return Answer(canonical_json(body).encode(), answers.LIST)
