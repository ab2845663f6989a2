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
        group = "Care for readers"
        description = "Says that something hard to read comes, and how to skip it."
        template = f"{_TEMPLATES}/content_note.html"
        preview_value = {
            "what": "The next part tells of violence at home.",
            "how_to_skip": "You can go on with part 3.",
        }


class HelplinesBlock(blocks.StructBlock):
    """Where a reader can get help now."""

    lead = blocks.CharBlock(
        max_length=200,
        default="You can talk to somebody about this.",
        label="First sentence",
        help_text="What stands above the numbers.",
    )
    helplines = blocks.ListBlock(
        SnippetChooserBlock("changeprojects.Helpline", label="Helpline"),
        min_num=1,
        help_text="Choose lines from the list “Helplines”, where each is checked.",
    )

    def get_preview_value(self) -> blocks.StructValue:
        """Return a line that does not exist, for those who choose a block."""
        example = self.child_blocks["helplines"].child_block.target_model(
            name="A helpline", phone="01632 960 101", hours="Every day, 9am to 9pm"
        )
        return self.normalize(
            {"lead": "You can talk to somebody about this.", "helplines": [example]}
        )

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
        group = "Care for readers"
        description = "Where a reader can get help now."
        template = f"{_TEMPLATES}/helplines.html"
