"""Documents made by hand, so that the API is tested without the apps that fill it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from syndication.actions.release_document import release_document
from syndication.documents import Document, EditionContent, Version

SECTION = (
    '<section class="cp-sec" aria-labelledby="part-1"><h2 id="part-1">1. Before you write</h2>'
    "<p>{text}</p></section>"
)
START = datetime(2026, 1, 1, 9, 30, tzinfo=UTC)


def head(kind="pilot", **changed):
    """A document without versions."""
    identifier = changed.pop("identifier", None) or uuid4()
    document = Document(
        kind=kind,
        identifier=identifier,
        title=f"The {kind}",
        path=f"/{kind}/{identifier}/",
        summary="In one sentence.",
        content={"status_label": "Open"},
        status="open",
        sort_date=START,
    )
    return replace(document, **changed)


def product(version="0.3", *, text="Ask two questions.", stage="pilot", public=True, **changed):
    """A product with the given version."""
    kind = changed.pop("kind", "product")
    edition = EditionContent(
        version=Version.parse(version),
        stage=stage,
        content={
            "version": version,
            "stage": stage,
            "licence": "CC BY-NC 4.0",
            "plain_summary": "A handbook.",
            "sections": [
                {
                    "id": "s1",
                    "number": 1,
                    "anchor": "part-1",
                    "heading": "Before you write",
                    "blocks": [{"id": "b1", "type": "paragraph", "value": text}],
                }
            ],
            "changes": [],
        },
        html=SECTION.format(text=text),
        change_note="Rewritten.",
        public=public,
    )
    return head(kind, edition=edition, status=stage, **changed)


def release(document, *, days=0):
    """Release a document some days after the start."""
    return release_document(document, at=START + timedelta(days=days))


def chain(*versions, identifier=None, **changed) -> UUID:
    """Release a product in several versions; 0.x is a pilot, the others are final."""
    identifier = identifier or uuid4()
    for days, version in enumerate(versions):
        stage = "pilot" if version.startswith("0.") else "final"
        words = {"text": f"The words of {version}.", "stage": stage}
        release(product(version, identifier=identifier, **words, **changed), days=days)
    return identifier
