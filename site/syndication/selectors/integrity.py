"""Whether what is stored is still what was released."""

import hashlib
from collections.abc import Iterator

import orjson

from syndication.canonical import sha256
from syndication.models import Asset, Edition, Publication
from syndication.selectors.assets import opened


def damage() -> Iterator[str]:
    """Yield one sentence for each head, edition or file whose bytes or chain do not fit.

    Things are named by identifier and version, files by their hash: their titles and names
    may be those of drafts.
    """
    for publication in Publication.objects.not_taken_back().iterator(chunk_size=200):
        if sha256(publication.document) != publication.sha256:
            yield f"The head of {publication} is not the one that was released."
    yield from _damaged_editions()
    yield from _damaged_files()


def _damaged_editions() -> Iterator[str]:
    expected: dict[int, str] = {}
    editions = (
        Edition.objects.select_related("publication")
        .prefetch_related("files")
        .order_by("publication", "pk")
    )
    for edition in editions.iterator(chunk_size=50):
        name = f"version {edition.version} of {edition.publication}"
        if edition.publication.state == Publication.State.REVOKED:
            if not _is_empty(edition):
                yield f"There are words or files of {name}, which was revoked."
        elif sha256(edition.document) != edition.sha256:
            yield f"The bytes of {name} are not those that were released."
        elif not _represented(edition):
            yield f"The HTML, Markdown or text of {name} is not the one that was released."
        elif not _has_its_files(edition):
            yield f"The files of {name} are not those that were released with it."
        if edition.previous_sha256 != expected.get(edition.publication_id, ""):
            yield f"The version before {name} is missing or another one."
        expected[edition.publication_id] = edition.sha256


def _is_empty(edition: Edition) -> bool:
    words = (edition.title, edition.change_note, edition.document)
    forms = (edition.html, edition.markdown, edition.text, edition.linked_data)
    return not any((*words, *forms, *edition.files.all()))


def _represented(edition: Edition) -> bool:
    released: object = orjson.loads(edition.document).get("representations")
    stored = {
        "html": sha256(edition.html),
        "markdown": sha256(edition.markdown),
        "text": sha256(edition.text),
    }
    if edition.linked_data is not None:
        stored["jsonld"] = sha256(edition.linked_data)
    return released == stored


def _has_its_files(edition: Edition) -> bool:
    told = {
        (file["name"], file["sha256"], file["media_type"])
        for file in orjson.loads(edition.document).get("files", ())
    }
    return told == {(one.name, one.asset_id, one.media_type) for one in edition.files.all()}


def _damaged_files() -> Iterator[str]:
    for asset in Asset.objects.order_by("created_at", "pk").iterator(chunk_size=200):
        try:
            with opened(asset.sha256) as source:
                digest = hashlib.sha256()
                for piece in source.chunks():
                    digest.update(piece)
        except OSError:
            yield f"The bytes of {asset} are missing."
            continue
        if digest.hexdigest() != asset.sha256:
            yield f"The bytes of {asset} are not those that were released."
