"""What happened after a given number, so that other sites keep an exact copy."""

from typing import Any

import orjson
from django.conf import settings

from syndication import answers
from syndication.answers import Answer
from syndication.kinds import api_url
from syndication.models import Publication
from syndication.problems import FEED_RESET, ProblemFound
from syndication.schema.describe import describe_changes
from syndication.selectors.changes import changes, last_number
from syndication.views.base import Resource
from syndication.views.pages import page_address


@describe_changes()
class Changes(Resource):
    """Every public thing once, at its latest number, in the order of the numbers.

    Numbers follow the order of commits: a reader who goes on from the last number seen
    misses nothing. An empty page means that there is nothing new yet.
    """

    allowed = ("afterChangeNumber", "limit")
    described_by = "changes"

    def answer(self, **kwargs: Any) -> Answer:
        """Return one page. One query, two if the page is empty."""
        after, limit = self.parameters.number("afterChangeNumber"), self.parameters.limit()
        found = changes(after, limit)
        if not found and after > last_number():
            raise ProblemFound(FEED_RESET, "The last change has a smaller number than yours.")
        last = found[-1].change_number if found else after
        following = page_address(api_url("changes"), self.parameters.query, afterChangeNumber=last)
        tail = orjson.dumps({"licence": settings.PUBLIC_LICENCE, "next": following})
        items = b",".join(_item(publication) for publication in found)
        ends = answers.first_end(one.until for one in found if one.is_live)
        return Answer(
            b'{"items":[' + items + b"]," + tail[1:],
            answers.kept_until(answers.LIST, ends),
            links={"next": following},
        )


def _item(publication: Publication) -> bytes:
    live = publication.is_live
    item = orjson.dumps(
        {
            # Readers who know only “deleted” do the right thing too.
            "event": _event(publication),
            "state": "updated" if live else "deleted",
            "kind": publication.kind,
            "id": publication.identifier,
            "language": publication.language,
            "modified": publication.change_number,
        }
    )
    return item[:-1] + b',"data":' + publication.document.encode() + b"}" if live else item


def _event(publication: Publication) -> str:
    if publication.state == Publication.State.REVOKED:
        return "revoked"
    return "updated" if publication.is_live else "deleted"
