"""The OpenAPI description, cut up for the page that people read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Section:
    """One resource as the page shows it."""

    anchor: str
    title: str
    address: str
    description: str
    parameters: Sequence[tuple[str, str]]
    answers: Sequence[tuple[str, str]]


def sections(description: dict[str, Any]) -> list[Section]:
    """Return one section for each resource, in the order of addresses."""
    return [
        Section(
            anchor=operation["operationId"],
            title=operation["summary"],
            address=address,
            description=operation["description"],
            parameters=[
                (parameter["name"], parameter.get("description", ""))
                for parameter in operation.get("parameters", ())
                if parameter["in"] == "query"
            ],
            answers=[
                (status, response.get("description", ""))
                for status, response in sorted(operation["responses"].items())
            ],
        )
        for address, methods in description["paths"].items()
        for operation in methods.values()
    ]
