"""Running text, headings, quotations and tables."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.rich_text import RichText

from changeprojects.blocks.ticks import TickBlock
from changeprojects.rich_text import public_html

RICH = ["bold", "italic", "link", "ul", "ol", "strikethrough"]
_TEMPLATES = "changeprojects/blocks"
_PARAGRAPH_HELP = "Short sentences, one thought to a paragraph. Say what to do, and to whom."
_SUBHEADING_HELP = "A few words that say what comes below."


class PlainDateBlock(blocks.DateBlock):
    """A date whose JSON form is an ISO string."""

    def get_api_representation(
        self,
        value: date | None,
        context: Mapping[str, Any] | None = None,
    ) -> str | None:
        """Return the date as "2026-07-01"."""
        return value.isoformat() if value else None


class ParagraphBlock(blocks.RichTextBlock):
    """Running text; its JSON form is the HTML that pages show."""

    def __init__(self, *args: Any, help_text: str = _PARAGRAPH_HELP, **kwargs: Any) -> None:
        super().__init__(*args, help_text=help_text, **kwargs)

    def get_api_representation(
        self,
        value: RichText,
        context: Mapping[str, Any] | None = None,
    ) -> str:
        """Return the text as clean HTML with absolute links, each to something public."""
        return public_html(value.source)

    def get_context(
        self, value: RichText, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the same HTML for the template."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"html": SafeString(public_html(value.source))}

    class Meta:
        icon = "pilcrow"
        label = "Paragraph"
        group = "Text"
        description = "Running text, with lists and links."
        template = f"{_TEMPLATES}/paragraph.html"
        preview_value = "<p>Write down the answers, and keep them beside you.</p>"


class SubheadingBlock(blocks.CharBlock):
    """A heading inside a section."""

    def __init__(self, *args: Any, help_text: str = _SUBHEADING_HELP, **kwargs: Any) -> None:
        super().__init__(*args, help_text=help_text, **kwargs)

    class Meta:
        icon = "title"
        label = "Subheading"
        group = "Text"
        description = "A heading inside a section."
        template = f"{_TEMPLATES}/subheading.html"
        preview_value = "Before the meeting"


class QuotationBlock(blocks.StructBlock):
    """Words out of something published, with where they stand. Never those of a survey."""

    text = blocks.TextBlock(help_text="Word for word. What people told us is never quoted here.")
    source = blocks.CharBlock(max_length=200, help_text="Who published it, where and when.")
    url = blocks.URLBlock(required=False, label="Address", help_text="Where it can be read.")

    class Meta:
        icon = "openquote"
        label = "Quotation"
        group = "Text"
        description = "Words out of something published, with their source."
        template = f"{_TEMPLATES}/quotation.html"
        preview_value = {
            "text": "The voice of the child is heard early, and it is heard again.",
            "source": "A made-up guide, 2025",
            "url": "",
        }


class TableBlock(blocks.StructBlock):
    """A table that says what it shows, with headings that are read out."""

    caption = blocks.CharBlock(max_length=200, help_text="What the table shows, in one sentence.")
    first_column_is_heading = TickBlock(
        required=False,
        default=True,
        help_text="Tick it if the first cell of each row says what the row is about.",
    )
    table = TypedTableBlock(
        [("text", blocks.CharBlock(max_length=400, required=False))],
        help_text="Give every column a heading: a screen reader says it before each cell.",
    )

    def get_api_representation(
        self,
        value: blocks.StructValue,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the caption, the headings of the columns and the rows of text."""
        table: TypedTable = value["table"]
        return {
            "caption": value["caption"],
            "first_column_is_heading": bool(value["first_column_is_heading"]),
            "columns": [column["heading"] for column in table.columns],
            "rows": [[str(cell.value or "") for cell in row] for row in table.rows],
        }

    class Meta:
        icon = "table"
        label = "Table"
        group = "Text"
        description = "Rows and columns of text, with a caption."
        template = f"{_TEMPLATES}/table.html"
        preview_value = {
            "caption": "Who reads what, and when",
            "first_column_is_heading": True,
            "table": {
                "columns": [
                    {"type": "text", "heading": "Who"},
                    {"type": "text", "heading": "When"},
                ],
                "rows": [
                    {"values": ["The parents", "Five working days before"]},
                    {"values": ["The court", "On the day of filing"]},
                ],
            },
        }
