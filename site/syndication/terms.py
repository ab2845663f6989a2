"""What the members of our documents mean elsewhere: a JSON-LD context.

Documents are plain JSON and stay the bytes that they are; the `Link` header of each names this
context, by which a program reads it as linked data (JSON-LD 1.1, 6.1). Members that it does not
name mean something here alone. Terms may be added and none is given another meaning, because
frozen versions point to it.
"""

from typing import Any

from syndication.kinds import KINDS, api_url

# The relation of a link from JSON to its context.
RELATION = "http://www.w3.org/ns/json-ld#context"

_KINDS = {
    "change-project": "schema:ResearchProject",
    "product": "schema:CreativeWork",
    "pilot": "schema:Action",
    "event": "schema:Event",
    "call": "schema:Demand",
    "agency": "schema:Organization",
    "consultation-round": "schema:Event",
    "voice-summary": "schema:Dataset",
    "quote": "schema:Quotation",
}
_ADDRESS = {"@type": "@id"}
_MOMENT = {"@type": "xsd:dateTime"}
_DAY = {"@type": "xsd:date"}


def context_address() -> str:
    """Return the absolute address of the context."""
    return api_url("context.jsonld")


def context() -> dict[str, Any]:
    """Return the context."""
    return {
        "@context": {
            "@version": 1.1,
            "schema": "http://schema.org/",
            "dcterms": "http://purl.org/dc/terms/",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            **_identity(),
            **_time(),
            **_content(),
            # Of versions as linked data.
            "isVersionOf": {"@id": "dcterms:isVersionOf"} | _ADDRESS,
            "replaces": {"@id": "dcterms:replaces"} | _ADDRESS,
        }
    }


def _identity() -> dict[str, Any]:
    return {
        "links": "@nest",
        "self": "@id",
        "id": "schema:identifier",
        "kind": {
            "@id": "rdf:type",
            "@type": "@vocab",
            "@context": {kind: _KINDS[kind] for kind in KINDS},
        },
        "language": "schema:inLanguage",
        "title": "schema:name",
        "summary": "schema:abstract",
        "web_url": {"@id": "schema:url"} | _ADDRESS,
        "licence": "schema:license",
        "project": "schema:isPartOf",
        "version": "schema:version",
        "stage": "schema:creativeWorkStatus",
        "change_note": "schema:releaseNotes",
    }


def _time() -> dict[str, Any]:
    return {
        "published_at": {"@id": "schema:datePublished"} | _MOMENT,
        "released_at": {"@id": "dcterms:issued"} | _MOMENT,
        "starts_at": {"@id": "schema:startDate"} | _MOMENT,
        "ends_at": {"@id": "schema:endDate"} | _MOMENT,
        "start": {"@id": "schema:startDate"} | _DAY,
        "end": {"@id": "schema:endDate"} | _DAY,
        "opens_on": {"@id": "schema:startDate"} | _DAY,
        "closes_on": {"@id": "schema:endDate"} | _DAY,
    }


def _content() -> dict[str, Any]:
    return {
        "kind_label": "schema:genre",
        "audience": "schema:audience",
        "region": "schema:areaServed",
        "venue": "schema:location",
        "text": "schema:text",
        "files": {
            "@id": "schema:associatedMedia",
            "@context": {
                "name": "schema:name",
                "media_type": "schema:encodingFormat",
                "size": "schema:contentSize",
                "sha256": "schema:sha256",
                "url": {"@id": "schema:contentUrl"} | _ADDRESS,
            },
        },
    }
