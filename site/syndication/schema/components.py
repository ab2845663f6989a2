"""JSON Schemas of what the API answers, as named parts of the OpenAPI description.

Documents may have more members than are named here: members are added within version 1
of the API and never taken away.
"""

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


def _texts(names: str) -> dict[str, Schema]:
    return {name: text() for name in names.split()}


_UUID = text(format="uuid")
_DATE = text(format="date")
_MOMENT = text(format="date-time")
_URL = text(format="uri")
_HASH = text("SHA-256 in hexadecimal digits.", pattern="^[0-9a-f]{64}$")
_VERSION = text("MAJOR.MINOR, ordered by the two numbers.", pattern=f"^{Version.PATTERN}$")
_COUNT = {"type": "integer", "minimum": 0}
_CHANGE_NUMBER = {
    "type": "integer",
    "minimum": 1,
    "description": "Apply a document only if its number is greater than that of your copy.",
}
_MARK = text(
    "How firm it is.", enum=["draft", "tested", "piloted", "evaluated", "final", "stopped"]
)
_REFERENCE = record(id=_UUID, title=text(), path=text())
_RELEASED = {"version": _VERSION, "stage": text(), "mark": _MARK, "released_on": _DATE}
_TEXTS_OF_PROJECT = "kind_code kind_label scale_code scale_label sensitivity why_html who_text"

_HEADS: dict[str, Schema] = {
    "ChangeProject": extended(
        "Head",
        "A Change Project: why, who takes part, how far it is, what came of it.",
        **_texts(_TEXTS_OF_PROJECT),
        status_label=text(),
        mark=_MARK,
        status_since=maybe(_DATE),
        outcomes=many(record(**_texts("for_whom what_changes how_known"))),
        endorsed_by_count=_COUNT,
        start=maybe(_DATE),
        end=maybe(_DATE),
        months=maybe(_COUNT),
        is_planned={"type": "boolean"},
        team=record(agency_count=_COUNT, agencies=many(record(name=text())), people=_COUNT),
        life=many(record(step=text(), label=text(), state=text(), date=maybe(_DATE))),
        timeline=many(record(date=_DATE, mark=maybe(text()), title=text(), text=text())),
        waivers=many(record(title=text(), usual_way=text(), here=text(), reason=text())),
        products=many(_REFERENCE),
        pilots=many(_REFERENCE),
        events=many(_REFERENCE),
    ),
    "Product": extended(
        "Head",
        "A handbook, action pack or other product as it stands now. "
        "`status` is the stage of its current version.",
        **_texts("kind_code kind_label audience project_title project_path"),
        current=maybe(record(**_RELEASED)),
        versions=many(record(**_RELEASED, path=text(), change_note=text()), "Newest first."),
    ),
    "Pilot": extended(
        "Head",
        "A pilot of one version of a product at named sites.",
        product=maybe(_REFERENCE),
        version=_VERSION,
        version_path=maybe(text("Where readers find the version, if it is public.")),
        opens_on=maybe(_DATE),
        closes_on=maybe(_DATE),
        sites=many(record(name=text(), adaptations=text())),
        evaluation=maybe(record(findings=text(), harms=text(), limitations=text())),
        **_texts("aims status_label project_title project_path"),
    ),
    "Event": extended(
        "Head",
        "A seminar, launch or symposium of a project.",
        **_texts("kind_label mode_label venue access_info project_title project_path"),
        starts_at=_MOMENT,
        ends_at=maybe(_MOMENT),
        key_messages=many(text()),
        accompanies=maybe(record(title=text(), path=text(), version=maybe(_VERSION))),
    ),
}

_SAID = record(
    "",
    "What people said, and what became of it. Small numbers are never given.",
    **_texts("theme you_said did_label did reason decided_by owner"),
    people={
        "oneOf": [
            record("about", about=_COUNT),
            record("fewer_than", fewer_than=_COUNT),
        ]
    },
    recommendation=maybe(text()),
    decision=text(enum=["accepted", "partly", "declined", "undecided"]),
    fate=text(enum=["done", "partly", "going", "declined", "open"]),
    proof=maybe(
        record(
            "",
            "Where to see what was done. The path is null once that is no longer public.",
            product=_UUID,
            version=_VERSION,
            path=maybe(text()),
            blocks=many(record(id=text(), heading=text())),
        )
    ),
)
_VOICE: dict[str, Schema] = {
    "pilot": maybe(_REFERENCE),
    "product": maybe(record(id=_UUID, title=text(), version=_VERSION)),
    "survey": record(title=text(), version=_COUNT, digest=text()),
    "intro": text(),
    "published_on": _DATE,
    "base": record("", "Rounded, so that nobody can be told apart.", about=_COUNT),
    "items": many(_SAID),
    "not_heard": many(text()),
    "method": text(),
}
_HEADS["VoiceSummary"] = extended(
    "Head",
    "What people said about a pilot, and what was done about it.",
    **_VOICE,
    version=_VERSION,
    versions=many(record(version=_VERSION), "Newest first."),
)

