"""Numbers of results, as pages show them."""

from collections.abc import Sequence
from typing import Any

from django import template

from surveys.engine.likely import likely_percent

register = template.Library()


@register.simple_tag
def likely(about: int, base: int) -> str:
    """Return between which shares chance alone would leave this one: “27 to 51”."""
    low, high = likely_percent(about, base)
    return f"{low} to {high}"


@register.simple_tag
def likely_in(groups: Sequence[Any], place: int, about: int) -> str:
    """Return the same for a cell of a table by groups: of the people in the group at `place`."""
    group = groups[place]
    return likely(about, group["base"] if isinstance(group, dict) else group.base)
