"""Which function makes the public document of which kind of thing, and what blocks there are.

And which one tells a report: numbers over what is public, made anew each time.
"""

from collections.abc import Callable, Mapping
from typing import Any

from syndication.documents import Document

Builder = Callable[[Any], Document]
Report = Callable[[], dict[str, Any]]

_builders: dict[str, Builder] = {}
_blocks: dict[str, dict[str, Any]] = {}
_reports: dict[str, Report] = {}


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


def register_report(name: str, report: Report) -> None:
    """Let `report` tell what the content API says under `name`: nothing that is not public."""
    _reports[name] = report


def report(name: str) -> dict[str, Any]:
    """Return what the report says now; raise `KeyError` for an unknown one."""
    return _reports[name]()


def describe_block(code: str, value: Mapping[str, Any]) -> None:
    """Let `value` be the JSON Schema of what blocks of the type `code` hold."""
    _blocks[code] = dict(value)


def blocks() -> Mapping[str, dict[str, Any]]:
    """Return the JSON Schema of what each type of block holds, by its code."""
    return _blocks
