"""On what a part rests: evidence and law."""

from datetime import date

from wagtail import blocks

from changeprojects.blocks.grown import GrownBlock
from changeprojects.blocks.text import PlainDateBlock

_TEMPLATES = "changeprojects/blocks"


class EvidenceBlock(GrownBlock):
    """Where a section's advice comes from, and how far to trust it."""

    claim = blocks.TextBlock(required=False, help_text="The sentence that it carries.")
    source = blocks.TextBlock(help_text="Say “Practice knowledge” if there is no study.")
    how_strong = blocks.TextBlock(
        required=False, help_text="How far to trust it, as in: one pilot, no comparison group."
    )
    as_at = PlainDateBlock(
        required=False, label="As at", help_text="The day up to which it holds, if you know."
    )
    url = blocks.URLBlock(required=False, label="Address", help_text="Where it can be read.")

    added_later = ("claim", "url")

    class Meta:
        icon = "glasses"
        label = "Evidence"
        group = "What it rests on"
        description = "Where the advice comes from, and how far to trust it."
        template = f"{_TEMPLATES}/evidence.html"
        preview_value = {
            "claim": "",
            "source": "Practice knowledge, from twelve practice statements.",
            "how_strong": "One pilot, no comparison group.",
            "as_at": date(2025, 12, 1),
            "url": "",
        }


class LegalBlock(blocks.StructBlock):
    """What the law says, where, and on which date that was checked."""

    jurisdiction = blocks.CharBlock(
        max_length=80, default="England", help_text="Where this law holds."
    )
    law_as_at = PlainDateBlock(help_text="The day on which a lawyer last checked this.")
    text = blocks.TextBlock(help_text="What the law says, in plain words.")

    class Meta:
        icon = "clipboard-list"
        label = "Law"
        group = "What it rests on"
        description = "What the law says, where, and when that was checked."
        template = f"{_TEMPLATES}/legal.html"
        preview_value = {
            "jurisdiction": "England",
            "law_as_at": date(2026, 7, 1),
            "text": "The headings of a statement are set by the court.",
        }
