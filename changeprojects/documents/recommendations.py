"""What a project was asked to do, and what it decided, as its document tells it."""

from typing import Any

from changeprojects.documents.parts import iso
from changeprojects.models import ChangeProjectPage, FormerDecision, Recommendation
from changeprojects.selectors.asked import asked_since
from changeprojects.selectors.proof import Proof, proof_json, proof_of

Decision = Recommendation.Decision


def recommendations_json(page: ChangeProjectPage) -> list[dict[str, Any]]:
    """Return every recommendation of a project by its code, the undecided and declined too."""
    if page.pk is None:
        return []
    asked = page.recommendations.prefetch_related("former_decisions")
    return [_recommendation(one) for one in asked]


def _recommendation(one: Recommendation) -> dict[str, Any]:
    proof = _proof(one) if one.is_agreed else None
    is_promise = one.is_decided and one.decision != Decision.DECLINED and proof is None
    is_declined = one.decision == Decision.DECLINED
    return {
        "code": one.code,
        "text": one.text,
        "source": one.source,
        "source_label": one.get_source_display(),
        "decision": one.decision,
        "decision_label": one.get_decision_display(),
        "answer": one.answer if one.is_decided else "",
        "reason": one.reason if one.is_decided else "",
        "decided_by": one.decided_by if one.is_decided else "",
        "decided_on": iso(one.decided_on) if one.is_decided else None,
        "owner": one.owner if is_promise else "",
        "due": iso(one.due) if is_promise else None,
        # What was promised and then declined says by when it had been promised.
        "first_due": iso(one.first_due) if is_promise or is_declined else None,
        "proof": proof_json(proof) if proof else None,
        "former": [_former(former) for former in one.former_decisions.all()],
    }


def _former(one: FormerDecision) -> dict[str, Any]:
    return {
        "decision": one.decision,
        "decision_label": one.get_decision_display(),
        "answer": one.answer,
        "reason": one.reason,
        "decided_by": one.decided_by,
        "decided_on": iso(one.decided_on),
        "replaced_on": iso(one.replaced_on),
    }


def _proof(one: Recommendation) -> Proof | None:
    """Return where it can be seen; None if nobody can say since when it was asked for."""
    since = asked_since(one)
    return proof_of(one, since=since) if since else None
