"""The JSON of heads and editions: what the kinds say, and what is the same for all."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings

from syndication.addresses import stored
from syndication.asset_files import asset_path
from syndication.canonical import canonical_json, utc_text
from syndication.documents import Document, EditionContent
from syndication.kinds import KINDS, api_url


def head_body(
    document: Document,
    *,
    change_number: int,
    moment: datetime,
    published: datetime | None = None,
    is_demo: bool = False,
) -> dict[str, Any]:
    """Return the JSON of a head: who it is, where it is and its content.

    It is released at `moment`, and was `published` then for the first time unless given.

    The content cannot displace what is the same for all kinds, except the licence.
    """
    return {
        "licence": settings.PUBLIC_LICENCE,
        **document.content,
        **_identity(document),
        "is_demo": is_demo,
        "summary": document.summary,
        "path": document.path,
        "web_url": settings.PUBLIC_BASE_URL + document.path,
        "status": document.status,
        "project": str(document.project) if document.project else None,
        "published_at": utc_text(published or moment),
        "released_at": utc_text(moment),
        "change_number": change_number,
        "links": _head_links(document),
    }


def stored_head(
    document: Document,
    *,
    change_number: int,
    moment: datetime,
    published: datetime | None,
    is_demo: bool,
) -> str:
    """Return the head as it is stored: canonical JSON without the site's address."""
    body = head_body(
        document,
        change_number=change_number,
        moment=moment,
        published=published,
        is_demo=is_demo,
    )
    return stored(canonical_json(body))


def projected(document: str, members: Collection[str]) -> str:
    """Return a stored head with these members alone, and the `id` in any case."""
    whole = orjson.loads(document)
    return canonical_json({name: whole[name] for name in whole if name in ("id", *members)})


def edition_body(document: Document, content: EditionContent, *, is_demo: bool) -> dict[str, Any]:
    """Return what one edition says: the part that is the same whenever it is frozen."""
    return {
        "licence": settings.PUBLIC_LICENCE,
        **content.content,
        **_identity(document),
        "is_demo": is_demo,
        "version": str(content.version),
        "stage": content.stage,
        "change_note": content.change_note,
        "links": _edition_links(document, content),
        **_files(content),
    }


def _files(content: EditionContent) -> dict[str, Any]:
    """Return what is said of the files; an edition that has none does not speak of them."""
    files = [
        {
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
            "url": settings.PUBLIC_BASE_URL + asset_path(file.sha256, file.name),
        }
        for file in content.files
    ]
    return {"files": files} if files else {}


def _identity(document: Document) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "id": str(document.identifier),
        "language": document.language,
        "title": document.title,
    }


def _head_links(document: Document) -> dict[str, str]:
    kind = KINDS.get(document.kind)
    if not kind:
        return {}
    links = {"self": api_url(kind.segment, document.identifier)}
    if kind.versioned:
        links["versions"] = api_url(kind.segment, document.identifier, "versions")
    return links


def _edition_links(document: Document, content: EditionContent) -> dict[str, str]:
    kind = KINDS.get(document.kind)
    if not kind:
        return {}
    address = api_url(kind.segment, document.identifier, "versions", content.version)
    return {
        "self": address,
        "html": f"{address}.html",
        "markdown": f"{address}.md",
        "text": f"{address}.txt",
    }
