"""Move something on in its life: one action for every lifecycle.

What a move does beside changing the status stands in `changeprojects.actions.effects`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from changeprojects import clock, lifecycles, rules
from changeprojects.actions.effects import effect_of
from changeprojects.actions.keep_entry import refresh_around
from changeprojects.exceptions import MoveRefused, NotAllowed, ReleaseRefused
from changeprojects.lifecycles import Move
from changeprojects.models import ReleasedPage
from changeprojects.models.heads import together
from changeprojects.rights import may_move
from syndication.actions.change_number import hold_counter

MOVED, DATED_BACK = "changeprojects.move", "changeprojects.date_back"


@dataclass(frozen=True, slots=True)
class _Made:
    """Who makes a move, why, and on which earlier day if it was not today."""

    step: Move
    by: AbstractUser | None
    reason: str
    on: date | None

    @property
    def moment(self) -> datetime | None:
        """Noon of that earlier day."""
        return timezone.make_aware(datetime.combine(self.on, time(12))) if self.on else None


def move(
    subject: Any,
    name: str,
    *,
    by: AbstractUser | None = None,
    reason: str = "",
    on: date | None = None,
) -> Any:
    """Make the move called `name`, whole or not at all; return the thing as it is stored now.

    `by` is None for the programme itself, which alone makes automatic moves. `on` is the day
    on which it happened, if that was before today; that needs a reason and is logged. Raises
    `NotAllowed` without the right, `MoveRefused` if the move does not lead on from the
    present status or needs a reason, `ReleaseRefused` with the rules that are not met,
    `KeyError` if there is no such move.
    """
    step = lifecycles.lifecycle_of(subject).move(name)
    if by is not None and not may_move(subject, step, by):
        raise NotAllowed(f"You may not do this: “{step.label}”. Ask a programme manager.")
    made = _Made(step, by, reason.strip(), on if on != clock.today() else None)
    _check_words(made)
    # What the moves that follow change as well is told once, as it stands after the last of them.
    with transaction.atomic(), together():
        # Everybody who moves something waits here: what a rule counts cannot change meanwhile.
        hold_counter()
        current = _stored(subject)
        if current.status not in step.sources:
            raise MoveRefused(_too_late(current, step))
        # Only what happened is dated back, never the moment at which the public is told.
        with clock.at(made.moment):
            _apply(current, made)
        refresh_around(current)
        for other in effect_of(current, name).follow(current):
            move(other.subject, other.move, reason=other.reason)
    return _stored(current, lock=False)


def would_stop(subject: Any, name: str, *, by: AbstractUser | None) -> list[rules.Reading]:
    """Return how the rules would stand after the move; nothing is changed."""
    step = lifecycles.lifecycle_of(subject).move(name)
    current = _stored(subject, lock=False)
    current.status, current.moved_by = step.target, by
    return _readings(current, step)


def _readings(subject: Any, step: Move) -> list[rules.Reading]:
    """Return how the rules stand; before a move that ends something none of them stops."""
    found = rules.readings(subject, move=step.name)
    if not step.ends:
        return found
    return [replace(one, state=rules.State.WARNS) if one.stops else one for one in found]


def _check_words(made: _Made) -> None:
    if made.step.asks_reason and not made.reason:
        raise MoveRefused("Write the reason. Others will read it.", field="reason")
    if made.on is not None and made.on > clock.today():
        raise MoveRefused("Write a day that is not in the future.", field="on")
    if made.on is not None and not made.reason:
        raise MoveRefused("Write why it is dated back. It is kept in the history.", field="reason")


def _apply(subject: Any, made: _Made) -> None:
    former = subject.get_status_display()
    effect = effect_of(subject, made.step.name)
    before = subject.status
    subject.status, subject.moved_by = made.step.target, made.by
    if hasattr(subject, "status_reason"):
        # A reason that nobody was told is public stays in the history.
        subject.status_reason = made.reason if made.step.asks_reason else ""
    effect.facts(subject, before, made.by)
    if findings := rules.stopping(_readings(subject, made.step)):
        raise ReleaseRefused(findings, subject)
    _store(subject)
    _log(subject, made, former)
    effect.after(subject)


def _log(subject: Any, made: _Made, former: str) -> None:
    data = {"move": made.step.label, "from": former, "to": subject.get_status_display()}
    if made.reason:
        data["reason"] = made.reason
    log(instance=subject, action=MOVED, user=made.by, data=data)
    if made.on is not None:
        told = {"on": made.on.isoformat(), "reason": made.reason}
        log(instance=subject, action=DATED_BACK, user=made.by, data=told)


def _store(subject: Any) -> None:
    if isinstance(subject, ReleasedPage):
        # Not through save(): nothing of the draft goes live because the page moves on.
        kept = {name: getattr(subject, name) for name in subject.kept_facts}
        type(subject).objects.filter(pk=subject.pk).update(**kept)
        return
    subject.full_clean()
    subject.save()


def _stored(subject: Any, *, lock: bool = True) -> Any:
    queryset = type(subject).objects
    if lock and not isinstance(subject, Page):
        queryset = queryset.select_for_update()
    return queryset.get(pk=subject.pk)


def _too_late(subject: Any, step: Move) -> str:
    return (
        f"It is “{subject.get_status_display()}” now, and “{step.label}” does not lead on from "
        "there. Somebody may have moved it meanwhile: look at it again."
    )
