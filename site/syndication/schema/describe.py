"""Decorators that describe the resources for the OpenAPI description."""

from collections.abc import Callable, Iterable
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from syndication.documents import Version
from syndication.file_names import LONGEST_NAME
from syndication.full_text.query import GREATEST_LENGTH
from syndication.kinds import KINDS
from syndication.schema.components import list_of
from syndication.schema.shapes import HASH, Schema, ref

Decorator = Callable[[Any], Any]

_COMPONENT = {
    "change-project": "ChangeProject",
    "product": "Product",
    "pilot": "Pilot",
    "event": "Event",
    "call": "Call",
    "agency": "Agency",
    "consultation-round": "ConsultationRound",
    "voice-summary": "VoiceSummary",
}
_NAMES = {
    "change-project": ("Change Project", "Change Projects"),
    "product": ("product", "products"),
    "pilot": ("pilot", "pilots"),
    "event": ("event", "events"),
    "call": ("call", "calls"),
    "agency": ("agency", "agencies"),
    "consultation-round": ("consultation round", "consultation rounds"),
    "voice-summary": ("voice summary", "voice summaries"),
}
# By what a list is narrowed, where not by project and status.
_FILTERS: dict[str, tuple[str, ...]] = {
    "change-project": ("status",),
    "product": ("project", "stage"),
    "call": ("project",),
    "agency": ("status",),
    "consultation-round": (),
}
_MEDIA = ("text/html", "text/markdown", "text/plain")


def _query(name: str, schema: Schema, description: str, *, required: bool = False) -> Any:
    return OpenApiParameter(name, schema, description=description, required=required)


_VERSION_TEXT = {"type": "string", "pattern": f"^{Version.PATTERN}$"}
_WORD = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,39}$"}
_PARAMETERS = {
    "limit": _query(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "How many items a page has.",
    ),
    "cursor": _query(
        "cursor", {"type": "string"}, "From `links.next`: follow that address as it is."
    ),
    "language": _query(
        "language",
        {"type": "string", "pattern": r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,2}$"},
        "In this language only, as in cy.",
    ),
    "project": _query(
        "project",
        {"type": "string", "format": "uuid"},
        "Of the Change Project with this identifier only.",
    ),
    "status": _query("status", _WORD, "With this `status` only."),
    "stage": _query("stage", _WORD, "At this stage only: pilot or final."),
    "from": _query("from", _VERSION_TEXT, "The earlier version.", required=True),
    "to": _query("to", _VERSION_TEXT, "The later version.", required=True),
    "frozen": _query(
        "frozen",
        {"type": "boolean", "default": False},
        "With true, the bytes whose SHA-256 is told elsewhere: they have a stand-in where the "
        "site's own address would be.",
    ),
    "q": _query(
        "q",
        {"type": "string", "minLength": 1, "maxLength": GREATEST_LENGTH},
        "The words to look for: all must be found, the last one may be the beginning of a word. "
        "Words between quotation marks are a phrase. No sign is an operator.",
        required=True,
    ),
    "kind": _query("kind", _WORD, "In things of this `kind` only."),
    "path": _query("path", {"type": "string"}, "Of a page, as in `path` of its document."),
    "url": _query("url", {"type": "string"}, "Of a page, whole, as in `web_url`."),
    "afterChangeNumber": _query(
        "afterChangeNumber",
        {"type": "integer", "minimum": 0, "maximum": 2**63 - 1, "default": 0},
        "The last number that you have seen; 0 for everything.",
    ),
}
_VERSION = OpenApiParameter(
    "version", _VERSION_TEXT, OpenApiParameter.PATH, description="MAJOR.MINOR, as in 0.3."
)
_ALIAS = OpenApiParameter(
    "alias",
    {"type": "string", "enum": ["latest", "latest-final", "latest-pilot"]},
    OpenApiParameter.PATH,
    description="The newest version of any stage, or of one.",
)
_FILE = [
    OpenApiParameter(
        "sha256",
        HASH,
        OpenApiParameter.PATH,
        description="SHA-256 of the file, as a version gives it.",
    ),
    OpenApiParameter(
        "name",
        {"type": "string", "maxLength": LONGEST_NAME},
        OpenApiParameter.PATH,
        description="The name of the file in that version.",
    ),
    OpenApiParameter(
        "Range",
        {"type": "string", "pattern": "^bytes=([0-9]+-[0-9]*|-[0-9]+)$"},
        OpenApiParameter.HEADER,
        description="A part of the file, as in bytes=0-1023. Of several parts, the whole is sent.",
    ),
    OpenApiParameter(
        "If-Range",
        str,
        OpenApiParameter.HEADER,
        description="An `ETag`: the part if the file is still this one, otherwise the whole.",
    ),
    *(
        OpenApiParameter(
            name, str, OpenApiParameter.HEADER, response=statuses, description=description
        )
        for name, statuses, description in (
            ("Accept-Ranges", [200, 206, 416], "Parts may be asked for."),
            ("Content-Range", [206, 416], "Which part this is, and of how many bytes."),
            ("Content-Digest", [200], "SHA-256 of what is sent (RFC 9530)."),
            ("Repr-Digest", [200, 206], "SHA-256 of the whole file (RFC 9530)."),
            ("Content-Disposition", [200, 206], "The name, and whether to show or to save it."),
        )
    ),
]
_HEADERS = [
    OpenApiParameter(
        "ETag",
        str,
        OpenApiParameter.HEADER,
        response=[200, 304],
        description="SHA-256 of the body.",
    ),
    OpenApiParameter(
        "Cache-Control",
        str,
        OpenApiParameter.HEADER,
        response=[200],
        description="How long to keep.",
    ),
]
# The framework's own way of choosing a form is off: Accept and the ending are enough.
_NO_FORMAT = OpenApiParameter("format", exclude=True)
_PROBLEMS = {
    400: "Unknown or invalid parameter.",
    404: "Nothing public here.",
    406: "None of the accepted forms.",
    409: "The list of changes starts anew.",
    410: "Taken back: remove your copy.",
    416: "The file ends before the part begins.",
    451: "Revoked: nobody may read it. Delete your copy.",
}