_EDITIONS: dict[str, Schema] = {
    "ProductVersion": extended(
        "Edition",
        "One version of a product with its whole text.",
        **_texts("kind_code kind_label audience plain_summary"),
        project=maybe(record(id=_UUID, title=text())),
        sections=many(
            record(
                id=text(),
                anchor=text(),
                heading=text(),
                blocks=many(record("id type", id=text(), type=text(), value={})),
            )
        ),
        changes=many(record(type=text(), text=text(), reason=text(), block_ids=many(text()))),
        involvement=record(**_texts("aim methods results influence reflections")),
    ),
    "VoiceSummaryVersion": extended("Edition", "One version of a summary.", **_VOICE),
}

_LINKS = record("self", self=_URL, next=maybe(_URL))

COMPONENTS: dict[str, Schema] = {
    "Head": record(
        "kind id language title path web_url status project licence released_at change_number",
        "What all things have in common as they stand now.",
        **_texts("kind language title summary path status licence"),
        id=_UUID,
        web_url=_URL,
        project=maybe(_UUID),
        released_at=_MOMENT,
        change_number=_CHANGE_NUMBER,
        links=record(self=_URL, versions=_URL),
    ),
    "Edition": record(
        "kind id language title version stage released_at licence representations previous",
        "What all released versions have in common. They never change; only the site's own "
        "address in them is the one of today.",
        **_texts("kind language title stage change_note licence"),
        id=_UUID,
        version=_VERSION,
        released_at=_MOMENT,
        representations=record(
            "html markdown text",
            "SHA-256 of the other forms of the same version, each asked for with `frozen=true`.",
            html=_HASH,
            markdown=_HASH,
            text=_HASH,
        ),
        previous=maybe(
            record(
                "version sha256",
                "The public version released before this one.",
                version=_VERSION,
                sha256=_HASH,
            )
        ),
        links=record(self=_URL, html=_URL, markdown=_URL, text=_URL),
    ),
    **_HEADS,
    **_EDITIONS,
    "VersionList": record(
        "items licence links",
        "Versions without their text, newest first.",
        items=many(
            record(
                "version stage title released_at sha256 links",
                **_texts("stage title change_note"),
                version=_VERSION,
                released_at=_MOMENT,
                sha256=_HASH,
                links=record("self", self=_URL),
            )
        ),
        licence=text(),
        links=_LINKS,
    ),
    "Comparison": record(
        "id from to blocks licence links",
        "Which blocks differ between two versions.",
        **{"from": record(version=_VERSION), "to": record(version=_VERSION)},
        id=_UUID,
        title=text(),
        blocks=many(
            record(
                "change id type section",
                **_texts("id type section"),
                change=text(enum=["added", "changed", "removed"]),
                before={},
                after={},
            )
        ),
        licence=maybe(text()),
        links=record(),
    ),
    "Changes": record(
        "items licence next",
        "Each thing once at its latest number. An empty page: nothing new yet.",
        items=many(
            record(
                "state kind id language modified",
                kind=text(),
                language=text(),
                state=text(enum=["updated", "deleted"]),
                id=_UUID,
                modified=_CHANGE_NUMBER,
                data=ref("Head"),
            )
        ),
        licence=text(),
        next=_URL,
    ),
    "Index": record("links licence", title=text(), licence=text(), links=record()),
    "Problem": record(
        "type title status detail instance",
        "RFC 9457. `type` leads to the explanation.",
        type=_URL,
        title=text(),
        status={"type": "integer"},
        detail=text(),
        instance=text(),
        parameter=text("The parameter at fault."),
        allowed=many(text(), "The parameters that work."),
        available=many(text(), "The forms that the resource has."),
    ),
}


def list_of(name: str) -> Schema:
    """Return the schema of a page of `name`."""
    return record("items licence links", items=many(ref(name)), licence=text(), links=_LINKS)


def add_components(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Put the components into an OpenAPI description (a hook of drf-spectacular)."""
    result.setdefault("components", {})["schemas"] = dict(sorted(COMPONENTS.items()))
    result["components"].pop("securitySchemes", None)
    return result
