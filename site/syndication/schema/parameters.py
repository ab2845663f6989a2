"""What the resources take from the address and its head, for the OpenAPI description."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter

from syndication.documents import Version
from syndication.file_names import LONGEST_NAME
from syndication.full_text.query import GREATEST_LENGTH
from syndication.kinds import KINDS
from syndication.schema.components import members_of
from syndication.schema.shapes import HASH, Schema


def _query(name: str, schema: Schema, description: str, *, required: bool = False) -> Any:
    return OpenApiParameter(name, schema, description=description, required=required)


_VERSION_TEXT = {"type": "string", "pattern": f"^{Version.PATTERN}$"}
_WORD = {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,39}$"}
_MOMENT = {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}
PARAMETERS = {
    "limit": _query(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "How many items a page has.",
    ),
    "include": _query(
        "include",
        {"type": "string", "enum": ["version"]},
        "With version, each item has the whole version in use as `version_in_use`. A page has "
        "at most 50 items then.",
    ),
    "cursor": _query(
        "cursor",
        {"type": "string"},
        "From `links.next` or `links.prev`: follow that address as it is.",
    ),
    "count": _query(
        "count",
        {"type": "string", "enum": ["exact"]},
        "With exact, `count` says how many there are on all pages together.",
    ),
    "published_after": _query(
        "published_after", _MOMENT, "Published for the first time at this moment or later."
    ),
    "published_before": _query(
        "published_before", _MOMENT, "Published for the first time before this moment."
    ),
    "modified_after": _query(
        "modified_after",
        _MOMENT,
        "Released at this moment or later (`released_at`): whatever it was that changed.",
    ),
    "modified_before": _query(
        "modified_before", _MOMENT, "Not released again since just before this moment."
    ),
    "audience": _query(
        "audience", _WORD, "For this kind of readers, by the `code` in `audience_kinds`."
    ),
    "agency": _query(
        "agency",
        {"type": "string", "format": "uuid"},
        "In which the agency with this identifier takes part or took part, as its own document "
        "tells.",
    ),
    "about": _query(
        "about",
        {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]{0,79}$"},
        "Of a Change Project that came out of this topic, by its `code` in the project’s "
        "`origin.topics`.",
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
VERSION = OpenApiParameter(
    "version", _VERSION_TEXT, OpenApiParameter.PATH, description="MAJOR.MINOR, as in 0.3."
)
KIND = OpenApiParameter(
    "kind",
    {"type": "string", "enum": list(KINDS)},
    OpenApiParameter.PATH,
    description="As `kind` in its document.",
)
ALIAS = OpenApiParameter(
    "alias",
    {"type": "string", "enum": ["latest", "latest-final", "latest-pilot"]},
    OpenApiParameter.PATH,
    description="The newest version of any stage, or of one.",
)
SCHEMA_NAME = OpenApiParameter(
    "name",
    {"type": "string", "pattern": "^[a-z][a-z_-]*$"},
    OpenApiParameter.PATH,
    description="As in product, product-version or block-exercise.",
)
FILE = [
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
HEADERS = [
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


def fields_of(kind: str) -> OpenApiParameter:
    """Return the parameter that chooses among the members of heads of a kind."""
    return OpenApiParameter(
        "fields",
        {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "enum": list(members_of(kind))},
        },
        style="form",
        explode=False,
        description="These members alone, separated by commas, and the `id` with them.",
    )


# A list at the address of a Change Project is described as the whole one is, without this.
NO_PROJECT = OpenApiParameter("project", exclude=True)
# The framework's own way of choosing a form is off: Accept and the ending are enough.
NO_FORMAT = OpenApiParameter("format", exclude=True)
