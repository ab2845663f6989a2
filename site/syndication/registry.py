"""Which function makes the public document of which kind of thing, and what blocks there are.

And which one tells a report: numbers over what is public, made anew each time. And which says
what of a document holds once something that it names has ended.
"""

from collections.abc import Callable, Mapping
from typing import Any

from syndication.documents import Document

Builder = Callable[[Any], Document]
Report = Callable[[], dict[str, Any]]
Rule = Callable[[dict[str, Any]], dict[str, Any]]

_builders: dict[str, Builder] = {}
_blocks: dict[str, dict[str, Any]] = {}
_reports: dict[str, Report] = {}
_holding: dict[str, Rule] = {}


def register(kind: str, builder: Builder) -> None:
    """Let `builder` make the documents of `kind`; raise `ValueError` if another one does."""
    if _builders.get(kind, builder) is not builder:
        raise ValueError(f"The kind “{kind}” already has a document builder.")
    _builders[kind] = builder


def build(kind: str, source: Any) -> Document:
    """Return the public document of `source`; raise `KeyError` for an unknown kind."""
    return _builders[kind](source)


def register_holding(kind: str, rule: Rule) -> None:
    """Let `rule` leave out of documents of `kind` what was told only beside what has ended."""
    _holding[kind] = rule


def holding(kind: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return what a stored document still tells, once what has ended was taken out of it."""
    rule = _holding.get(kind)
    return rule(document) if rule else document


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
