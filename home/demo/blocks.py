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


def tip(name: str, text: str, *, whose: str) -> Block:
    """Return a small thing that helped somebody do it."""
    return _block("practice_tip", name, {"text": text, "from_whom": whose})


def case(name: str, title: str, text: str) -> Block:
    """Return what happened to somebody who does not exist."""
    value = {"title": title, "text": text, "is_fictional": True, "consent": ""}
    return _block("case_example", name, value)


def quotation(name: str, text: str, *, source: str) -> Block:
    """Return words out of something published, which is made up as well."""
    return _block("quotation", name, {"text": text, "source": source, "url": ""})


def voice_quote(name: str, identifier: str) -> Block:
    """Return a quote that is public, named and not written down."""
    return _block("voice_quote", name, {"quote": identifier})


def table(name: str, caption: str, headings: Sequence[str], *rows: Sequence[str]) -> Block:
    """Return rows of text, the first cell of each being what it is about."""
    cells = {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [{"values": list(row)} for row in rows],
        "caption": "",
    }
    value = {"caption": caption, "first_column_is_heading": True, "table": cells}
    return _block("table", name, value)


def content_note(name: str, what: str, how_to_skip: str) -> Block:
    """Return the note that something hard to read comes."""
    return _block("content_note", name, {"what": what, "how_to_skip": how_to_skip})


def helplines(name: str, lead: str, keys: Sequence[int]) -> Block:
    """Return where a reader can get help, by the keys of the lines."""
    return _block("helplines", name, {"lead": lead, "helplines": _items(name, keys)})


def download(name: str, title: str, document: int) -> Block:
    """Return a file to take along, by its key."""
    return _block("download", name, {"title": title, "document": document, "is_accessible": True})


def diagram(name: str, image: int, *, alt: str, long_description: str) -> Block:
    """Return a picture by its key, with the same in words."""
    value = {"image": image, "alt": alt, "long_description": long_description}
    return _block("diagram", name, value)


def film(name: str, title: str, *, url: str, minutes: int, transcript: str) -> Block:
    """Return a film with captions, and all that is said in it."""
    value = {"title": title, "kind": "film", "url": url, "minutes": minutes}
    return _block("media", name, value | {"has_captions": True, "transcript": transcript})


def easy_read(name: str, *rows: tuple[str, int | None, str]) -> Block:
    """Return short sentences, each with the key of a picture and what that shows."""
    items = [{"sentence": text, "picture": key, "alt": alt} for text, key, alt in rows]
    return _block("easy_read", name, {"rows": _items(name, items)})


def because(name: str, text: str, change: str) -> Block:
    """Return the note that a part is as it is because of a change that people asked for."""
    return _block("because", name, {"change": change, "text": text})


def law(name: str, *, text: str, jurisdiction: str, as_at: date) -> Block:
    """Return what the law says, where, and when that was checked."""
    value = {"jurisdiction": jurisdiction, "law_as_at": as_at.isoformat(), "text": text}
    return _block("legal", name, value)


def exercise(name: str, **value: Any) -> Block:
    """Return something a team does together.

    Takes the block's own fields: title, for_whom, minutes, bring, steps, for_leader.
    """
    return _block("exercise", name, value | {"steps": _items(name, value["steps"])})


def _items(name: str, values: Sequence[Any]) -> list[Block]:
    return [
        {"type": "item", "id": block_id(f"{name}/item/{place}"), "value": value}
        for place, value in enumerate(values)
    ]


def _block(kind: str, name: str, value: Any) -> Block:
    return {"type": kind, "id": block_id(name), "value": value}
