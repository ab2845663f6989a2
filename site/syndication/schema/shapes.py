"""Pieces of which the JSON Schemas of the API are made."""

from typing import Any

from syndication.documents import Version

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """Return a reference to the component `name`."""
    return {"$ref": f"#/components/schemas/{name}"}


def text(description: str = "", **more: Any) -> Schema:
    """Return the schema of a text."""
    return {"type": "string"} | ({"description": description} if description else {}) | more


def maybe(schema: Schema) -> Schema:
    """Return the schema of the same or null."""
    if "type" in schema:
        return schema | {"type": [schema["type"], "null"]}
    return {"oneOf": [schema, {"type": "null"}]}


def many(items: Schema, description: str = "") -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items} | ({"description": description} if description else {})


def record(required: str = "", description: str = "", /, **properties: Schema) -> Schema:
    """Return the schema of an object; `required` names members, separated by spaces."""
    schema: Schema = {"type": "object", "properties": properties}
    if required:
        schema["required"] = required.split()
    if description:
        schema["description"] = description
    return schema


def extended(base: str, description: str, /, **properties: Schema) -> Schema:
    """Return the schema of a `base` that says more."""
    return {"description": description, "allOf": [ref(base), record(**properties)]}


def texts(names: str) -> dict[str, Schema]:
    """Return the schemas of texts; `names` are separated by spaces."""
    return {name: text() for name in names.split()}


UUID = text(format="uuid")
DATE = text(format="date")
MOMENT = text(format="date-time")
URL = text(format="uri")
HASH = text("SHA-256 in hexadecimal digits.", pattern="^[0-9a-f]{64}$")
VERSION = text("MAJOR.MINOR, ordered by the two numbers.", pattern=f"^{Version.PATTERN}$")
COUNT = {"type": "integer", "minimum": 0}
FILE = record(
    "name media_type size sha256 url",
    "A file that belongs to the version, with the address of its bytes.",
    name=text(),
    media_type=text(),
    size=COUNT,
    sha256=HASH,
    url=URL,
)
CHANGE_NUMBER = {
    "type": "integer",
    "minimum": 1,
    "description": "Apply a document only if its number is greater than that of your copy.",
}
MARK = text("How firm it is.", enum=["draft", "tested", "piloted", "evaluated", "final", "stopped"])
REFERENCE = record(id=UUID, title=text(), path=text())
RELEASED = {"version": VERSION, "stage": text(), "mark": MARK, "released_on": DATE}

ANSWERED_BEFORE = record(
    "",
    "Why nothing was to follow, as a version said before a recommendation took the place of that. "
    "Absent from what was released before this member was added.",
    version=VERSION,
    **texts("reason decided_by"),
    decided_on=maybe(DATE),
)
_PLAIN = record(you_said=many(text()), did=many(text()), reason=many(text()))
SAID_PLAINLY = record(
    "",
    "The same plainly, sentence by sentence. A list is empty where the words of the full page "
    "stand for it, also because something else became of it than these words tell. Absent from "
    "what was released before this member was added.",
    young_people=_PLAIN,
    easy_read=_PLAIN,
)
PEOPLE: Schema = {
    "oneOf": [
        record("about", about=COUNT),
        record("fewer_than", fewer_than=COUNT),
    ]
}
BASE_OF_THEMES = record(
    "",
    "Of how many people each theme is told: rounded, so that nobody can be told apart, and "
    "never fewer than `minimum`. `missing` are those among them who wrote nothing that could "
    "be read; null where that is hidden, absent from versions that were released before this "
    "member was added.",
    about=COUNT,
    minimum=COUNT,
    missing=maybe(PEOPLE),
)
SHARE_OF_THEME = {
    "percent": maybe(
        COUNT
        | {
            "description": "Of the base, from the rounded numbers that are told. With other people "
            "like these it would be from `likely_from` to `likely_to` per cent 19 times out of 20. "
            "Null, all three, where no number is told; absent from versions that were released "
            "before these members were added."
        }
    ),
    "likely_from": maybe(COUNT),
    "likely_to": maybe(COUNT),
}
