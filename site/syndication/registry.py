"""Which function makes the public document of which kind of thing."""

from collections.abc import Callable
from typing import Any

from syndication.documents import Document

Builder = Callable[[Any], Document]

_builders: dict[str, Builder] = {}


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
