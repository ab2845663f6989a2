"""What stays as it was taken, granted or signed."""

from collections.abc import Iterable
from typing import Any

from changeprojects.models import Evaluation, PilotSite, ShapingDecision, Waiver

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
_AT_WORK = ("active", "finished")
_DECIDED = (
    "A decision stays as it was taken, so that nobody loses it. Add a new one, and choose this one "
    "there as the decision that it replaces."
)


def fault_in_settled(entry: Any, stored: Any) -> dict[str, str]:
    """Return a sentence by the name of its field if what is settled would change."""
    if isinstance(stored, ShapingDecision) and _changed(entry, stored):
        return {"decision": _DECIDED}
    if isinstance(stored, Waiver) and _changed(entry, stored, _WAIVED):
        return {"reason": _GRANTED}
    is_site = isinstance(stored, PilotSite) and stored.status in _AT_WORK
    if is_site and not entry.safeguarding_contact.strip():
        return {"safeguarding_contact": _CONTACT}
    if isinstance(stored, Evaluation):
        if stored.status == Evaluation.Status.SIGNED_OFF and _changed(entry, stored):
            return {"findings": _SIGNED}
        if entry.pilot_id != stored.pilot_id:
            return {"pilot": "Keep the pilot, or add another evaluation for the other one."}
    return {}


def is_settled(entry: Any) -> bool:
    """Return whether the entry cannot be deleted: others would lose what was decided."""
    is_signed = isinstance(entry, Evaluation) and entry.status == Evaluation.Status.SIGNED_OFF
    return is_signed or isinstance(entry, ShapingDecision)


def _changed(entry: Any, stored: Any, names: Iterable[str] = ()) -> bool:
    names = names or [field.attname for field in stored._meta.concrete_fields]
    return any(getattr(entry, name) != getattr(stored, name) for name in names)
