"""Decorators that describe the resources for the OpenAPI description."""

from collections.abc import Callable, Iterable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from syndication.kinds import KINDS
from syndication.schema.components import component_of, head_of, list_of, list_of_heads
from syndication.schema.parameters import (
    ALIAS,
    FILE,
    HEADERS,
    KIND,
    NO_FORMAT,
    NO_PROJECT,
    PARAMETERS,
    SCHEMA_NAME,
    VERSION,
    fields_of,
)
from syndication.schema.shapes import Schema, ref
from syndication.selectors.narrowing import MOMENTS

Decorator = Callable[[Any], Any]

_NAMES = {
    "change-project": ("Change Project", "Change Projects"),
    "product": ("product", "products"),
    "pilot": ("pilot", "pilots"),
    "event": ("event", "events"),
    "call": ("call", "calls"),
    "agency": ("agency", "agencies"),
    "consultation-round": ("consultation round", "consultation rounds"),
    "voice-summary": ("voice summary", "voice summaries"),
    "quote": ("quote", "quotes"),
}
# By what a list is narrowed, where not by project and status.
_FILTERS: dict[str, tuple[str, ...]] = {
    "change-project": ("status",),
    "product": ("project", "stage"),
    "call": ("project",),
    "quote": ("project",),
    "agency": ("status",),
    "consultation-round": (),
}
_MEDIA = ("text/html", "text/markdown", "text/plain")


_PROBLEMS = {
    400: "Unknown or invalid parameter.",
    404: "Nothing public here.",
    406: "None of the accepted forms.",
    409: "The list of changes starts anew.",
    410: "Taken back: remove your copy.",
    416: "The file ends before the part begins.",
    451: "Revoked: nobody may read it. Delete your copy.",
    503: "Nothing can be read now.",
}
_KNOWN: dict[Any, Any] = {304: OpenApiResponse(None, "You have it already.")}


def describe_index() -> Decorator:
    """Describe the entry point."""
    return _get(
        "index", "Where everything is", "Start here.", (), _json(ref("Index")) | _problems(400, 406)
    )


def describe_catalogue() -> Decorator:
    """Describe the well-known address that leads here."""
    found = {
        (200, media): OpenApiResponse(ref("ApiCatalogue"), "Links as JSON.")
        for media in ("application/linkset+json", "application/json")
    }
    return _get(
        "get_api_catalogue",
        "Which APIs there are",
        "For programs that know only the name of the site: where the API and its descriptions are.",
        (),
        found | _KNOWN | _problems(400, 406),
    )


def describe_schemas() -> Decorator:
    """Describe the list of JSON Schemas."""
    return _get(
        "list_schemas",
        "All JSON Schemas",
        "Of every kind of document, as it stands now and as a version, and of every block that a "
        "version is made of.",
        (),
        _json(ref("SchemaList")) | _problems(400, 406),
    )


def describe_schema() -> Decorator:
    """Describe one JSON Schema."""
    found = {
        (200, media): OpenApiResponse(ref("JsonSchema"), "The schema.")
        for media in ("application/schema+json", "application/json")
    }
    return _get(
        "get_schema",
        "One JSON Schema",
        "Complete in itself: all its references lead to parts of the same document. Members may "
        "be added within version 1 of the API, none is removed.",
        (SCHEMA_NAME,),
        found | _KNOWN | _problems(400, 404, 406),
    )


def describe_list(kind: str) -> Decorator:
    """Describe the list of a kind."""
    return _get(
        f"list_{_identifier(kind, plural=True)}",
        f"All {_NAMES[kind][1]}",
        "Whole documents, the latest first. Follow `links.next` until it is null. "
        "To keep a copy, use the changes instead.",
        _of_list(kind),
        _page_of(kind) | _problems(400, 406),
    )


def describe_list_of_project(kind: str) -> Decorator:
    """Describe the list of a kind at the address of a Change Project."""
    plural = _NAMES[kind][1]
    return _get(
        f"list_{_identifier(kind, plural=True)}_of_change_project",
        f"The {plural} of one Change Project",
        "The same as the whole list with the parameter `project`.",
        [*_of_list(kind), NO_PROJECT],
        _page_of(kind) | _problems(400, 404, 406, 410, 451),
    )


