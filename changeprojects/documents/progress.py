"""How the work of a project goes: stages, decisions, reviews, money and help."""

from typing import Any

from changeprojects.documents.parts import iso
from changeprojects.models import (
    BudgetLine,
    CallPage,
    ChangeProjectPage,
    ProjectSectionPage,
    Review,
    ShapingDecision,
    Stage,
)
from changeprojects.public_names import public_name, public_names
from changeprojects.rules.facts import SEEKING

Json = dict[str, Any]


def progress_json(page: ChangeProjectPage) -> Json:
    """Return what a project's registers and further pages tell in public."""
    kept = _registers(page) if page.pk else _EMPTY
    return {"status_reason": page.status_reason, **kept, **_parts_of_page(page)}


_EMPTY: Json = {
    "stages": [],
    "decisions": [],
    "reviews": [],
    "budget": [],
    "sections": [],
    "call": None,
}


def _registers(page: ChangeProjectPage) -> Json:
    return {
        "stages": [_stage(one) for one in page.stages.prefetch_related("leads__agency")],
        "decisions": _decisions(page),
        "reviews": [_review(one) for one in page.reviews.all()],
        "budget": _budget(page),
        "sections": _sections(page),
        "call": _call(page),
    }


def _parts_of_page(page: ChangeProjectPage) -> Json:
    return {
        "involvement": [
            {
                "kind_label": one.get_kind_display(),
                "held_on": iso(one.held_on),
                "who": one.who,
                "payment_label": one.get_payment_offered_display(),
                "support_given": one.support_given,
                "what_changed": one.what_changed,
            }
            for one in page.involvement.all()
        ],
        "evidence": [
            {"title": one.title, "url": one.url, "says": one.says, "as_at": iso(one.as_at)}
            for one in page.evidence.all()
        ],
        "support": [
            {
                "kind_label": one.get_kind_display(),
                "title": one.title,
                "url": one.url,
                "summary": one.summary,
            }
            for one in page.support.all()
        ],
    }


def _review(review: Review) -> Json:
    return {
        "held_on": iso(review.held_on),
        "outcome": review.outcome,
        "outcome_label": review.get_outcome_display(),
        "notes": review.notes,
        "next_due": iso(review.next_due),
    }


def _stage(stage: Stage) -> Json:
    return {
        "kind": stage.kind,
        "label": stage.get_kind_display(),
        "status": stage.status,
        "status_label": stage.get_status_display(),
        "status_reason": stage.status_reason,
        "planned_start": iso(stage.planned_start),
        "planned_end": iso(stage.planned_end),
        "started_on": iso(stage.started_on),
        "finished_on": iso(stage.finished_on),
        "leads": [one.agency.public_name for one in stage.leads.all()],
    }


def _decisions(page: ChangeProjectPage) -> list[Json]:
    decisions = page.decisions.select_related("superseded_by", "at_event")
    return [decision_json(one) for one in decisions]


def decision_json(decision: ShapingDecision) -> Json:
    """Return a decision of the team; one that was replaced says when."""
    later = getattr(decision, "superseded_by", None)
    event = public_name(decision.at_event) if decision.at_event else None
    return {
        "question": decision.question,
        "decision": decision.decision,
        "why": decision.why,
        "decided_on": iso(decision.decided_on),
        "at_event": event.title if event else None,
        "superseded_on": iso(later.decided_on) if later else None,
    }


def _budget(page: ChangeProjectPage) -> list[Json]:
    """Return the money that was set aside: its day always, its amount only where allowed."""
    lines = page.budget_lines.filter(status__in=BudgetLine.SET_ASIDE).order_by("allocated_on", "pk")
    return [
        {
            "purpose": line.purpose,
            "purpose_label": line.get_purpose_display(),
            "nature": line.nature,
            "status": line.status,
            "allocated_on": iso(line.allocated_on),
            "amount": str(line.amount) if line.publish_amounts else None,
        }
        for line in lines
    ]


def _sections(page: ChangeProjectPage) -> list[Json]:
    sections = ProjectSectionPage.objects.child_of(page).live().order_by("path")
    found = list(sections.select_related("locale", "content_type"))
    names = public_names(found)
    return [
        {"title": name.title, "summary": one.summary, "path": name.path}
        for one in found
        if (name := names.get(one.pk))
    ]


def _call(page: ChangeProjectPage) -> Json | None:
    call = CallPage.objects.child_of(page).live().first()
    name = public_name(call) if call else None
    if call is None or name is None:
        return None
    return {
        "title": name.title,
        "summary": call.summary,
        "path": name.path,
        "opens_at": call.opens_at.isoformat(),
        "closes_at": call.closes_at.isoformat(),
        "places": call.places,
        "is_seeking": page.status in SEEKING,
    }
