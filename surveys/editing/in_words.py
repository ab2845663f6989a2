"""How blocks of a list are read where two revisions are compared."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.html import conditional_escape
from wagtail import blocks


class InWords:
    """A block that is compared as a sentence: Wagtail would name its fields and their values.

    What is not filled in or not ticked is not named.
    """

    child_blocks: Mapping[str, blocks.Block]

    def render_basic(self, value: Mapping[str, Any], context: Any = None) -> str:
        """Return what was written first, and in brackets what else was, after its label."""
        first, *others = (*self._parts(value), "")
        more = "; ".join(part for part in others if part)
        return conditional_escape(f"“{first}” ({more})" if more else f"“{first}”")

    def _parts(self, value: Mapping[str, Any]) -> Iterator[str]:
        for place, (name, block) in enumerate(self.child_blocks.items()):
            one = value.get(name)
            if one or not place:
                said = _said(block, one)
                yield f"{block.label}: {said}" if place and said else said or str(block.label)


def _said(block: blocks.Block, one: Any) -> str:
    """Return a value as a person would say it; nothing if its label says it all."""
    if one is True:
        return ""
    if isinstance(block, blocks.ListBlock):
        return ", ".join(str(block.child_block.render_basic(each)) for each in one)
    if isinstance(block, blocks.ChoiceBlock):
        return str(dict(block.field.choices).get(one, one))
    return str(one or "…")
