"""The list of Change Projects and the choices that narrow it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from changeprojects.models import ChangeProjectPage
from changeprojects.public_names import topic_code
from home.selectors.entries import Entry, project_entry
from home.selectors.filters import Filter, FilterKind, coded, narrow
from syndication.selectors import documents

Json = dict[str, Any]

# Active first, then planned, then ended.
_ORDER = (
    *("recruiting", "developing", "piloting", "evaluating", "refining", "publishing"),
    *("approved", "paused", "planned", "under_review", "completed", "stopped", "declined"),
)
_LABELS = dict(ChangeProjectPage.Status.choices)
_STATUSES = {status: str(_LABELS[status]) for status in _ORDER}
_KINDS = {"specific_need": "A specific need", "core_strategic": "A core strategic issue"}
_SCALES = {"network": "The whole network", "local": "Local"}


@dataclass(frozen=True, slots=True)
class ProjectList:
    """The projects that fit the choices."""

    entries: tuple[Entry, ...]
    filters: tuple[Filter, ...]
    is_narrowed: bool
    unknown: int


def project_list(query: Mapping[str, str]) -> ProjectList:
    """Return the projects that fit `query`; an unknown choice is left out, and told.

    An agency or a topic without a project is known, and nothing fits it. One query, and one more
    for each such choice.
    """
    found = narrow(sorted(documents("change-project"), key=_rank), query, _FILTERS)
    return ProjectList(
        entries=tuple(project_entry(one) for one in found.documents),
        filters=found.filters,
        is_narrowed=bool(found.chosen),
        unknown=found.unknown,
    )


def _agencies(project: Json) -> dict[str, str]:
    rows = project["team"].get("agencies", [])
    return {row["slug"]: row["name"] for row in rows if row.get("slug")}


def topics_of(project: Json) -> dict[str, str]:
    """Return the topics that a project came from, by what the address calls them."""
    topics = project.get("origin", {}).get("topics", [])
    return {topic_code(one["statement"]): one["statement"] for one in topics}


def _agency_without_project(slug: str) -> str:
    """Return the name of an agency that has a page; its slug ends the address of that."""
    agencies = {one["path"].strip("/").rsplit("/", 1)[-1]: one for one in documents("agency")}
    return str(agencies[slug]["title"]) if slug in agencies else ""


def _topic_without_project(code: str) -> str:
    """Return what a topic of a consultation says."""
    topics = (topic for one in documents("consultation-round") for topic in one["topics"])
    found = (str(one["statement"]) for one in topics if topic_code(one["statement"]) == code)
    return next(found, "")


_FILTERS = {
    "status": FilterKind("Status", "Any status", coded("status"), _STATUSES),
    "kind": FilterKind("Kind", "Any kind", coded("kind_code"), _KINDS),
    "scale": FilterKind("Scale", "Any scale", coded("scale_code"), _SCALES),
    "agency": FilterKind("Agency", "Any agency", _agencies, elsewhere=_agency_without_project),
    "topic": FilterKind("Topic", "Any topic", topics_of, elsewhere=_topic_without_project),
}


def _rank(project: dict[str, Any]) -> tuple[int, str]:
    status = project["status"]
    place = _ORDER.index(status) if status in _ORDER else len(_ORDER)
    return place, project["title"]
