"""One version as linked data, in the words of schema.org: for programs that know nothing of us.

The terms are those of CreativeWork (https://schema.org/CreativeWork).
"""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from syndication.kinds import KINDS, api_url, id_url
from syndication.terms import context_address

Json = Mapping[str, Any]

# Who knows nothing of us understands the first; what is frozen longer has it alone.
SCHEMA_ORG = "https://schema.org"
_FORMS = {
    "html": "text/html",
    "md": "text/markdown",
    "txt": "text/plain",
    "json": "application/json",
}
_CREATIVE_COMMONS = re.compile(r"CC (BY(?:-NC)?(?:-ND|-SA)?) (\d\.\d)")


def linked_data(edition: Json, more: Json) -> dict[str, Any]:
    """Return what an edition's JSON says of itself, with what its kind adds in `more`.

    Nobody is named: an edition never changes, and the consent to be named may be taken back.
    """
    address = edition_address(edition)
    data: dict[str, Any] = {
        "@context": [SCHEMA_ORG, context_address()],
        "@type": "CreativeWork",
        "@id": address,
        "identifier": f"urn:uuid:{edition['id']}",
        "url": address,
        "name": edition["title"],
        "inLanguage": edition["language"],
        "version": edition["version"],
        "creativeWorkStatus": edition["stage"],
        "datePublished": edition["released_at"],
        "license": licence_url_of(edition["licence"]) or edition["licence"],
        "publisher": {"@type": "Organization", "url": f"{settings.PUBLIC_BASE_URL}/"},
        "isVersionOf": id_url(edition["kind"], edition["id"]),
        "encoding": [_encoding(address, form, media) for form, media in _FORMS.items()],
        "isAccessibleForFree": True,
    }
    if edition["change_note"]:
        data["releaseNotes"] = edition["change_note"]
    if previous := edition["previous"]:
        data["isBasedOn"] = {"@id": _versions(edition, previous["version"])}
        data["replaces"] = _versions(edition, previous["version"])
    if files := edition.get("files"):
        data["associatedMedia"] = [_file(one) for one in files]
    return data | dict(more)


def edition_address(edition: Json) -> str:
    """Return the address of the edition in the content API."""
    return _versions(edition, edition["version"])


def licence_url_of(licence: str) -> str:
    """Return the address of a Creative Commons licence; empty for another one."""
    found = _CREATIVE_COMMONS.fullmatch(licence)
    if found is None:
        return ""
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"


def _versions(edition: Json, version: str) -> str:
    kind = KINDS.get(edition["kind"])
    segment = kind.segment if kind else edition["kind"]
    return api_url(segment, edition["id"], "versions", version)


def _encoding(address: str, form: str, media: str) -> dict[str, str]:
    return {
        "@type": "MediaObject",
        "contentUrl": f"{address}.{form}",
        "encodingFormat": media,
    }


def _file(file: Json) -> dict[str, str]:
    return {
        "@type": "MediaObject",
        "name": file["name"],
        "contentUrl": file["url"],
        "encodingFormat": file["media_type"],
        "contentSize": str(file["size"]),
        "sha256": file["sha256"],
    }
