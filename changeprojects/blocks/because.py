"""Notes in the margin: a part is as it is because of a change that people asked for."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from wagtail import blocks

_TEMPLATES = "changeprojects/blocks"


@dataclass(frozen=True, slots=True)
class NotedChange:
    """A change that a note can name; `recommendation` is the code of what it answers."""

    key: str
    name: str
    text: str
    recommendation: str


_noted: ContextVar[tuple[NotedChange, ...]] = ContextVar("changeprojects_noted", default=())


@contextmanager
def noting(changes: Iterable[NotedChange]) -> Iterator[None]:
    """Let notes name these changes inside the block: while a product is edited or frozen.

    A block knows its value and not the page that it stands in.
    """
    token = _noted.set(tuple(changes))
    try:
        yield
    finally:
        _noted.reset(token)


def _offered() -> list[tuple[str, str]]:
    return [("", "Choose")] + [(change.key, change.name) for change in _noted.get()]


class ChangeChoiceBlock(blocks.FieldBlock):
    """The key of a change entry of the page, chosen from those that people asked for.

    Notes from before there was a choice hold the code of a recommendation, or nothing: they are
    told as they were, until somebody edits them and has to choose.
    """

    def __init__(self, *, help_text: str = "", **kwargs: Any) -> None:
        self.field = forms.ChoiceField(choices=_offered, help_text=help_text)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        """Return the key if it is one of the page's; what is told as before need not be one."""
        return value if value and not _is_key(value) else super().clean(value)

    class Meta:
        icon = "list-ul"
        form_classname = "cp-long-choice"


class BecauseBlock(blocks.StructBlock):
    """A margin note: this part is as it is because of what families said."""

    change = ChangeChoiceBlock(
        help_text="Out of “What changes, and why”, with “What people said” as its reason. Save "
        "the page first to see changes that you have just added.",
    )
    text = blocks.TextBlock(
        required=False,
        help_text="Why, in our words and never a quotation. Without it the note says what changed.",
    )

    def get_api_representation(
        self,
        value: blocks.StructValue,
        context: Mapping[str, Any] | None = None,
    ) -> dict[str, str]:
        """Return what the note says, and the code of the recommendation that it answers."""
        change = _named(value)
        code = change.recommendation if change else value.get("change") or ""
        return {"text": _text(value), "recommendation": code}

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add what the note says."""
        return super().get_context(value, parent_context=parent_context) | {"text": _text(value)}

    class Meta:
        icon = "comment"
        label = "Because families said"
        group = "What it rests on"
        description = "A margin note: this part changed because of what families said."
        template = f"{_TEMPLATES}/because.html"
        preview_value = {
            "change": "",
            "text": "Most people saw the statement just before court, or not at all.",
        }


def _is_key(change: str) -> bool:
    try:
        UUID(change)
    except ValueError:
        return False
    return True


def _named(value: blocks.StructValue) -> NotedChange | None:
    return next((one for one in _noted.get() if one.key == value.get("change")), None)


def _text(value: blocks.StructValue) -> str:
    change = _named(value)
    return value.get("text") or (change.text if change else "")
