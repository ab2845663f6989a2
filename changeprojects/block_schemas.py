"""What each type of block holds in a released version, as JSON Schemas for other programs.

They describe what a block gives to `get_api_representation`, which is what an edition keeps.
"""

from wagtail.blocks import Block

from changeprojects.blocks import SectionContent
from syndication import registry
from syndication.schema.shapes import DATE, FILE, UUID, Schema, many, maybe, record, text, texts

_YES_OR_NO: Schema = {"type": "boolean"}
_MINUTES: Schema = {"type": "integer", "minimum": 1}
_HELPLINE = record("name", **texts("name phone text_number url hours"))
_EASY_READ_ROW = record("sentence picture alt", **texts("sentence alt"), picture=maybe(FILE))

# Members that are not required came later, and are left out where they say nothing.
VALUES: dict[str, Schema] = {
    "paragraph": text("Clean HTML with absolute addresses."),
    "subheading": text(),
    "exercise": record(
        "title for_whom minutes bring steps for_leader",
        **texts("title purpose for_whom bring for_leader"),
        minutes=_MINUTES,
        steps=many(text()),
    ),
    "evidence": record(
        "source how_strong as_at", **texts("claim source how_strong url"), as_at=maybe(DATE)
    ),
    "legal": record(
        "jurisdiction law_as_at text", **texts("jurisdiction text"), law_as_at=maybe(DATE)
    ),
    "worked_example": record("not_this but_this", **texts("not_this but_this")),
    "because": record(
        "text recommendation",
        text=text(),
        recommendation=text("The code of the recommendation; empty if there is none."),
    ),
    "checklist": record("items", items=many(text())),
    "practice_tip": record("text from_whom", **texts("text from_whom")),
    "case_example": record(
        "title text is_fictional", **texts("title text"), is_fictional=_YES_OR_NO
    ),
    "quotation": record("text source url", **texts("text source url")),
    "voice_quote": record(
        "id url",
        id=UUID,
        url=text("Where its words are, as long as they may be told."),
    ),
    "table": record(
        "caption first_column_is_heading columns rows",
        caption=text(),
        first_column_is_heading=_YES_OR_NO,
        columns=many(text()),
        rows=many(many(text())),
    ),
    "content_note": record("what how_to_skip", **texts("what how_to_skip")),
    "helplines": record("lead helplines", lead=text(), helplines=many(_HELPLINE)),
    "download": record("title file", title=text(), file=maybe(FILE)),
    "diagram": record(
        "alt long_description picture", **texts("alt long_description"), picture=maybe(FILE)
    ),
    "media": record(
        "title kind url minutes has_captions transcript",
        **texts("title url transcript"),
        kind=text(enum=["film", "audio"]),
        minutes=_MINUTES,
        has_captions=_YES_OR_NO,
    ),
    "easy_read": record("rows", rows=many(_EASY_READ_ROW)),
}


def describe_blocks() -> None:
    """Tell the content API of every block that a section may hold, in the words of editors."""
    for code, block in SectionContent().child_blocks.items():
        registry.describe_block(code, VALUES[code] | _words_of(block))


def _words_of(block: Block) -> Schema:
    return {"description": block.meta.description}
