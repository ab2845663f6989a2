"""A block that got more fields after editions were frozen with it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from wagtail import blocks


class GrownBlock(blocks.StructBlock):
    """A struct whose later fields are told only where they are filled in.

    So a version that was frozen before they existed can be released again word for word.
    """

    added_later: ClassVar[tuple[str, ...]] = ()

    def get_api_representation(
        self,
        value: blocks.StructValue,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return every field, but of the later ones only those that say something."""
        form: dict[str, Any] = super().get_api_representation(value, context=context)
        return {name: told for name, told in form.items() if told or name not in self.added_later}
