"""What a reader may need to know first, and where help is."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

_TEMPLATES = "changeprojects/blocks"


class ContentNoteBlock(blocks.StructBlock):
    """What comes next may be hard to read, and how to go round it."""

    what = blocks.CharBlock(
        max_length=200, label="What comes", help_text="As in: an account of violence at home."
    )
    how_to_skip = blocks.CharBlock(
        max_length=200, help_text="As in: you can go on with part 3 and miss nothing you need."
    )

    class Meta:
        icon = "warning"
        label = "Content note"
        description = "Says that something hard to read comes, and how to skip it."
        template = f"{_TEMPLATES}/content_note.html"
        preview_value = {
            "what": "The next part tells of violence at home.",
            "how_to_skip": "You can go on with part 3.",
        }


class HelplinesBlock(blocks.StructBlock):
    """Where a reader can get help now."""

    lead = blocks.CharBlock(
        max_length=200, default="You can talk to somebody about this.", label="First sentence"
    )
    helplines = blocks.ListBlock(SnippetChooserBlock("changeprojects.Helpline"), min_num=1)

    def get_api_representation(
        self,
        value: blocks.StructValue,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return each helpline in full, as it is on the day of the release."""
        return {
            "lead": value["lead"],
            "helplines": [one.as_json() for one in value["helplines"] if one],
        }

    class Meta:
        icon = "help"
        label = "Helplines"
        description = "Where a reader can get help now."
        template = f"{_TEMPLATES}/helplines.html"