def _of_list(kind: str) -> list[Any]:
    """Return the parameters of the list of a kind."""
    include = ("include",) if KINDS[kind].versioned else ()
    filters = (*_FILTERS.get(kind, ("project", "status")), "language", *KINDS[kind].facets)
    return [*filters, *MOMENTS, fields_of(kind), *include, "count", "limit", "cursor"]


def _page_of(kind: str) -> dict[Any, Any]:
    return _json(list_of_heads(component_of(kind), with_version=KINDS[kind].versioned))


def describe_head(kind: str) -> Decorator:
    """Describe one thing of a kind."""
    singular = _NAMES[kind][0]
    return _get(
        f"get_{_identifier(kind)}",
        f"One {singular}",
        "As it stands now. Without `language` the site's own language is preferred.",
        ("language", fields_of(kind)),
        _json(head_of(component_of(kind))) | _problems(400, 404, 406, 410, 451),
    )


def describe_readiness() -> Decorator:
    """Describe how a project stands by its rules."""
    return _get(
        "get_change_project_readiness",
        "How one Change Project stands by its rules",
        "Which model of rules holds for it, how it and its parts stand by each rule, which rules "
        "its model changes, and where it differs from the usual way, with the reasons.",
        ("language",),
        _json(ref("Readiness")) | _problems(400, 404, 406, 410, 451),
    )


def describe_scorecard() -> Decorator:
    """Describe how the programme answers people."""
    return _get(
        "get_scorecard",
        "How the programme answers people",
        "Over everything that is public: what was asked for and decided, what is proven or late, "
        "and whether people heard back in time. Made anew each time, for what is late today.",
        (),
        _json(ref("Scorecard")) | _problems(400, 406),
    )


def describe_versions(kind: str) -> Decorator:
    """Describe the list of versions of a thing."""
    return _get(
        f"list_{_identifier(kind)}_versions",
        f"The versions of one {_NAMES[kind][0]}",
        "Public versions without their text, the newest first.",
        ("stage", "language", "limit", "cursor"),
        _json(ref("VersionList")) | _problems(400, 404, 406, 410, 451),
    )


def describe_version(kind: str) -> Decorator:
    """Describe one version of a thing in all its forms."""
    forms = {
        (200, media): OpenApiResponse({"type": "string"}, "The text alone.") for media in _MEDIA
    }
    forms[(200, "application/ld+json")] = OpenApiResponse(
        {"type": "object"}, "Linked data in the words of schema.org."
    )
    return _get(
        f"get_{_identifier(kind)}_version",
        f"One version of one {_NAMES[kind][0]}",
        "Frozen: it says the same for ever. The form is chosen by Accept, or by ending the "
        "address in .json, .html, .md, .txt or .jsonld. `Link` leads to the versions before and "
        "after.",
        (VERSION, "language", "frozen"),
        _json(ref(f"{component_of(kind)}Version")) | forms | _problems(400, 404, 406, 410, 451),
    )


def describe_alias(kind: str) -> Decorator:
    """Describe the address that leads to the newest version."""
    moved = OpenApiResponse(None, "The version is at the address in `Location`.")
    return _get(
        f"get_latest_{_identifier(kind)}_version",
        f"The newest version of one {_NAMES[kind][0]}",
        "Leads on to the version's own address.",
        (ALIAS, "language"),
        {307: moved} | _problems(400, 404, 406, 410, 451),
    )


def describe_comparison() -> Decorator:
    """Describe the comparison of two versions."""
    return _get(
        "compare_product_versions",
        "What changed between two versions",
        "Sections and blocks that were added, changed, moved or removed, files that were added, "
        "replaced or removed, and what else a version tells, as its title. `web` among the links "
        "is the same for people.",
        ("from", "to", "language"),
        _json(ref("Comparison")) | _problems(400, 404, 406, 410, 451),
    )


def describe_search() -> Decorator:
    """Describe the search."""
    return _get(
        "search",
        "Search",
        "Passages of all that is public now, the best first: the head of a thing, or one section "
        "of its current version. Words are found in titles, headings and texts, in this order; "
        "English words in all their forms. Earlier versions are not searched.",
        ("q", "kind", "stage", "about", "language", "limit", "cursor"),
        _json(list_of("Passage")) | _problems(400, 406),
    )