def describe_index() -> Decorator:
    """Describe the entry point."""
    return _get(
        "index", "Where everything is", "Start here.", (), _json(ref("Index")) | _problems(400, 406)
    )


def describe_list(kind: str) -> Decorator:
    """Describe the list of a kind."""
    plural = _NAMES[kind][1]
    return _get(
        f"list_{_identifier(kind, plural=True)}",
        f"All {plural}",
        "Whole documents, the latest first. Follow `links.next` until it is null. "
        "To keep a copy, use the changes instead.",
        (*_FILTERS.get(kind, ("project", "status")), "language", "limit", "cursor"),
        _json(list_of(_COMPONENT[kind])) | _problems(400, 406),
    )


def describe_head(kind: str) -> Decorator:
    """Describe one thing of a kind."""
    singular = _NAMES[kind][0]
    return _get(
        f"get_{_identifier(kind)}",
        f"One {singular}",
        "As it stands now. Without `language` the site's own language is preferred.",
        ("language",),
        _json(ref(_COMPONENT[kind])) | _problems(400, 404, 406, 410, 451),
    )


def describe_readiness() -> Decorator:
    """Describe how a project stands by its rules."""
    return _get(
        "get_change_project_readiness",
        "How one Change Project stands by its rules",
        "Which model of rules holds for it, how it stands by each rule, which rules its model "
        "lowers, and where it differs from the usual way, with the reasons.",
        ("language",),
        _json(ref("Readiness")) | _problems(400, 404, 406, 410, 451),
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
    return _get(
        f"get_{_identifier(kind)}_version",
        f"One version of one {_NAMES[kind][0]}",
        "Frozen: it says the same for ever. The form is chosen by Accept, or by ending the "
        "address in .json, .html, .md or .txt. `Link` leads to the versions before and after.",
        (_VERSION, "language", "frozen"),
        _json(ref(f"{_COMPONENT[kind]}Version")) | forms | _problems(400, 404, 406, 410, 451),
    )


def describe_alias(kind: str) -> Decorator:
    """Describe the address that leads to the newest version."""
    moved = OpenApiResponse(None, "The version is at the address in `Location`.")
    return _get(
        f"get_latest_{_identifier(kind)}_version",
        f"The newest version of one {_NAMES[kind][0]}",
        "Leads on to the version's own address.",
        (_ALIAS, "language"),
        {307: moved} | _problems(400, 404, 406, 410, 451),
    )


def describe_comparison() -> Decorator:
    """Describe the comparison of two versions."""
    return _get(
        "compare_product_versions",
        "What changed between two versions",
        "Blocks that were added, changed or removed, and files that were added, replaced or "
        "removed.",
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
        ("q", "kind", "language", "limit", "cursor"),
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
        ("path", "url"),
        {303: found} | _problems(400, 404, 406),
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
    known = {304: OpenApiResponse(None, "You have it already.")}
    return _get(
        "get_asset",
        "A file of a released version",
        "Byte for byte as it was released. `files` in a version gives the address, which names "
        "what the file holds: another file has another address.",
        _FILE,
        files | known | _problems(400, 404, 410, 416),
    )


def _get(
    operation_id: str,
    summary: str,
    description: str,
    parameters: Iterable[Any],
    answers: dict[Any, Any],
) -> Decorator:
    chosen = [_PARAMETERS.get(one, one) if isinstance(one, str) else one for one in parameters]
    return extend_schema_view(
        get=extend_schema(
            operation_id=operation_id,
            summary=summary,
            description=description,
            parameters=[*chosen, *_HEADERS, _NO_FORMAT],
            responses=answers,
            tags=["Content"],
            auth=[],
        )
    )


def _json(schema: Schema) -> dict[Any, Any]:
    return {
        (200, "application/json"): OpenApiResponse(schema, "As JSON."),
        304: OpenApiResponse(None, "You have it already."),
    }


def _problems(*statuses: int) -> dict[Any, Any]:
    return {
        (status, "application/problem+json"): OpenApiResponse(ref("Problem"), _PROBLEMS[status])
        for status in statuses
    }


def _identifier(kind: str, *, plural: bool = False) -> str:
    return (KINDS[kind].segment if plural else kind).replace("-", "_")
