"""The public document of a Change Project."""

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from changeprojects.documents.history import History, evaluated_on
from changeprojects.documents.origin import origin_json, topic_codes
from changeprojects.documents.parts import iso, named_sites
from changeprojects.documents.progress import progress_json
from changeprojects.documents.readiness import labels_json, readiness_json
from changeprojects.documents.recommendations import recommendations_json
from changeprojects.documents.team import named_agencies, team_json
from changeprojects.models import ChangeProjectPage, EventPage, PilotPage, ProductPage
from changeprojects.public_names import public_path
from changeprojects.remembered import one_look
from changeprojects.rich_text import public_html
from changeprojects.rules.facts import endorsing_agencies, months_between
from syndication.documents import Document

Status = ChangeProjectPage.Status
MARKS = {
    Status.IDEA: "draft",
    Status.PLANNED: "draft",
    Status.APPROVED: "draft",
    Status.DECLINED: "stopped",
    Status.RECRUITING: "tested",
    Status.DEVELOPING: "tested",
    Status.PILOTING: "piloted",
    Status.EVALUATING: "piloted",
    Status.REFINING: "evaluated",
    Status.PUBLISHING: "final",
    Status.COMPLETED: "final",
    Status.UNDER_REVIEW: "final",
    Status.PAUSED: "stopped",
    Status.STOPPED: "stopped",
}


@one_look()
def build_project(page: ChangeProjectPage) -> Document:
    """Return the document of a project: why, who, where it stands and what it made."""
    history = History(page)
    start = page.actual_start or page.planned_start
    return Document(
        kind=page.release_kind,
        identifier=page.translation_key,
        language=page.locale.language_code,
        title=page.title,
        summary=page.summary,
        path=public_path(page),
        project=page.translation_key,
        status=page.status,
        sort_date=_moment(start or page.approved_on),
        facets={"about": topic_codes(page), "agency": named_agencies(page) if page.pk else []},
        content={
            **_standing(page, history),
            **_purpose(page),
            **_time(page),
            "team": team_json(page),
            "life": history.life(),
            "timeline": history.timeline(),
            "waivers": _waivers(page),
            **origin_json(page),
            **progress_json(page),
            "recommendations": recommendations_json(page),
            "readiness": readiness_json(page, history),
            "labels": labels_json(page),
            "products": [row for one in history.products if (row := _product(one, history))],
            "pilots": [_pilot(one, history) for one in history.pilots],
            "events": [_event(one, history) for one in history.events],
        },
    )


def _standing(page: ChangeProjectPage, history: History) -> dict[str, Any]:
    return {
        "status_label": page.get_status_display(),
        "mark": MARKS[Status(page.status)],
        "status_since": iso(_since(page, history.pilots)),
        "kind_code": page.kind,
        "kind_label": page.get_kind_display(),
        "scale_code": page.scale,
        "scale_label": page.get_scale_display(),
        "sensitivity": page.sensitivity,
    }


def _since(page: ChangeProjectPage, pilots: list[PilotPage]) -> date | None:
    """Return since when the status holds, as far as the dates of the project tell."""
    opened = [pilot.first_day for pilot in pilots if pilot.first_day]
    closed = [pilot.last_day for pilot in pilots if pilot.last_day]
    evaluated = [day for pilot in pilots if (day := evaluated_on(pilot))]
    since = {
        Status.APPROVED: page.approved_on,
        Status.RECRUITING: page.approved_on,
        Status.DEVELOPING: page.actual_start,
        Status.PILOTING: min(opened, default=None),
        Status.EVALUATING: max(closed, default=None),
        Status.REFINING: max(evaluated, default=None),
        Status.COMPLETED: page.actual_end,
        Status.STOPPED: page.actual_end,
    }
    return since.get(Status(page.status))


def _purpose(page: ChangeProjectPage) -> dict[str, Any]:
    return {
        "why_html": public_html(page.why),
        "who_text": page.who,
        "outcomes": [
            {
                "for_whom": outcome.for_whom,
                "what_changes": outcome.what_changes,
                "how_known": outcome.how_known,
            }
            for outcome in page.outcomes.all()
        ],
        "endorsed_by_count": len(endorsing_agencies(page)),
    }


def _time(page: ChangeProjectPage) -> dict[str, Any]:
    start = page.actual_start or page.planned_start
    end = page.actual_end or page.planned_end
    return {
        "start": iso(start),
        "end": iso(end),
        "months": months_between(start, end) if start and end else None,
        "is_planned": page.actual_start is None,
    }


def _waivers(page: ChangeProjectPage) -> list[dict[str, Any]]:
    return [
        {
            "title": waiver.title,
            "usual_way": waiver.usual_way,
            "here": waiver.here,
            "reason": waiver.reason,
            "granted_by": waiver.granted_by,
            "granted_on": iso(waiver.granted_on),
            "expires_on": iso(waiver.expires_on),
            "rule": waiver.rule_code or None,
        }
        for waiver in page.waivers.all()
    ]


def _product(page: ProductPage, history: History) -> dict[str, Any] | None:
    current = history.current(page)
    if current is None:
        return None
    return {
        **_named(page, history),
        "summary": current.content["plain_summary"],
        "kind_label": current.content["kind_label"],
        "version": str(current.version),
        "stage": current.stage,
        "mark": "stopped" if page.is_withdrawn else current.mark,
        "released_on": iso(current.released_on),
        "withdrawn_on": iso(page.withdrawn_on),
    }


def _pilot(page: PilotPage, history: History) -> dict[str, Any]:
    return {
        **_named(page, history),
        "opens_on": iso(page.first_day),
        "closes_on": iso(page.last_day),
        "version": page.version,
        "sites": named_sites(page, history.page),
        "status": page.status,
    }


def _event(page: EventPage, history: History) -> dict[str, Any]:
    return {
        **_named(page, history),
        "kind_label": page.get_kind_display(),
        "state": page.status,
        "state_label": page.get_status_display(),
        "date": iso(timezone.localtime(page.starts_at).date()),
        "mode_label": page.get_mode_display(),
        "summary": page.summary,
    }


def _named(page: Page, history: History) -> dict[str, str]:
    name = history.names[page.pk]
    return {"id": str(page.translation_key), "title": name.title, "path": name.path}


def _moment(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None
