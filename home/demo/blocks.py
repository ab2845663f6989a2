"""The parts that products are made of, as a StreamField stores them, with lasting identifiers."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

Block = dict[str, Any]

# Names under it give the same block id on every machine, so that versions can be compared.
_NAMESPACE = UUID("6f0a2d5e-3f4b-5c1c-9a55-20050901c0de")


def block_id(name: str) -> str:
    """Return the lasting identifier of the block with this name."""
    return str(uuid5(_NAMESPACE, name))


def section(name: str, heading: str, content: Sequence[Block]) -> Block:
    """Return a numbered part of a product."""
    return _block("section", name, {"heading": heading, "content": list(content)})


def paragraph(name: str, html: str) -> Block:
    """Return running text."""
    return _block("paragraph", name, html)


def subheading(name: str, text: str) -> Block:
    """Return a heading inside a part."""
    return _block("subheading", name, text)


def checklist(name: str, title: str, items: Sequence[str]) -> list[Block]:
    """Return short points to tick off, under a heading of their own."""
    points = {"items": _items(name, items)}
    return [subheading(f"{name}/title", title), _block("checklist", name, points)]


def example(name: str, *, instead_of: str, write: str) -> Block:
    """Return a sentence as it should not be, and as it should."""
    return _block("worked_example", name, {"not_this": instead_of, "but_this": write})


def evidence(name: str, *, source: str, strength: str, as_at: date | None = None) -> Block:
    """Return where a part's advice comes from, and how far to trust it."""
    value = {
        "source": source,
        "how_strong": strength,
        "as_at": as_at.isoformat() if as_at else None,
    }
    return _block("evidence", name, value)


def because(name: str, text: str, recommendation: str) -> Block:
    """Return the note that a part is as it is because of what people said."""
    return _block("because", name, {"text": text, "recommendation": recommendation})


def law(name: str, *, text: str, jurisdiction: str, as_at: date) -> Block:
    """Return what the law says, where, and when that was checked."""
    value = {"jurisdiction": jurisdiction, "law_as_at": as_at.isoformat(), "text": text}
    return _block("legal", name, value)


def exercise(name: str, **value: Any) -> Block:
    """Return something a team does together.

    Takes the block's own fields: title, for_whom, minutes, bring, steps, for_leader.
    """
    return _block("exercise", name, value | {"steps": _items(name, value["steps"])})


def _items(name: str, texts: Sequence[str]) -> list[Block]:
    return [
        {"type": "item", "id": block_id(f"{name}/item/{place}"), "value": text}
        for place, text in enumerate(texts)
    ]


def _block(kind: str, name: str, value: Any) -> Block:
    return {"type": kind, "id": block_id(name), "value": value}
