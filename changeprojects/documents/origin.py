"""Where a project came from: topics, who asked for it, and how it was chosen."""

from typing import Any

from changeprojects.documents.parts import iso, public_path, reference
from changeprojects.models import ChangeProjectPage, PriorityTopic, SelectionAppraisal

DECIDED = {
    ChangeProjectPage.Status.DECLINED: "declined",
    ChangeProjectPage.Status.IDEA: "pending",
    ChangeProjectPage.Status.PLANNED: "pending",
}


def origin_json(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the origin of a project and the decision about it."""
    return {
        "origin": {
            "code": page.origin,
            "label": page.get_origin_display(),
            "note": page.origin_note,
            "commissioned_by": page.commissioned_by.public_name if page.commissioned_by else None,
            "topics": [topic_json(topic) for topic in page.topics.all()],
        },
        "selection": _selection(page),
        "local_area": page.local_area,
        "feeds": _public_reference(page.feeds),
        "fed_by": [
            told for one in page.fed_by.live() if (told := _public_reference(one)) is not None
        ]
        if page.pk
        else [],
    }


def topic_json(topic: PriorityTopic) -> dict[str, Any]:
    """Return a topic, with the agencies that stand behind it and may be named."""
    return {
        "statement": topic.statement,
        "horizon": topic.horizon,
        "horizon_label": topic.get_horizon_display(),
        "need": topic.need,
        "need_label": topic.get_need_display(),
        "round": topic.round.title if topic.round and topic.round.live else None,
        "round_path": public_path(topic.round) if topic.round and topic.round.live else None,
        "endorsed_by": [one.agency.public_name for one in topic.endorsements.all()],
    }


def _selection(page: ChangeProjectPage) -> dict[str, Any] | None:
    decision = DECIDED.get(ChangeProjectPage.Status(page.status), "approved")
    appraisal = page.appraisals.order_by("-held_on", "-pk").first() if page.pk else None
    if decision == "pending" or appraisal is None:
        return None
    return {
        "decision": decision,
        "decided_on": iso(page.approved_on if decision == "approved" else appraisal.held_on),
        "panel": appraisal.panel,
        "summary": appraisal.public_summary,
        "criteria": _criteria(appraisal),
    }


def _criteria(appraisal: SelectionAppraisal) -> list[dict[str, Any]]:
    return [
        {
            "criterion": one.criterion,
            "label": one.get_criterion_display(),
            "judgement": one.judgement,
            "judgement_label": one.get_judgement_display(),
            "condition": one.condition,
        }
        for one in appraisal.judgements.all()
    ]


def _public_reference(project: ChangeProjectPage | None) -> dict[str, str] | None:
    return reference(project) if project is not None and project.live else None
