"""JSON Schemas of what the API answers, as named parts of the OpenAPI description.

Documents may have more members than are named here: members are added within version 1
of the API and never taken away.
"""

from functools import cache
from typing import Any

from syndication.schema.compared import COMPARISON
from syndication.schema.heads import FIRST_DUE, HEADS, PROOF, READINESS, SCORECARD
from syndication.schema.openings import ASKED_SINCE, DECIDED_BEFORE, IS_LATE, SINCE_WRITTEN
from syndication.schema.shapes import (
    ANSWERED_BEFORE,
    BASE_OF_THEMES,
    CHANGE_NUMBER,
    COUNT,
    DATE,
    FILE,
    HASH,
    MOMENT,
    PEOPLE,
    REFERENCE,
    SAID_PLAINLY,
    SHARE_OF_THEME,
    URL,
    UUID,
    VERSION,
    Schema,
    extended,
    many,
    maybe,
    record,
    ref,
    text,
    texts,
)

_ANSWER = record(
    "",
    "Rounded; null where it is hidden. With other people like these, the share would be from "
    "`likely_from` to `likely_to` per cent 19 times out of 20.",
    label=text(),
    about=maybe(COUNT),
    percent=maybe(COUNT),
    likely_from=maybe(COUNT),
    likely_to=maybe(COUNT),
)
_SAID = record(
    "",
    "What people said, and what became of it. Small numbers are never given.",
    **texts("theme theme_code you_said did_label did reason decided_by owner"),
    quotes=many(
        record(id=UUID, url=URL),
        "What single people said. The words are at the address while they may be told; then 451.",
    ),
    people=PEOPLE,
    **SHARE_OF_THEME,
    recommendation=maybe(text()),
    decision=text(enum=["accepted", "partly", "declined", "undecided"]),
    fate=text(
        "Undone is what was done and is so no more; `undone_by` says how.",
        enum=["done", "partly", "undone", "going", "declined", "open"],
    ),
    is_late=IS_LATE,
    decided_before=DECIDED_BEFORE,
    undone_by=maybe(text("Of what is undone; else absent.", enum=["taken_back", "put_back"])),
    first_due=maybe(FIRST_DUE),
    proof=maybe(PROOF),
    answered_before=maybe(ANSWERED_BEFORE),
    in_other_words=SAID_PLAINLY,
)
_VOICE: dict[str, Schema] = {
    "pilot": maybe(REFERENCE),
    "product": maybe(record(id=UUID, title=text(), version=VERSION)),
    "survey": record(
        "",
        "What was asked: the newest version that people answered, and each of them, newest first.",
        **texts("title digest"),
        version=COUNT,
        versions=many(
            record(**texts("title digest"), version=COUNT),
            "Absent from what was released before this member was added.",
        ),
        asked=text(
            "Whom. Absent from what was released before this member was added.",
            enum=["service-users", "workers"],
        ),
    ),
    "intro": text(),
    "since_written": SINCE_WRITTEN,
    "published_on": DATE,
    "feedback_due_on": maybe(
        DATE
        | {
            "description": "By when people were promised to hear, as first promised. Absent from "
            "what was released before this member was added."
        }
    ),
    "base": BASE_OF_THEMES,
    "reached": many(
        record(**texts("step label"), people=PEOPLE),
        "How many started, sent, could be read, were coded and took answers back.",
    ),
    "items": many(_SAID),
    "by_how": many(
        record(label=text(), base=COUNT, answers=many(_ANSWER)),
        "What people said by how they answered: alone, with help, on paper. Empty where that would "
        "tell of a few; absent from what was released before this member was added.",
    ),
    "results": many(
        record(
            "",
            "What people answered to one question; nothing where all of it is hidden.",
            question=text(),
            base=maybe(COUNT),
            several={"type": "boolean", "description": "Whether people could choose several."},
            answers=many(_ANSWER),
            groups=many(
                record(label=text(), base=COUNT, answers=many(_ANSWER)),
                "The same by how people answered: alone, with help, on paper.",
            ),
            times=many(
                record(label=text(), base=COUNT, answers=many(_ANSWER)),
                "The same before, during and after the pilot, where it was asked more than once.",
            ),
            reworded=many(
                text(), "When it was asked in other words or answers, so that it is not compared."
            ),
        ),
        "Once the survey has closed for good.",
    ),
    "not_heard": many(text()),
    "method": text(),
    "in_other_words": record(
        "",
        "The same for young people and in Easy Read, sentence by sentence; empty if it is not.",
        young_people=many(text()),
        easy_read=many(text()),
    ),
    "ledger": record(
        **texts("space voice audience influence"),
    ),
    "involvement": record(
        "",
        "How people were involved in this pilot, in the parts of the short form of GRIPP2.",
        **texts("aim methods results influence reflections"),
    ),
}
HEADS["VoiceSummary"] = extended(
    "Head",
    "What people said about a pilot, and what was done about it.",
    **_VOICE,
    asked_since=maybe(ASKED_SINCE),
    version=VERSION,
    versions=many(record(version=VERSION), "Newest first."),
)

