"""Surveys that anybody may answer now, and that others are asked."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from home.dates import day_of
from home.selectors.entries import Entry
from surveys.models import SurveyDeployment
from surveys.selectors.public_doors import asked_now, has_public_door


@dataclass(frozen=True, slots=True)
class AskedNow:
    """What a project asks now: where everybody may answer, and whether others are asked too."""

    surveys: tuple[Entry, ...]
    by_hand: bool


def open_surveys(projects: list[dict[str, Any]]) -> tuple[Entry, ...]:
    """Return the surveys of `projects` that everybody may answer now.

    Nothing here tells how many answered. One query.
    """
    by_id = {project["id"]: project for project in projects}
    return tuple(
        _entry(deployment, by_id[str(deployment.project.translation_key)])
        for deployment in asked_now()
        if has_public_door(deployment) and str(deployment.project.translation_key) in by_id
    )


def asked_by(project: dict[str, Any]) -> AskedNow:
    """Return what one project asks now. Of what is handed out nothing is told but that it is."""
    own = [one for one in asked_now() if str(one.project.translation_key) == project["id"]]
    public = [one for one in own if has_public_door(one)]
    return AskedNow(tuple(_entry(one, project) for one in public), len(public) < len(own))


def _entry(deployment: SurveyDeployment, project: dict[str, Any]) -> Entry:
    schema = deployment.version.schema if deployment.version else {}
    closes = day_of(deployment.closes_at)
    meta = ("Survey", f"Closes {closes}" if closes else "", "No name needed")
    return Entry(
        mark=project["mark"],
        word=project["status_label"],
        title=schema["title"],
        path=reverse("surveys:start", args=[deployment.code]),
        text=_sentences(schema.get("audience", ""), schema.get("intro", "")),
        meta=tuple(part for part in meta if part),
    )


def _sentences(*texts: str) -> str:
    """Join texts, each ending in a full stop."""
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts if text)
