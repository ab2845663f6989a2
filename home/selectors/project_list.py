"""The list of Change Projects and the choices that narrow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from home.selectors.entries import Entry, project_entry
from syndication.selectors import documents

# Active first, then planned, then ended.
_ORDER = (
    "recruiting",
    "developing",
    "piloting",
    "evaluating",
    "refining",
    "planned",
    "completed",
    "stopped",
)
_STAGES = {
    "planned": "Planned",
    "recruiting": "Recruiting",
    "developing": "Developing",
    "piloting": "Piloting",
    "evaluating": "Evaluating",
    "refining": "Refining",
    "completed": "Completed",
    "stopped": "Stopped",
}
_KINDS = {"specific_need": "A specific need", "core_strategic": "A core strategic issue"}
_SCALES = {"network": "The whole network", "local": "Local"}


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


@dataclass(frozen=True, slots=True)
class ProjectList:
    """The projects that fit the choices."""

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    is_narrowed: bool
    has_unknown: bool


def project_list(query: Mapping[str, str]) -> ProjectList:
    """Return the projects that fit `query`; an unknown choice is left out, and told. One query."""
    chosen, has_unknown = _choices(query)
    projects = [project for project in documents("change-project") if _fits(project, chosen)]
    projects.sort(key=_rank)
    return ProjectList(
        entries=tuple(project_entry(project) for project in projects),
        filters=tuple(
            Filter(name, label, any_label, _options(known, chosen.get(name, "")))
            for name, (label, any_label, known, _key) in _FILTERS.items()
        ),
        is_narrowed=bool(chosen),
        has_unknown=has_unknown,
    )


_FILTERS: dict[str, tuple[str, str, dict[str, str], str]] = {
    "stage": ("Stage", "Any stage", _STAGES, "status"),
    "kind": ("Kind", "Any kind", _KINDS, "kind_code"),
    "scale": ("Scale", "Any scale", _SCALES, "scale_code"),
}


def _choices(query: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    given = {name: query.get(name, "").strip() for name in _FILTERS}
    given = {name: value for name, value in given.items() if value}
    known = {name: value for name, value in given.items() if value in _FILTERS[name][2]}
    return known, len(known) < len(given)


def _fits(project: dict[str, Any], chosen: dict[str, str]) -> bool:
    return all(project.get(_FILTERS[name][3]) == value for name, value in chosen.items())


def _rank(project: dict[str, Any]) -> tuple[int, str]:
    status = project["status"]
    place = _ORDER.index(status) if status in _ORDER else len(_ORDER)
    return place, project["title"]


def _options(known: dict[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in known.items())