_EDITIONS: dict[str, Schema] = {
    "ProductVersion": extended(
        "Edition",
        "One version of a product with its whole text.",
        **texts("kind_code kind_label audience plain_summary"),
        project=maybe(record(id=UUID, title=text())),
        sections=many(
            record(
                id=text(),
                anchor=text(),
                heading=text(),
                blocks=many(ref("Block")),
            )
        ),
        changes=many(record(type=text(), text=text(), reason=text(), block_ids=many(text()))),
        involvement=record(**texts("aim methods results influence reflections")),
        audience_kinds=many(
            record(**texts("code label")), "Only if it was chosen for which kinds of readers it is."
        ),
        formats=many(
            record(
                **texts("kind kind_label url"),
                made_on=DATE,
                file=maybe(FILE),
            ),
            "The same in other forms; only if there are any, as the next three.",
        ),
        evidence=many(record(**texts("title url says"), as_at=maybe(DATE))),
        support=many(record(**texts("kind_label title url summary"))),
        practice=many(record(**texts("item label text")), "By the items of TIDieR."),
    ),
    "VoiceSummaryVersion": extended("Edition", "One version of a summary.", **_VOICE),
}

_MADE_UP: Schema = {"type": "boolean", "description": "Made up for a demonstration."}
_LINKS = record("self", self=URL, next=maybe(URL), prev=maybe(URL))

_OF_ALL_HEADS = (
    "kind id language title path web_url status project licence released_at change_number"
)

