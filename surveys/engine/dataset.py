"""A table of data with names that every statistics program takes. Plain values."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Value = int | float | str | None

# SPSS takes 64 bytes; some room is left for a number.
_LONGEST = 56
_RESERVED_TEXT = "ALL AND BY EQ GE GT LE LT NE NOT OR TO WITH"
_RESERVED = frozenset(_RESERVED_TEXT.split())


class Kind(StrEnum):
    """What the values of a variable are."""

    NUMBER = "number"
    WORDS = "words"
    CODE = "code"
    """A whole number that stands for one of the labels."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One column: its name, what it says, and what its codes stand for."""

    name: str
    label: str
    kind: Kind
    codes: Mapping[int, str] = field(default_factory=dict)

    def in_words(self, value: Value) -> Value:
        """Return a value as people read it: the label of a code, and everything else as it is."""
        return self.codes.get(value, value) if isinstance(value, int) else value


@dataclass(frozen=True, slots=True)
class Dataset:
    """Variables and rows, with a value of every row for each of them; None where there is none."""

    title: str
    variables: tuple[Variable, ...]
    rows: tuple[tuple[Value, ...], ...]

    def marked(self, variable: Variable, value: Value) -> "Dataset":
        """Return the same with one more variable at the end, of one value in every row."""
        rows = tuple((*row, value) for row in self.rows)
        return Dataset(self.title, (*self.variables, variable), rows)


def names_of(keys: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each key: letters, digits and low lines, all different in any case."""
    names: list[str] = []
    for key in keys:
        plain = re.sub(r"[^A-Za-z0-9_]+", "_", key).strip("_")[:_LONGEST]
        if not plain[:1].isalpha() or plain.upper() in _RESERVED:
            plain = f"q_{plain}"
        names.append(_different(plain, {name.lower() for name in names}))
    return tuple(names)


def _different(name: str, taken: set[str]) -> str:
    number, found = 1, name
    while found.lower() in taken:
        number += 1
        found = f"{name}_{number}"
    return found
