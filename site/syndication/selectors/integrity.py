"""Whether what is stored is still what was released."""

import hashlib
from collections.abc import Iterator
from typing import Any

import orjson
from django.db.models import Exists, OuterRef

from syndication.addresses import HERE
from syndication.canonical import sha256, utc_text
from syndication.models import Asset, Change, Edition, Publication
from syndication.selectors.assets import opened


def damage() -> Iterator[str]:
    """Yield one sentence for each head, edition or file that is not as it was released.

    Their bytes, the chain that joins them, and the columns by which readers are served. Things
    are named by identifier and version, files by their hash: their titles and names may be those
    of drafts.
    """
    yield from _damaged_heads()
    yield from _damaged_editions()
    yield from _damaged_files()


def _damaged_heads() -> Iterator[str]:
    numbered = Change.objects.filter(publication=OuterRef("pk"), number=OuterRef("change_number"))
    publications = Publication.objects.exclude(state=Publication.State.HELD)
    for publication in publications.annotate(is_told=Exists(numbered)).iterator(chunk_size=200):
        if not publication.is_told:
            yield f"The change that tells of {publication} as it stands is missing."
        if publication.state != Publication.State.LIVE:
            continue
        if sha256(publication.document) != publication.sha256:
            yield f"The head of {publication} is not the one that was released."
        elif not _is_told_by(publication.document, _columns_of_head(publication)):
            yield f"What {publication} is found and listed by is not what its head says."
        elif not _has_its_versions(publication):
            yield f"The public versions of {publication} are not those that its head names."


def _columns_of_head(publication: Publication) -> dict[str, Any]:
    return {
        "kind": publication.kind,
        "id": str(publication.identifier),
        "language": publication.language,
        "title": publication.title,
        "summary": publication.summary,
        "path": publication.path,
        "status": publication.status,
        "project": str(publication.project) if publication.project else None,
        "released_at": utc_text(publication.released_at),
        "change_number": publication.change_number,
    }


def _is_told_by(document: str, columns: dict[str, Any]) -> bool:
    """Return whether a stored document says the same as the columns beside it.

    A column keeps an address of the site as somebody wrote it, which may not be today's: such
    words are not compared.
    """
    if not document:
        return False
    told = orjson.loads(document)
    return all(
        told.get(name) == value or HERE in str(told.get(name)) for name, value in columns.items()
    )


def _has_its_versions(publication: Publication) -> bool:
    """Return whether the public editions are those that the head names, if it names any."""
    named = orjson.loads(publication.document).get("versions")
    if named is None:
        return True
    public = publication.editions.filter(public=True)
    return {one["version"] for one in named} == {str(one.version) for one in public}


def _damaged_editions() -> Iterator[str]:
    last: Edition | None = None
    shown: Edition | None = None
    released = Change.objects.filter(edition=OuterRef("pk"))
    editions = (
        Edition.objects.select_related("publication")
        .prefetch_related("files")
        .annotate(was_public=Exists(released))
        .order_by("publication", "pk")
    )
    for edition in editions.iterator(chunk_size=50):
        if last is None or last.publication_id != edition.publication_id:
            last = shown = None
        name = f"version {edition.version} of {edition.publication}"
        if complaint := _complaint(edition, shown):
            yield complaint.format(name=name)
        if edition.public != edition.was_public:
            yield f"Whether {name} is public is not what the changes say."
        if edition.previous_sha256 != (last.sha256 if last else ""):
            yield f"The version before {name} is missing or another one."
        last = edition
        shown = edition if edition.public else shown


def _complaint(edition: Edition, predecessor: Edition | None) -> str:
    """Return what is wrong with an edition by itself, after its public predecessor."""
    if edition.publication.state == Publication.State.REVOKED:
        is_empty = _is_empty(edition)
        return "" if is_empty else "There are words or files of {name}, which was revoked."
    if sha256(edition.document) != edition.sha256:
        return "The bytes of {name} are not those that were released."
    if not _is_told_by(edition.document, _columns_of_edition(edition, predecessor)):
        return "What {name} is found by is not what it says."
    if not _represented(edition):
        return "The HTML, Markdown or text of {name} is not the one that was released."
    if not _has_its_files(edition):
        return "The files of {name} are not those that were released with it."
    return ""


def _columns_of_edition(edition: Edition, predecessor: Edition | None) -> dict[str, Any]:
    return {
        "version": str(edition.version),
        "stage": edition.stage,
        "title": edition.title,
        "change_note": edition.change_note,
        "released_at": utc_text(edition.released_at),
        "previous": predecessor
        and {"version": str(predecessor.version), "sha256": predecessor.sha256},
    }


def _is_empty(edition: Edition) -> bool:
    words = (edition.title, edition.change_note, edition.document)
    forms = (edition.html, edition.markdown, edition.text, edition.linked_data)
    return not any((*words, *forms, *edition.files.all()))


def _represented(edition: Edition) -> bool:
    released: object = orjson.loads(edition.document).get("representations")
    kept = {
        "html": sha256(edition.html),
        "markdown": sha256(edition.markdown),
        "text": sha256(edition.text),
    }
    if edition.linked_data is not None:
        kept["jsonld"] = sha256(edition.linked_data)
    return released == kept


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
