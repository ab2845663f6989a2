"""What is ticked or not, told as Yes or No where two revisions are compared."""

from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.admin.compare import FieldComparison, register_comparison_class

_WORDS = {True: "Yes", False: "No"}


class TickBlock(blocks.BooleanBlock):
    """A tick. Wagtail would say True and False of it; to migrations it is Wagtail's own."""

    def render_basic(self, value: Any, context: Any = None) -> str:
        """Return Yes or No; what is not there is not ticked."""
        return _WORDS[bool(value)]

    def deconstruct(self) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
        """Say how it is made: as Wagtail's own, for the words in a comparison are not stored."""
        _, arguments, options = super().deconstruct()
        return "wagtail.blocks.BooleanBlock", arguments, options


class TickComparison(FieldComparison):
    """Two ticks of a form, told as Yes and No; nothing of what was not asked yet."""

    def __init__(self, field: models.Field, before: models.Model, after: models.Model) -> None:
        super().__init__(field, before, after)
        self.val_a = _WORDS.get(field.value_from_object(before), "")
        self.val_b = _WORDS.get(field.value_from_object(after), "")


register_comparison_class(models.BooleanField, comparison_class=TickComparison)
