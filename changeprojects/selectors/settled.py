"""What stays as it was taken, granted or signed."""

from collections.abc import Callable, Iterable
from typing import Any

from changeprojects.models import (
    ChangeEntry,
    CriterionJudgement,
    Evaluation,
    PilotSite,
    Recommendation,
    SelectionAppraisal,
    ShapingDecision,
    Waiver,
)
from changeprojects.rules.real_words import says_something
from changeprojects.selectors.kept_decisions import final_that_counts_on, is_asked, is_public

_SIGNED = (
    "It is signed off and stays as it is. Write what you have learned since into a review of the "
    "project."
)
_GRANTED = (
    "What was granted stays as it is: the rule, the reason and the day. Write a last day, and "
    "grant another one."
)
_WAIVED = ("project_id", "rule_code", "reason", "granted_by", "granted_on")
_CONTACT = "The site works with families: keep somebody to turn to if one of them may be harmed."
_APPRAISED = (
    "The project was decided on by this appraisal, so it stays as it is. If you judge the project "
    "otherwise now, add another appraisal."
)
_JUDGED = ("criterion", "judgement", "rationale", "condition")
_ASKED = (
    "It is decided, or a product answers it, so it stays what it came from: that tells since when "
    "it was asked for. If somebody else asks for it, add a new recommendation."
)
_ROUND_ALONE = (
    "It is decided, or a product answers it: name the round by itself, and leave the words and the "
    "decision as they are."
)
_WHY_NOW = "Say in a few words why the round is named only now. It stays, as the round does."
_ROUND = ("came_from", "came_from_why")
_AT_WORK = ("active", "finished")
_DECIDED = (
    "A decision stays as it was taken, so that nobody loses it. Add a new one, and choose this one "
    "there as the decision that it replaces."
)


def fault_in_settled(entry: Any, stored: Any) -> dict[str, str]:
    """Return a sentence by the name of its field if what is settled would change."""
    fault_in = _FAULTS.get(type(stored))
    return fault_in(entry, stored) if fault_in else {}


def is_settled(entry: Any) -> bool:
    """Return whether the entry cannot be deleted: others would lose what was decided."""
    if isinstance(entry, Recommendation):
        return _is_answered(entry) or is_asked(entry)
    is_signed = isinstance(entry, Evaluation) and entry.status == Evaluation.Status.SIGNED_OFF
    return is_signed or isinstance(entry, ShapingDecision | Waiver)


def _is_answered(entry: Recommendation) -> bool:
    is_kept = entry.former_decisions.exists() or is_public(entry)
    return is_kept or final_that_counts_on(entry) is not None


def _in_decision(entry: ShapingDecision, stored: ShapingDecision) -> dict[str, str]:
    return {"decision": _DECIDED} if _changed(entry, stored) else {}


def _in_waiver(entry: Waiver, stored: Waiver) -> dict[str, str]:
    return {"reason": _GRANTED} if _changed(entry, stored, _WAIVED) else {}


def _in_recommendation(entry: Recommendation, stored: Recommendation) -> dict[str, str]:
    others = [name for name in ("source", *_ROUND) if _changed(entry, stored, [name])]
    if not others:
        return {}
    is_named = ChangeEntry.objects.filter(recommendation=stored).exists()
    if not (stored.is_decided or is_named):
        return {}
    if "source" in others or stored.came_from or not entry.came_from:
        return dict.fromkeys(others, _ASKED)
    return _in_round_named_late(entry, stored)


def _in_round_named_late(entry: Recommendation, stored: Recommendation) -> dict[str, str]:
    """Return a fault unless the round is named alone, with a reason: that it was not is mended."""
    if _changed(entry, stored, ("project_id", "code", "text", *Recommendation.VERDICT)):
        return {"came_from": _ROUND_ALONE}
    return {} if says_something(entry.came_from_why) else {"came_from_why": _WHY_NOW}


def _in_site(entry: PilotSite, stored: PilotSite) -> dict[str, str]:
    has_nobody = stored.status in _AT_WORK and not entry.safeguarding_contact.strip()
    return {"safeguarding_contact": _CONTACT} if has_nobody else {}


def _in_evaluation(entry: Evaluation, stored: Evaluation) -> dict[str, str]:
    if stored.status == Evaluation.Status.SIGNED_OFF and _changed(entry, stored):
        return {"findings": _SIGNED}
    if entry.pilot_id != stored.pilot_id:
        return {"pilot": "Keep the pilot, or add another evaluation for the other one."}
    return {}


def _in_appraisal(entry: SelectionAppraisal, stored: SelectionAppraisal) -> dict[str, str]:
    day = stored.project.decided_on
    if day is None or stored.held_on > day:
        return {}
    is_other = _changed(entry, stored) or _judgements(entry) != _judgements(stored)
    return {"held_on": _APPRAISED} if is_other else {}


def _judgements(appraisal: SelectionAppraisal) -> set[tuple[str, ...]]:
    found: Iterable[CriterionJudgement] = appraisal.judgements.all()
    return {tuple(getattr(one, name) for name in _JUDGED) for one in found}


def _changed(entry: Any, stored: Any, names: Iterable[str] = ()) -> bool:
    names = names or [field.attname for field in stored._meta.concrete_fields]
    return any(getattr(entry, name) != getattr(stored, name) for name in names)


_FAULTS: dict[type, Callable[[Any, Any], dict[str, str]]] = {
    ShapingDecision: _in_decision,
    Waiver: _in_waiver,
    PilotSite: _in_site,
    Evaluation: _in_evaluation,
    Recommendation: _in_recommendation,
    SelectionAppraisal: _in_appraisal,
}
