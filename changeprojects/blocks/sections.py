"""The body of a product: numbered sections, and in each the blocks that it holds."""

from string import ascii_lowercase
from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText

from changeprojects.blocks.because import BecauseBlock
from changeprojects.blocks.care import ContentNoteBlock, HelplinesBlock
from changeprojects.blocks.files import DiagramBlock, DownloadBlock, EasyReadBlock, MediaBlock
from changeprojects.blocks.grounds import EvidenceBlock, LegalBlock
from changeprojects.blocks.practice import (
    CaseExampleBlock,
    ChecklistBlock,
    ExerciseBlock,
    PracticeTipBlock,
    WorkedExampleBlock,
)
from changeprojects.blocks.text import (
    RICH,
    ParagraphBlock,
    QuotationBlock,
    SubheadingBlock,
    TableBlock,
)
from changeprojects.blocks.voice import VoiceQuoteBlock

_TEMPLATES = "changeprojects/blocks"


class SectionContent(blocks.StreamBlock):
    """What a section may hold."""

    paragraph = ParagraphBlock(features=RICH)
    subheading = SubheadingBlock(max_length=120)
    exercise = ExerciseBlock()
    evidence = EvidenceBlock()
    legal = LegalBlock()
    worked_example = WorkedExampleBlock()
    because = BecauseBlock()
    voice_quote = VoiceQuoteBlock()
    checklist = ChecklistBlock()
    practice_tip = PracticeTipBlock()
    case_example = CaseExampleBlock()
    quotation = QuotationBlock()
    table = TableBlock()
    content_note = ContentNoteBlock()
    helplines = HelplinesBlock()
    download = DownloadBlock()
    diagram = DiagramBlock()
    media = MediaBlock()
    easy_read = EasyReadBlock()


class SectionBlock(blocks.StructBlock):
    """A numbered part of a product."""

    heading = blocks.CharBlock(
        max_length=120, help_text="Without its number: sections are numbered by themselves."
    )
    content = SectionContent(
        required=False, help_text="Add a part with the plus sign; each can be seen before."
    )

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the section's number, its anchor and its parts as finished HTML."""
        context = super().get_context(value, parent_context=parent_context)
        number = context.get("number", 1)
        return context | {
            "number": number,
            "anchor": anchor_of(number),
            "block_id": context.get("section_id", ""),
            "parts": _rendered_parts(value["content"], number),
        }

    class Meta:
        icon = "doc-full"
        label = "Section"
        description = "A numbered part of the product, with its own heading."
        template = f"{_TEMPLATES}/section.html"
        preview_value = {
            "heading": "Before you write",
            "content": [("paragraph", RichText("<p>Ask two questions.</p>"))],
        }


class ProductBody(blocks.StreamBlock):
    """The body of a product: its sections in order."""

    section = SectionBlock()

    class Meta:
        icon = "doc-full-inverse"
        required = False


def anchor_of(number: int) -> str:
    """Return the address inside the page of the section with this number."""
    return f"part-{number}"


def sections_json(body: blocks.StreamValue) -> list[dict[str, Any]]:
    """Return the body of a product as plain JSON, each part with the id that it keeps for ever."""
    return [
        {
            "id": section.id,
            "number": number,
            "anchor": anchor_of(number),
            "heading": section.value["heading"],
            "blocks": [
                {
                    "id": block.id,
                    "type": block.block_type,
                    "value": block.block.get_api_representation(block.value),
                }
                for block in section.value["content"]
            ],
        }
        for number, section in enumerate(body, start=1)
    ]


def _rendered_parts(content: blocks.StreamValue, number: int) -> list[str]:
    letters = iter(ascii_lowercase)
    parts = []
    for child in content:
        is_exercise = child.block_type == "exercise"
        context = {"block_id": child.id}
        if is_exercise:
            context["exercise_number"] = f"{number}{next(letters, '')}"
        parts.append(child.render_as_block(context))
    return parts
