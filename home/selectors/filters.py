"""Choices in the address of a list that narrow it; nothing is stored, no script is needed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class FilterKind:
    """A kind of choice: what a document has of it, by code; all choices if they are few.

    `any_label` names what is shown while nothing is chosen. `elsewhere` gives the label of a
    choice that leads to no document although there is such a thing; it is asked for that alone.
    """

    label: str
    any_label: str
    of: Callable[[Json], Mapping[str, str]]
    choices: Mapping[str, str] | None = None
    elsewhere: Callable[[str], str] | None = None

    def known(self, documents: list[Json]) -> dict[str, str]:
        """Return the choices that there are, by code: those that lead to some document."""
        if self.choices is not None:
            return dict(self.choices)
        found = {code: label for one in documents for code, label in self.of(one).items() if code}
        return _sorted(found)

    def known_with(self, documents: list[Json], value: str) -> dict[str, str]:
        """Return the choices that there are, with the one that is asked for if there is such."""
        known = self.known(documents)
        if not value or value in known or self.elsewhere is None:
            return known
        label = self.elsewhere(value)
        return _sorted(known | {value: label}) if label else known


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the address, its label and its choices."""

    name: str
    label: str
    any_label: str
    options: tuple[Option, ...]
    # Whether the address asks for a choice that is none of the options.
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The documents that fit the choices, and the choices."""

    documents: list[Json]
    filters: tuple[Filter, ...]
    chosen: dict[str, str]
    # How many choices were left out because nobody offers them.
    unknown: int


def coded(key: str, label_key: str = "") -> Callable[[Json], dict[str, str]]:
    """Return what reads one code, and its label, from a document."""
    return lambda document: {str(document.get(key, "")): str(document.get(label_key, ""))}


def narrow(
    documents: list[Json], query: Mapping[str, str], kinds: Mapping[str, FilterKind]
) -> Narrowed:
    """Return the documents that fit `query`; an unknown choice is left out, and told."""
    asked = {name: query.get(name, "").strip() for name in kinds}
    known = {name: kind.known_with(documents, asked[name]) for name, kind in kinds.items()}
    given = {name: value for name, value in asked.items() if value}
    chosen = {name: value for name, value in given.items() if value in known[name]}
    unknown = given.keys() - chosen.keys()
    return Narrowed(
        documents=[
            one
            for one in documents
            if all(value in kinds[name].of(one) for name, value in chosen.items())
        ],
        filters=tuple(
            Filter(
                name,
                kind.label,
                kind.any_label,
                _options(known[name], chosen.get(name, "")),
                name in unknown,
            )
            for name, kind in kinds.items()
            if known[name] or name in unknown
        ),
        chosen=chosen,
        unknown=len(unknown),
    )


def _sorted(choices: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(choices.items(), key=lambda pair: pair[1].casefold()))


def _options(known: dict[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in known.items())
