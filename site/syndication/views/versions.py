"""Released versions: frozen bytes, their neighbours, and the addresses that move on."""

from typing import Any, ClassVar
from uuid import UUID

import orjson
from django.conf import settings
from django.http import Http404, HttpResponse

from syndication import answers, cursors
from syndication.answers import Answer
from syndication.canonical import canonical_json
from syndication.comparison import compare
from syndication.documents import Version
from syndication.kinds import KINDS, Kind, api_url
from syndication.models import Edition
from syndication.renderers import (
    HtmlRenderer,
    JsonRenderer,
    LinkedDataRenderer,
    MarkdownRenderer,
    TextRenderer,
)
from syndication.schema.describe import (
    describe_alias,
    describe_comparison,
    describe_version,
    describe_versions,
)
from syndication.selectors import heads as selectors
from syndication.selectors.versions import Chain, Form, chain, version_summaries
from syndication.views.base import Resource
from syndication.views.heads import still_public
from syndication.views.pages import page_address

_COLUMNS: dict[str, Form] = {
    "json": "document",
    "html": "html",
    "md": "markdown",
    "txt": "text",
    "jsonld": "linked_data",
}


class VersionResource(Resource):
    """Something about the versions of one thing."""

    kind: ClassVar[Kind]
    allowed: tuple[str, ...] = ("language",)

    def chain(self, identifier: UUID, *versions: Version, form: Form = "document") -> Chain:
        """Return all versions of what is live; raise a problem if it is gone or unknown."""
        language = self.parameters.language()
        found = chain(self.kind.code, identifier, language, *versions, form=form)
        if found is None:
            raise Http404
        still_public(found.publication)
        return found

    def address(self, identifier: UUID, *parts: object) -> str:
        """Return the absolute address of the versions, or of something below."""
        return api_url(self.kind.segment, identifier, "versions", *parts)


class VersionDetail(VersionResource):
    """One released version as JSON, HTML, Markdown, plain text or linked data."""

    renderer_classes = (
        JsonRenderer,
        HtmlRenderer,
        MarkdownRenderer,
        TextRenderer,
        LinkedDataRenderer,
    )
    allowed = ("language", "frozen")
    has_context = True

    def initial(self, *args: Any, **kwargs: Any) -> None:
        """Name the schema of the versions of the kind."""
        self.described_by = f"{self.kind.code}-version"
        super().initial(*args, **kwargs)

    def answer(self, *, identifier: UUID, version: Version, **kwargs: Any) -> Answer:
        """Return the frozen bytes. One query."""
        form = _COLUMNS[self.request.accepted_renderer.format]
        versions = self.chain(identifier, version, form=form)
        row = versions.row(version)
        # One that was frozen before there was linked data has none.
        if row is None or row.body is None:
            raise Http404
        return Answer(
            row.body.encode(),
            answers.kept_until(answers.EDITION, versions.publication.until),
            links=self._links(identifier, version, versions),
            modified=row.released_at,
            as_stored=self.parameters.yes("frozen"),
        )

    def _links(self, identifier: UUID, version: Version, versions: Chain) -> dict[str, str]:
        neighbours = {
            "latest-version": versions.latest(),
            "predecessor-version": versions.before(version),
            "successor-version": versions.following(version),
        }
        links = {rel: self.address(identifier, to) for rel, to in neighbours.items() if to}
        return links | {"version-history": self.address(identifier)}


