"""Whether what is stored is still what was released."""

from collections.abc import Iterator

import orjson

from syndication.canonical import sha256
from syndication.models import Edition, Publication


def damage() -> Iterator[str]:
    """Yield one sentence for each head or edition whose bytes or chain do not fit.

    Things are named by identifier and version: their titles may be those of drafts.
    """
    for publication in Publication.objects.live().iterator(chunk_size=200):
        if sha256(publication.document) != publication.sha256:
            yield f"The head of {publication} is not the one that was released."
    yield from _damaged_editions()


def _damaged_editions() -> Iterator[str]:
    expected: dict[int, str] = {}
    editions = Edition.objects.select_related("publication").order_by("publication", "pk")
    for edition in editions.iterator(chunk_size=50):
        name = f"version {edition.version} of {edition.publication}"
        if sha256(edition.document) != edition.sha256:
            yield f"The bytes of {name} are not those that were released."
        elif not _represented(edition):
            yield f"The HTML, Markdown or text of {name} is not the one that was released."
        if edition.previous_sha256 != expected.get(edition.publication_id, ""):
            yield f"The version before {name} is missing or another one."
        expected[edition.publication_id] = edition.sha256


def _represented(edition: Edition) -> bool:
    released: object = orjson.loads(edition.document).get("representations")
    return released == {
        "html": sha256(edition.html),
        "markdown": sha256(edition.markdown),
        "text": sha256(edition.text),
    }
