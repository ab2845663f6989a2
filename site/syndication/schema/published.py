"""JSON Schemas that stand alone: one of each part of the API's description, and of each block."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from syndication import registry
from syndication.kinds import api_url
from syndication.schema.components import COMPONENTS
from syndication.schema.shapes import Schema, record, text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/components/schemas/"


def names() -> list[str]:
    """Return the names of all schemas, in alphabetical order."""
    return sorted(_parts())


def title_of(name: str) -> str:
    """Return how people call the schema `name`: "Product version"."""
    return name.replace("-", " ").replace("_", " ").capitalize()


def address_of(name: str) -> str:
    """Return the absolute address of the schema `name`."""
    return api_url("schemas", f"{name}.json")


def schema_document(name: str) -> Schema:
    """Return the schema `name`, complete in itself; raise `KeyError` for an unknown one."""
    parts = _parts()
    schema = parts[name]
    used: dict[str, Schema] = {}
    waiting = list(_named(schema))
    while waiting:
        part = waiting.pop()
        if part not in used:
            used[part] = parts[part]
            waiting += _named(parts[part])
    whole = {"$schema": DIALECT, "$id": address_of(name), "title": title_of(name)} | schema
    return _relinked(whole | ({"$defs": dict(sorted(used.items()))} if used else {}))


@cache
def _parts() -> dict[str, Schema]:
    """Return all schemas by name; what stands in a version names the schemas of its blocks."""
    parts = {_name_of(component): schema for component, schema in COMPONENTS.items()}
    blocks = {f"block-{code}": _block(code, value) for code, value in registry.blocks().items()}
    # A block of another kind, from before or after this release, is a block all the same.
    parts["block"] = parts["block"] | {
        "allOf": [
            {
                "if": record("type", type={"const": name.removeprefix("block-")}),
                "then": {"$ref": f"{_REFERENCE}{name}"},
            }
            for name in sorted(blocks)
        ]
    }
    return parts | blocks


def _block(code: str, value: Schema) -> Schema:
    described = {"description": value["description"]} if "description" in value else {}
    shape = record("id type value", id=text(), type={"const": code}, value=value)
    return shape | described


def _name_of(component: str) -> str:
    """Return "product-version" for "ProductVersion"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", component).lower()


def _named(schema: Any) -> Iterator[str]:
    """Yield the names of the parts that a schema refers to."""
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield _name_of(schema["$ref"].removeprefix(_REFERENCE))
        for value in schema.values():
            yield from _named(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _named(value)


def _relinked(schema: Any) -> Any:
    """Return the schema with its references leading to parts of the same document."""
    if isinstance(schema, dict):
        changed = {key: _relinked(value) for key, value in schema.items()}
        if "$ref" in schema:
            part = _name_of(schema["$ref"].removeprefix(_REFERENCE))
            changed["$ref"] = f"#/$defs/{part}"
        return changed
    return [_relinked(value) for value in schema] if isinstance(schema, list) else schema
