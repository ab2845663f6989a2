"""What one person said, in a product: named here, and told only as long as it may be told."""

from collections.abc import Mapping
from typing import Any

from django import forms
from wagtail import blocks

from syndication.kinds import KINDS, api_url
from syndication.selectors import documents

_TEMPLATES = "changeprojects/blocks"
_KIND = "quote"


def offered() -> list[tuple[str, str]]:
    """Return the quotes that are public now, with their words, and first nothing. One query."""
    return [("", "Choose")] + [
        (one["id"], f"{one['title']}: “{one['text']}”") for one in documents(_KIND)
    ]


class QuoteChoiceBlock(blocks.FieldBlock):
    """The identifier of a quote, chosen from those that are public.

    No `ChoiceBlock`: that one asks for its choices whenever a page is loaded.
    """

    def __init__(self, *, help_text: str = "", **kwargs: Any) -> None:
        self.field = forms.ChoiceField(choices=offered, help_text=help_text)
        super().__init__(**kwargs)

    class Meta:
        icon = "comment"
        form_classname = "cp-long-choice"


class VoiceQuoteBlock(blocks.StructBlock):
    """A quote out of a voice summary. Nobody can write one here: two people have read each.

    The version that is frozen has its address and none of its words, so that they can go when
    the person takes them back.
    """

    quote = QuoteChoiceBlock(
        help_text="What a published “You said, we did” page quotes. It goes by itself when the "
        "person takes it back, or when its last day is over.",
    )

    def get_api_representation(
        self,
        value: blocks.StructValue,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, str]:
        """Return which quote it is and where its words are."""
        return {"id": value["quote"], "url": _address(value)}

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add where the words are."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"address": _address(value)}

    class Meta:
        icon = "comment"
        label = "What somebody said"
        group = "What it rests on"
        description = "Words of one person who allowed it, out of “You said, we did”."
        template = f"{_TEMPLATES}/voice_quote.html"
        preview_value = {"quote": "00000000-0000-4000-8000-000000000000"}


def _address(value: blocks.StructValue) -> str:
    return api_url(KINDS[_KIND].segment, value["quote"])
