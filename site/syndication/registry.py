"""Which function makes the public document of which kind of thing, and what blocks there are."""

from collections.abc import Callable, Mapping
from typing import Any

from syndication.documents import Document

Builder = Callable[[Any], Document]

_builders: dict[str, Builder] = {}
_blocks: dict[str, dict[str, Any]] = {}


def register(kind: str, builder: Builder) -> None:
    """Let `builder` make the documents of `kind`; raise `ValueError` if another one does."""
    if _builders.get(kind, builder) is not builder:
        raise ValueError(f"The kind “{kind}” already has a document builder.")
    _builders[kind] = builder


def build(kind: str, source: Any) -> Document:
    """Return the public document of `source`; raise `KeyError` for an unknown kind."""
    return _builders[kind](source)


def kinds() -> tuple[str, ...]:
    """Return the registered kinds in alphabetical order."""
    return tuple(sorted(_builders))


def describe_block(code: str, value: Mapping[str, Any]) -> None:
    """Let `value` be the JSON Schema of what blocks of the type `code` hold."""
    _blocks[code] = dict(value)


def blocks() -> Mapping[str, dict[str, Any]]:
    """Return the JSON Schema of what each type of block holds, by its code."""
    return _blocks
