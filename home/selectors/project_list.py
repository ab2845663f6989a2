"""The list of Change Projects and the choices that narrow it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify

from changeprojects.models import ChangeProjectPage
from home.selectors.entries import Entry, project_entry
from syndication.selectors import documents

Json = dict[str, Any]

# Active first, then planned, then ended.
_ORDER = (
    *("recruiting", "developing", "piloting", "evaluating", "refining", "publishing"),
    *("approved", "paused", "planned", "under_review", "completed", "stopped", "declined"),
)
_LABELS = dict(ChangeProjectPage.Status.choices)
_STAGES = {stage: str(_LABELS[stage]) for stage in _ORDER}
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
    # Whether the address asks for a choice that is none of the options.
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class ProjectList:
    """The projects that fit the choices."""

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    is_narrowed: bool
    has_unknown: bool


def project_list(query: Mapping[str, str]) -> ProjectList:
    """Return the projects that fit `query`; an unknown choice is left out, and told. One query."""
    projects = sorted(documents("change-project"), key=_rank)
    known = {name: _known(kind, projects) for name, kind in _FILTERS.items()}
    chosen, unknown = _choices(query, known)
    return ProjectList(
        entries=tuple(project_entry(one) for one in projects if _fits(one, chosen)),
        filters=tuple(
            Filter(
                name,
                kind.label,
                kind.any_label,
                _options(known[name], chosen.get(name, "")),
                name in unknown,
            )
            for name, kind in _FILTERS.items()
            if known[name]
        ),
        is_narrowed=bool(chosen),
        has_unknown=bool(unknown),
    )


def topic_code(statement: str) -> str:
    """Return how a topic is called in the address of the list."""
    return slugify(statement)[:80].rstrip("-")


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of choice: what a project has of it, by code; all choices if they are few."""

    label: str
    any_label: str
    of: Callable[[Json], dict[str, str]]
    choices: Mapping[str, str] | None = None


def _coded(key: str) -> Callable[[Json], dict[str, str]]:
    return lambda project: {str(project.get(key, "")): ""}


def _agencies(project: Json) -> dict[str, str]:
    rows = project["team"].get("agencies", [])
    return {row["slug"]: row["name"] for row in rows if row.get("slug")}


def _topics(project: Json) -> dict[str, str]:
    topics = project.get("origin", {}).get("topics", [])
    return {topic_code(one["statement"]): one["statement"] for one in topics}


_FILTERS = {
    "stage": _Kind("Stage", "Any stage", _coded("status"), _STAGES),
    "kind": _Kind("Kind", "Any kind", _coded("kind_code"), _KINDS),
    "scale": _Kind("Scale", "Any scale", _coded("scale_code"), _SCALES),
    "agency": _Kind("Agency", "Any agency", _agencies),
    "topic": _Kind("Topic", "Any topic", _topics),
}


def _known(kind: _Kind, projects: list[Json]) -> dict[str, str]:
    """Return the choices that there are, by code: those that lead to some project."""
    if kind.choices is not None:
        return dict(kind.choices)
    found = {code: label for one in projects for code, label in kind.of(one).items()}
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))


def _choices(
    query: Mapping[str, str], known: dict[str, dict[str, str]]
) -> tuple[dict[str, str], set[str]]:
    """Return what is chosen by filter, and the filters asked for what they do not offer."""
    given = {name: query.get(name, "").strip() for name in _FILTERS}
    given = {name: value for name, value in given.items() if value}
    chosen = {name: value for name, value in given.items() if value in known[name]}
    return chosen, given.keys() - chosen.keys()


def _fits(project: Json, chosen: dict[str, str]) -> bool:
    return all(value in _FILTERS[name].of(project) for name, value in chosen.items())


def _rank(project: dict[str, Any]) -> tuple[int, str]:
    status = project["status"]
    place = _ORDER.index(status) if status in _ORDER else len(_ORDER)
    return place, project["title"]


def _options(known: dict[str, str], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in known.items())