class VersionList(VersionResource):
    """The public versions of one thing, the newest first, without their bodies."""

    allowed = ("stage", "language", "limit", "cursor")
    described_by = "version-list"

    def answer(self, *, identifier: UUID, **kwargs: Any) -> Answer:
        """Return one page. Two queries."""
        language = self.parameters.language()
        publication = still_public(
            selectors.head(self.kind.code, identifier, language, with_document=False)
        )
        limit, stage = self.parameters.limit(), self.parameters.word("stage")
        scope = [str(identifier), publication.language, str(stage)]
        place, is_back = self._place(scope)
        where = {"before" if is_back else "after": place}
        found = version_summaries(publication, stage=stage, limit=limit + 1, **where)
        page = found[-limit:] if is_back else found[:limit]
        more = len(found) > limit
        ends = {
            "next": page[-1] if page and (more or is_back) else None,
            "prev": page[0] if page and (more if is_back else place) else None,
        }
        links = self._page_links(identifier, ends, scope)
        body = {
            "items": [self._summary(identifier, edition) for edition in page],
            "licence": settings.PUBLIC_LICENCE,
            "links": links,
        }
        return Answer(
            canonical_json(body).encode(),
            answers.kept_until(answers.LIST, publication.until),
            links={rel: url for rel, url in links.items() if url and rel != "self"},
        )

    def _summary(self, identifier: UUID, edition: Edition) -> dict[str, Any]:
        return {
            "version": str(edition.version),
            "stage": edition.stage,
            "title": edition.title,
            "change_note": edition.change_note,
            "released_at": edition.released_at,
            "sha256": edition.sha256,
            "links": {"self": self.address(identifier, edition.version)},
        }

    def _place(self, scope: list[str]) -> tuple[Version | None, bool]:
        """Return where the page begins, and whether it lies before that."""
        cursor = self.parameters.cursor()
        if cursor is None:
            return None, False
        major, minor, *way = cursors.read(cursor, scope)
        return Version(major, minor), bool(way)

    def _page_links(
        self, identifier: UUID, ends: dict[str, Edition | None], scope: list[str]
    ) -> dict[str, str | None]:
        address, query = self.address(identifier), self.parameters.query
        links: dict[str, str | None] = {"self": page_address(address, query)}
        for rel, end in ends.items():
            way = ["back"] if rel == "prev" else []
            at = cursors.write([end.major, end.minor, *way], scope) if end else None
            links[rel] = at and page_address(address, query, cursor=at)
        return links


class VersionAlias(VersionResource):
    """An address that leads to the newest version, of one stage or of any."""

    renderer_classes = VersionDetail.renderer_classes
    stages: ClassVar = {"latest": "", "latest-final": "final", "latest-pilot": "pilot"}

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send the reader on (307) to the version's own address."""
        identifier, form = kwargs["identifier"], kwargs.get("format")
        versions = self.chain(identifier)
        version = versions.latest(self.stages[kwargs["alias"]])
        if version is None:
            raise Http404
        address = self.address(identifier, f"{version}.{form}" if form else version)
        response = HttpResponse(status=307)
        response["Location"] = page_address(address, self.parameters.query)
        response["Cache-Control"] = answers.kept_until(answers.HEAD, versions.publication.until)
        response["Vary"] = "Accept"
        return response


class Comparison(VersionResource):
    """What changed between two released versions, block by block."""

    allowed = ("from", "to", "language")
    described_by = "comparison"

    def answer(self, *, identifier: UUID, **kwargs: Any) -> Answer:
        """Return the difference. One query."""
        old, new = self.parameters.version("from"), self.parameters.version("to")
        versions = self.chain(identifier, old, new)
        rows = versions.row(old), versions.row(new)
        if rows[0] is None or rows[1] is None:
            raise Http404
        body = compare(*(orjson.loads(row.body) for row in rows if row and row.body))
        body["links"] = {
            "from": self.address(identifier, old),
            "to": self.address(identifier, new),
            # The same for people, with the reason beside each change.
            "web": f"{settings.PUBLIC_BASE_URL}{versions.path}compare/{old}/{new}/",
        }
        kept = answers.kept_until(answers.EDITION, versions.publication.until)
        return Answer(canonical_json(body).encode(), kept)


@describe_versions("product")
class ProductVersionList(VersionList):
    """The public versions of one product."""

    kind = KINDS["product"]


@describe_version("product")
class ProductVersion(VersionDetail):
    """One released version of a product."""

    kind = KINDS["product"]


@describe_alias("product")
class ProductVersionAlias(VersionAlias):
    """The newest version of a product."""

    kind = KINDS["product"]


@describe_comparison()
class ProductComparison(Comparison):
    """What changed between two versions of a product."""

    kind = KINDS["product"]


@describe_versions("voice-summary")
class VoiceSummaryVersionList(VersionList):
    """The public versions of one summary."""

    kind = KINDS["voice-summary"]


@describe_version("voice-summary")
class VoiceSummaryVersion(VersionDetail):
    """One released version of a summary."""

    kind = KINDS["voice-summary"]


@describe_alias("voice-summary")
class VoiceSummaryVersionAlias(VersionAlias):
    """The newest version of a summary."""

    kind = KINDS["voice-summary"]
