"""Surveys that anybody may answer now."""

from typing import Any

from django.urls import reverse

from home.dates import day_of
from home.selectors.entries import Entry
from surveys.models import SurveyDeployment

_ONLY_HIGH = "high"


def open_surveys(projects: list[dict[str, Any]]) -> tuple[Entry, ...]:
    """Return the open surveys of `projects` that ask everybody, not the people of one pilot.

    A pilot's survey is handed out at its sites; on the front page it would draw answers
    from people who never saw what is piloted. Nothing here tells how many answered. One
    query.
    """
    by_id = {project["id"]: project for project in projects}
    deployments = (
        SurveyDeployment.objects.filter(status=SurveyDeployment.Status.OPEN, pilot=None)
        .select_related("version", "project")
        .order_by("closes_at", "code")
    )
    return tuple(
        _entry(deployment, by_id[str(deployment.project.translation_key)])
        for deployment in deployments
        if deployment.phase == SurveyDeployment.Phase.OPEN
        and str(deployment.project.translation_key) in by_id
    )


def _entry(deployment: SurveyDeployment, project: dict[str, Any]) -> Entry:
    schema = deployment.version.schema if deployment.version else {}
    closes = day_of(deployment.closes_at)
    is_high = schema.get("safety_profile") == _ONLY_HIGH
    meta = (
        "Survey",
        f"Closes {closes}" if closes else "",
        "No name needed",
        "The first page is about your safety" if is_high else "",
    )
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
