"""Rows of lists: what it is, what it says, where it stands."""

from dataclasses import dataclass
from typing import Any

from home.dates import month_of, months_between

Json = dict[str, Any]

_KINDS = {"specific_need": "Specific need", "core_strategic": "Core strategic issue"}
_SCALES = {"network": "Whole network", "local": "Local"}
_STAGE_WORDS = {"draft": "Draft", "pilot": "Pilot", "final": "Final"}
_STAGE_MARKS = {"draft": "draft", "pilot": "piloted", "final": "final"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list; `mark` and `word` stand at its side."""

    mark: str
    word: str
    title: str
    path: str
    text: str
    meta: tuple[str, ...] = ()


def project_entry(project: Json) -> Entry:
    """Return the row of a Change Project in the list of projects."""
    meta: tuple[str, ...] = (
        _KINDS.get(project["kind_code"]) or project["kind_label"],
        _SCALES.get(project["scale_code"]) or project["scale_label"],
        team_words(project["team"]),
        months_between(project.get("start"), project.get("end")),
    )
    return _of_project(project, meta)


def open_project_entry(project: Json) -> Entry:
    """Return the row of a project that people can join or take part in now."""
    start, end = project.get("start"), project.get("end")
    # While partners are sought, "until" would pass for the last day of the call.
    when = months_between(start if project["status"] == "recruiting" else None, end)
    meta = (team_words(project["team"]), when)
    return _of_project(project, meta)


def project_news(project: Json) -> Entry:
    """Return the row of a project among the news: since when it stands where it stands."""
    return _of_project(project, (month_of(project.get("status_since")),))


def _of_project(project: Json, meta: tuple[str | None, ...]) -> Entry:
    return Entry(
        mark=project["mark"],
        word=project["status_label"],
        title=project["title"],
        path=project["path"],
        text=project["summary"],
        meta=tuple(part for part in meta if part),
    )


def is_offered(product: Json) -> bool:
    """Tell whether there is a version to use; what was withdrawn should not be used."""
    return bool(product.get("current")) and not product.get("withdrawal")


def product_entry(product: Json, *, note: str = "") -> Entry:
    """Return the row of a product, from its head document; `note` comes last in it."""
    current = product.get("current") or {}
    stage = current.get("stage", "draft")
    word = _STAGE_WORDS.get(stage, stage.capitalize())
    meta = (
        product.get("kind_label", ""),
        month_of(current.get("released_on")),
        product.get("project_title", ""),
        note,
    )
    return Entry(
        mark=current.get("mark") or _STAGE_MARKS.get(stage, "draft"),
        word=f"{word} {current.get('version', '')}".strip(),
        title=product["title"],
        path=product["path"],
        text=product["summary"],
        meta=tuple(part for part in meta if part),
    )


def product_news(product: Json, *, since: str = "") -> Entry:
    """Return the row of a product among the news: what its newest version changed.

    `since` says when it came out; left out, the month does.
    """
    entry = product_entry(product)
    newest = (product.get("versions") or [{}])[0]
    return Entry(
        mark=entry.mark,
        word=entry.word,
        title=entry.title,
        path=entry.path,
        text=newest.get("change_note") or entry.text,
        meta=tuple(filter(None, (since or month_of(newest.get("released_on")),))),
    )


def team_words(team: Json | None) -> str:
    """Return "Team: 3 of 7", or that there is none yet."""
    if not team or not team.get("agency_count"):
        return "No team yet"
    return f"Team: {team['agency_count']} of {team['agency_limit']}"
