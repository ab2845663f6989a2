"""Pieces of SQL with their parameters, put together without ever mixing the two."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Statement:
    """Some SQL and the parameters for its placeholders, in their order."""

    sql: str
    parameters: tuple[Any, ...] = ()

    def __add__(self, other: "Statement") -> "Statement":
        """Return this followed by another."""
        return Statement(self.sql + other.sql, self.parameters + other.parameters)

    def join(self, parts: "Iterable[Statement]") -> "Statement":
        """Return the parts with this between them."""
        whole = Statement("")
        for number, part in enumerate(parts):
            whole = whole + (self if number else Statement("")) + part
        return whole