def describe_lookup() -> Decorator:
    """Describe the way from a page to its document."""
    found = OpenApiResponse(None, "It is at the address in `Location`.")
    return _get(
        "lookup",
        "What is at an address",
        "Give `path` or `url`, one of the two: the answer leads on to the document of the thing "
        "that readers find there.",
        ("path", "url", "language"),
        {303: found} | _problems(400, 404, 406),
    )


def describe_name() -> Decorator:
    """Describe the address that names a thing."""
    found = OpenApiResponse(None, "It is at the address in `Location`.")
    return _get(
        "get_by_name",
        "A thing by its kind and identifier",
        "The name of a thing for ever, in whatever form it is wanted: leads on to its page if you "
        "accept HTML, else to its document.",
        (KIND, "language"),
        {303: found} | _problems(400, 404, 406, 410, 451),
    )


def describe_licence() -> Decorator:
    """Describe the terms of reuse."""
    return _get(
        "get_licence",
        "The licence",
        "How you may reuse what is published, and what you are asked to do.",
        (),
        _json(ref("Licence")) | _problems(400, 406),
    )


def describe_context() -> Decorator:
    """Describe the JSON-LD context."""
    found = {
        (200, media): OpenApiResponse(ref("Context"), "The context.")
        for media in ("application/ld+json", "application/json")
    }
    return _get(
        "get_context",
        "What members mean elsewhere",
        "The JSON-LD context of all documents, in the words of schema.org and Dublin Core. The "
        "`Link` header of each document names it, so that what is plain JSON can be read as "
        "linked data.",
        (),
        found | _KNOWN | _problems(400, 406),
    )


def describe_health() -> Decorator:
    """Describe the sign of life."""
    return _get(
        "get_health",
        "Whether the API answers",
        "For programs that watch it: 200 if what is published can be read, otherwise 503.",
        (),
        _json(ref("Health")) | _problems(400, 406, 503),
    )


def describe_changes() -> Decorator:
    """Describe the list of changes."""
    return _get(
        "list_changes",
        "What happened after a number",
        "To keep an exact copy: start at 0, apply each page, follow `next`, and poll it when a "
        "page is empty. `deleted` means: remove your copy; with the event `revoked`: every copy, "
        "whatever was made from it, and at once.",
        ("afterChangeNumber", "limit"),
        _json(ref("Changes")) | _problems(400, 406, 409),
    )


def describe_asset() -> Decorator:
    """Describe a file of a released version."""
    files = {
        (status, "*/*"): OpenApiResponse(OpenApiTypes.BINARY, description)
        for status, description in ((200, "The whole file."), (206, "A part of the file."))
    }
    return _get(
        "get_asset",
        "A file of a released version",
        "Byte for byte as it was released. `files` in a version gives the address, which names "
        "what the file holds: another file has another address.",
        FILE,
        files | _KNOWN | _problems(400, 404, 410, 416),
    )


def _get(
    operation_id: str,
    summary: str,
    description: str,
    parameters: Iterable[Any],
    answers: dict[Any, Any],
) -> Decorator:
    chosen = [PARAMETERS.get(one, one) if isinstance(one, str) else one for one in parameters]
    return extend_schema_view(
        get=extend_schema(
            operation_id=operation_id,
            summary=summary,
            description=description,
            parameters=[*chosen, *HEADERS, NO_FORMAT],
            responses=answers,
            tags=["Content"],
            auth=[],
        )
    )


def _json(schema: Schema) -> dict[Any, Any]:
    return {(200, "application/json"): OpenApiResponse(schema, "As JSON.")} | _KNOWN


def _problems(*statuses: int) -> dict[Any, Any]:
    return {
        (status, "application/problem+json"): OpenApiResponse(ref("Problem"), _PROBLEMS[status])
        for status in statuses
    }


def _identifier(kind: str, *, plural: bool = False) -> str:
    return (KINDS[kind].segment if plural else kind).replace("-", "_")
