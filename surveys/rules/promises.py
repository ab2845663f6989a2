"""What may not be changed any more once people have been asked: they answered because of it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django.utils import timezone

from surveys.exceptions import Reason
from surveys.rules.dates import is_too_far, last_to_choose

_KEPT_DATES = {
    "opens_at": "it opens",
    "closes_at": "it closes",
    "feedback_due_on": "people hear of it",
    "answers_until": "their answers are deleted",
}


# From the profile that guards least to the one that guards most.
_PROFILES = ("standard", "sensitive", "high")


class Version(Protocol):
    """The frozen survey that people answered."""

    survey_id: int
    schema: Any


class Promised(Protocol):
    """What people were told when they answered; a deployment is one."""

    project_id: int
    pilot_id: int | None
    site_id: int | None
    wave: str
    access: str | None
    age_group: str | None
    consent_route: str | None
    consent_reference: str | None
    opens_at: datetime | None
    withdraw_until: date | None
    answers_until: date | None
    feedback_due_on: date | None
    min_base: int
    forms: list[str] | None

    @property
    def version(self) -> Version | None:
        """The survey that people answered, as it was when they did."""


def broken_promises(before: Promised, after: Mapping[str, Any]) -> list[Reason]:
    """Return what of `after` takes back what `before` told the people who were asked.

    `after` maps the names of the fields that can be read to what was written there.
    """
    checks = (
        _place,
        _access,
        _version,
        _children,
        _emptied,
        _opening,
        _withdrawal,
        _answers,
        _feedback,
        _base,
        _forms,
    )
    return [reason for check in checks for reason in check(before, after)]


def _place(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    for name in ("project", "pilot", "site"):
        if name not in after:
            continue
        place = after[name]
        if (place.pk if place else None) != getattr(before, f"{name}_id"):
            message = f"People were asked for this {name}. Make a new deployment for another."
            yield Reason("moved", message, name)
    if "wave" in after and after["wave"] != before.wave:
        yield Reason("moved", "People were asked then. Make a new deployment for another.", "wave")


def _access(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    """Keep it: at what was a shared tablet the next person would find what the last one wrote."""
    if "access" in after and (after["access"] or None) != (before.access or None):
        message = "People were asked in this way. Make a new deployment for another."
        yield Reason("other_access", message, "access")


def _version(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    """Let a newer version of the same survey follow, if it guards people no less than they read."""
    old, new = before.version, after.get("version")
    if not old or not new:
        return
    if new.survey_id != old.survey_id:
        yield Reason(
            "other_survey", "People have answered this survey. Make a new deployment.", "version"
        )
        return
    was, becomes = (_PROFILES.index(one.schema["safety_profile"]) for one in (old, new))
    if becomes < was:
        message = (
            f"People were asked under the profile “{_PROFILES[was]}”, which keeps more off their "
            "screens and the public pages. Make a new deployment for this version."
        )
        yield Reason("less_safe", message, "version")
    if (audience := old.schema.get("notice_for")) and audience != new.schema.get("notice_for"):
        message = "People read the notice for others. Make a new deployment for this version."
        yield Reason("other_notice", message, "version")


def _children(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    """Let it be said later that children are asked, and who permitted it; never unsaid."""
    age = before.age_group
    if "age_group" in after and age and after["age_group"] != age:
        message = "People under sixteen were asked. Make a new deployment for others."
        yield Reason("other_age", message, "age_group")
    is_said_now = not age and bool(after.get("age_group"))
    changed = "consent_route" in after and (after["consent_route"] or None) != before.consent_route
    if changed and not is_said_now:
        message = "People were asked on this. Make a new deployment for another route."
        yield Reason("other_route", message, "consent_route")
    if before.consent_reference and not after.get("consent_reference", before.consent_reference):
        message = "People were asked on this permission. Keep where it is recorded."
        yield Reason("emptied", message, "consent_reference")


def _emptied(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    for name, words in _KEPT_DATES.items():
        if name in after and after[name] is None and getattr(before, name) is not None:
            yield Reason("emptied", f"People were told when {words}. Keep a day here.", name)


def _opening(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    old, new, now = before.opens_at, after.get("opens_at"), timezone.now()
    # The form knows no seconds.
    if not old or not new or _minute(old) == _minute(new):
        return
    if old <= now:
        message = "It has opened. What was changed because of the answers is told from this day."
        yield Reason("opened", message, "opens_at")
    elif new < now:
        message = "Nobody could answer then. Choose a time that is still to come."
        yield Reason("opened", message, "opens_at")


def _withdrawal(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    """Let the last day be no earlier; of one that lies too far off, ten years are kept."""
    old, new = before.withdraw_until, after.get("withdraw_until")
    if new and (old is None or new < min(old, last_to_choose())):
        message = "People were told that they can take their answers back for longer."
        yield Reason("shorter", message, "withdraw_until")


def _answers(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    old, new = before.answers_until, after.get("answers_until")
    if old and new and new > old:
        message = "People were told that their answers are deleted sooner. Choose no later day."
        yield Reason("longer", message, "answers_until")


def _feedback(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    old, new = before.feedback_due_on, after.get("feedback_due_on")
    if old and new and new < old and not is_too_far(old):
        message = "People were told a later day. A day that is earlier can only be missed."
        yield Reason("sooner", message, "feedback_due_on")


def _base(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    """Keep it: whoever raised it step by step would see at which of them a number goes."""
    new = after.get("min_base")
    if new is not None and new != before.min_base:
        message = f"It was {before.min_base} when people answered, and stays so."
        yield Reason("other_base", message, "min_base")


def _forms(before: Promised, after: Mapping[str, Any]) -> Iterator[Reason]:
    if "forms" in after and set(after["forms"] or ()) != set(before.forms or ()):
        message = "People were asked in these. Make a new deployment for others."
        yield Reason("other_forms", message, "forms")


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