COMPONENTS: dict[str, Schema] = {
    "Head": record(
        _OF_ALL_HEADS,
        "What all things have in common as they stand now.",
        **texts("kind language title summary path status licence"),
        id=UUID,
        web_url=URL,
        project=maybe(UUID),
        published_at=text(
            "When it came out for the first time. Absent from what has not been released since "
            "this member was added.",
            format="date-time",
        ),
        released_at=MOMENT,
        change_number=CHANGE_NUMBER,
        is_demo=_MADE_UP,
        links=record(self=URL, versions=URL),
    ),
    "PartOfHead": record(
        "id",
        "Some members of a head, as `fields` asked for them.",
        id=UUID,
    )
    | {"not": {"required": _OF_ALL_HEADS.split()}},
    "Edition": record(
        "kind id language title version stage released_at licence representations previous",
        "What all released versions have in common. They never change; only the site's own "
        "address in them is the one of today.",
        **texts("kind language title stage change_note licence"),
        id=UUID,
        version=VERSION,
        is_demo=_MADE_UP,
        released_at=MOMENT,
        representations=record(
            "html markdown text",
            "SHA-256 of the other forms of the same version, each asked for with `frozen=true`.",
            html=HASH,
            markdown=HASH,
            text=HASH,
            jsonld=HASH,
        ),
        previous=maybe(
            record(
                "version sha256",
                "The public version released before this one.",
                version=VERSION,
                sha256=HASH,
            )
        ),
        files=many(FILE, "By name. Absent if there are none."),
        links=record(self=URL, html=URL, markdown=URL, text=URL),
    ),
    **HEADS,
    **_EDITIONS,
    "Readiness": READINESS,
    "Scorecard": SCORECARD,
    "Passage": record(
        "kind id language title path web_url project heading anchor excerpt excerpt_html links",
        "A piece of a thing in which all the words were found.",
        **texts("kind language title path"),
        id=UUID,
        web_url=text("Leads to the passage on its page.", format="uri"),
        project=maybe(UUID),
        heading=text("Of the section; empty if it is the thing as a whole."),
        anchor=text("Of the section on its page; empty if it begins the page."),
        excerpt=text("Some of its words, as plain text."),
        excerpt_html=text("The same in HTML: `mark` round what was found, all else escaped."),
        links=record("self", self=maybe(URL)),
    ),
    "VersionList": record(
        "items licence links",
        "Versions without their text, newest first.",
        items=many(
            record(
                "version stage title released_at sha256 links",
                **texts("stage title change_note"),
                version=VERSION,
                released_at=MOMENT,
                sha256=HASH,
                links=record("self", self=URL),
            )
        ),
        licence=text(),
        links=_LINKS,
    ),
    "Comparison": COMPARISON,
    "Changes": record(
        "items licence next",
        "Each thing once at its latest number. An empty page: nothing new yet.",
        items=many(
            record(
                "state event kind id language modified",
                event=text(enum=["updated", "deleted", "revoked"]),
                kind=text(),
                language=text(),
                state=text(enum=["updated", "deleted"]),
                id=UUID,
                modified=CHANGE_NUMBER,
                data=ref("Head"),
            )
        ),
        licence=text(),
        next=URL,
    ),
    "Block": record(
        "id type value",
        "A part of a section. It keeps its identifier from version to version; what `value` holds "
        "depends on the type, and each type has a JSON Schema of its own.",
        id=text(),
        type=text("As in paragraph, exercise or table."),
        value={},
    ),
    "SchemaList": record(
        "items licence links",
        "JSON Schemas, each complete in itself.",
        items=many(
            record("name title links", **texts("name title"), links=record("self", self=URL))
        ),
        licence=text(),
        links=record("self", self=URL),
    ),
    "JsonSchema": record(
        "$schema $id title",
        "A JSON Schema of the 2020-12 draft.",
        **{"$schema": URL, "$id": URL, "title": text()},
    ),
    "ApiCatalogue": record(
        "linkset",
        "RFC 9727: which APIs there are, and what describes them, as a set of links (RFC 9264).",
        linkset=many(record("anchor", anchor=URL)),
    ),
    "Licence": record(
        "licence url applies_to credit recall links",
        "How others may reuse what is published.",
        **texts("licence applies_to credit recall"),
        url=maybe(URL),
        links=record(self=URL, changes=URL),
    ),
    "Context": record(
        "@context",
        "A JSON-LD context. Terms may be added, none is given another meaning.",
        **{"@context": {"type": "object"}},
    ),
    "Health": record("status", "That all is well.", status=text(enum=["ok"])),
    "Index": record("links licence", title=text(), licence=text(), links=record()),
    "Problem": record(
        "type title status detail instance",
        "RFC 9457. `type` leads to the explanation.",
        type=URL,
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
    return _page_of(ref(name))


def list_of_heads(name: str, *, with_version: bool) -> Schema:
    """Return the schema of a page of heads, each perhaps with its version in use."""
    item = head_of(name)
    if with_version:
        item = {"allOf": [item], "properties": {"version_in_use": ref(f"{name}Version")}}
    return _page_of(item, count=COUNT)


def head_of(name: str) -> Schema:
    """Return the schema of a head, whole or in part."""
    return {"anyOf": [ref(name), ref("PartOfHead")]}


def _page_of(item: Schema, **more: Schema) -> Schema:
    return record("items licence links", items=many(item), licence=text(), links=_LINKS, **more)


def component_of(kind: str) -> str:
    """Return the name of the part that describes heads of a kind: "VoiceSummary"."""
    return "".join(word.capitalize() for word in kind.split("-"))


@cache
def members_of(kind: str) -> tuple[str, ...]:
    """Return the names of all members of a head of this kind, in alphabetical order."""
    own = COMPONENTS[component_of(kind)]["allOf"][1]["properties"]
    return tuple(sorted({*COMPONENTS["Head"]["properties"], *own}))


def add_components(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Put the components into an OpenAPI description (a hook of drf-spectacular)."""
    result.setdefault("components", {})["schemas"] = dict(sorted(COMPONENTS.items()))
    result["components"].pop("securitySchemes", None)
    return result
