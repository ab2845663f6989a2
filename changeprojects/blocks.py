"""What a product is made of: sections, and in them paragraphs, exercises, evidence, law.

Each block has one template under `templates/changeprojects/blocks/` and one plain JSON
form (`get_api_representation`), which is what an edition keeps.
"""

from collections.abc import Mapping
from datetime import date
from string import ascii_lowercase
from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.rich_text import RichText

from changeprojects.rich_text import public_html

RICH = ["bold", "italic", "link", "ul", "ol", "strikethrough"]
_TEMPLATES = "changeprojects/blocks"


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
        description = "Running text, with lists and links."
        template = f"{_TEMPLATES}/paragraph.html"
        preview_value = "<p>Write down the answers, and keep them beside you.</p>"


class SubheadingBlock(blocks.CharBlock):
    """A heading inside a section."""

    class Meta:
        icon = "title"
        label = "Subheading"
        description = "A heading inside a section."
        template = f"{_TEMPLATES}/subheading.html"
        preview_value = "Before the meeting"


class ExerciseBlock(blocks.StructBlock):
    """Something a team does together; it can be printed alone."""

    title = blocks.CharBlock(max_length=120)
    for_whom = blocks.CharBlock(max_length=120, label="For")
    minutes = blocks.IntegerBlock(min_value=1, max_value=480)
    bring = blocks.CharBlock(max_length=200, required=False)
    steps = blocks.ListBlock(blocks.TextBlock(label="Step"), min_num=1)
    for_leader = blocks.TextBlock(required=False, label="For the person leading")

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the number that the section gives, or "1a" when shown alone."""
        context = super().get_context(value, parent_context=parent_context)
        context["exercise_number"] = context.get("exercise_number", "1a")
        return context

    class Meta:
        icon = "group"
        label = "Exercise"
        description = "Something a team does together. It can be printed alone."
        template = f"{_TEMPLATES}/exercise.html"
        preview_value = {
            "title": "Read it as the parent",
            "for_whom": "Supervision, or a team of 3 to 8",
            "minutes": 25,
            "bring": "One page of a statement, names removed",
            "steps": ["Read the page in silence.", "Pick one sentence. Rewrite it."],
            "for_leader": "Do not use a case that someone in the room is working on.",
        }


class EvidenceBlock(blocks.StructBlock):
    """Where a section's advice comes from, and how far to trust it."""

    source = blocks.TextBlock(help_text="Say “Practice knowledge” if there is no study.")
    how_strong = blocks.TextBlock(required=False)
    as_at = PlainDateBlock(required=False, label="As at")

    class Meta:
        icon = "glasses"
        label = "Evidence"
        description = "Where the advice comes from, and how far to trust it."
        template = f"{_TEMPLATES}/evidence.html"
        preview_value = {
            "source": "Practice knowledge, from twelve practice statements.",
            "how_strong": "One pilot, no comparison group.",
            "as_at": date(2025, 12, 1),
        }


class LegalBlock(blocks.StructBlock):
    """What the law says, where, and on which date that was checked."""

    jurisdiction = blocks.CharBlock(max_length=80, default="England")
    law_as_at = PlainDateBlock(help_text="The day on which a lawyer last checked this.")
    text = blocks.TextBlock()

    class Meta:
        icon = "clipboard-list"
        label = "Law"
        description = "What the law says, where, and when that was checked."
        template = f"{_TEMPLATES}/legal.html"
        preview_value = {
            "jurisdiction": "England",
            "law_as_at": date(2026, 7, 1),
            "text": "The headings of a statement are set by the court.",
        }


class WorkedExampleBlock(blocks.StructBlock):
    """A sentence as it should not be, and as it should."""

    not_this = blocks.TextBlock(label="Not")
    but_this = blocks.TextBlock(label="But")

    class Meta:
        icon = "edit"
        label = "Worked example"
        description = "A sentence as it should not be, and as it should."
        template = f"{_TEMPLATES}/worked_example.html"
        preview_value = {
            "not_this": "Ms A often misses appointments.",
            "but_this": "Ms A missed two of five appointments in March (clinic letter).",
        }


class BecauseBlock(blocks.StructBlock):
    """A margin note: this part is as it is because of what families said."""

    text = blocks.TextBlock(help_text="In our words, never a quotation.")
    recommendation = blocks.CharBlock(
        max_length=12, required=False, help_text="Its code in the register, as in REC-02."
    )

    class Meta:
        icon = "comment"
        label = "Because families said"
        description = "A margin note: this part changed because of what families said."
        template = f"{_TEMPLATES}/because.html"
        preview_value = {
            "text": "Most people saw the statement just before court, or not at all.",
            "recommendation": "REC-02",
        }


class ChecklistBlock(blocks.StructBlock):
    """Short points to tick off."""

    items = blocks.ListBlock(blocks.CharBlock(max_length=200, label="Point"), min_num=1)

    class Meta:
        icon = "tick-inverse"
        label = "Checklist"
        description = "Short points to tick off."
        template = f"{_TEMPLATES}/checklist.html"
        preview_value = {"items": ["Names are right", "Each fact says where it came from"]}


class SectionContent(blocks.StreamBlock):
    """What a section may hold."""

    paragraph = ParagraphBlock(features=RICH)
    subheading = SubheadingBlock(max_length=120)
    exercise = ExerciseBlock()
    evidence = EvidenceBlock()
    legal = LegalBlock()
    worked_example = WorkedExampleBlock()
    because = BecauseBlock()
    checklist = ChecklistBlock()


class SectionBlock(blocks.StructBlock):
    """A numbered part of a product."""

    heading = blocks.CharBlock(max_length=120)
    content = SectionContent(required=False)

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
