"""Where a project came from: topics, who asked for it, and how it was chosen."""

from typing import Any

from django.db.models import prefetch_related_objects

from changeprojects.documents.parts import iso
from changeprojects.models import ChangeProjectPage, PriorityTopic, SelectionAppraisal
from changeprojects.public_names import public_name, reference, references, topic_code
from changeprojects.rules.facts import topics_of

DECIDED = {
    ChangeProjectPage.Status.DECLINED: "declined",
    ChangeProjectPage.Status.IDEA: "pending",
    ChangeProjectPage.Status.PLANNED: "pending",
}


def origin_json(page: ChangeProjectPage) -> dict[str, Any]:
    """Return the origin of a project and the decision about it."""
    topics = topics_of(page)
    prefetch_related_objects(topics, "round__locale")
    return {
        "origin": {
            "code": page.origin,
            "label": page.get_origin_display(),
            "note": page.origin_note,
            "commissioned_by": page.commissioned_by.public_name if page.commissioned_by else None,
            "topics": [topic_json(topic) for topic in topics],
        },
        "selection": _selection(page),
        "local_area": page.local_area,
        "feeds": reference(page.feeds) if page.feeds else None,
        "fed_by": references(page.fed_by.select_related("locale", "content_type"))
        if page.pk
        else [],
    }


def topic_json(topic: PriorityTopic) -> dict[str, Any]:
    """Return a topic, with the agencies that stand behind it and may be named."""
    name = public_name(topic.round) if topic.round else None
    return {
        "code": topic_code(topic.statement),
        "statement": topic.statement,
        "horizon": topic.horizon,
        "horizon_label": topic.get_horizon_display(),
        "need": topic.need,
        "need_label": topic.get_need_display(),
        "round": name.title if name else None,
        "round_path": name.path if name else None,
        "endorsed_by": [one.agency.public_name for one in topic.endorsements.all()],
    }


def topic_codes(page: ChangeProjectPage) -> list[str]:
    """Return by which topics lists find a project."""
    return [code for topic in topics_of(page) if (code := topic_code(topic.statement))]


def _selection(page: ChangeProjectPage) -> dict[str, Any] | None:
    decision = DECIDED.get(ChangeProjectPage.Status(page.status), "approved")
    appraisal = _appraisal_of(page) if page.pk else None
    if decision == "pending" or appraisal is None:
        return None
    return {
        "decision": decision,
        "decided_on": iso(page.decided_on or appraisal.held_on),
        "panel": appraisal.panel,
        "summary": appraisal.public_summary,
        "criteria": _criteria(appraisal),
    }


def _appraisal_of(page: ChangeProjectPage) -> SelectionAppraisal | None:
    """Return the appraisal by which it was decided: the last one before that day."""
    appraisals = page.appraisals.order_by("-held_on", "-pk")
    if page.decided_on:
        appraisals = appraisals.filter(held_on__lte=page.decided_on)
    return appraisals.first()


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
