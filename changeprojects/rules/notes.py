"""Which changes the notes in a product's body can name."""

from contextlib import AbstractContextManager
from typing import Any

from django.utils.text import Truncator

from changeprojects.blocks.because import NotedChange, noting
from changeprojects.rules.facts import change_entries_of

_VOICE = "voice"


def noted_changes(product: Any) -> list[NotedChange]:
    """Return the changes of a product that answer what people said, in the order of the list."""
    return [
        NotedChange(
            key=str(entry.identifier),
            name=Truncator(f"{entry.get_type_display()}: {entry.plain_text}").chars(90),
            text=entry.plain_text,
            recommendation=entry.recommendation.code if entry.recommendation else "",
        )
        for entry in change_entries_of(product)
        if entry.reason == _VOICE
    ]


def noting_changes_of(product: Any) -> AbstractContextManager[None]:
    """Let the notes in the body of a product name its own changes inside the block."""
    return noting(noted_changes(product))
