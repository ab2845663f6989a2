"""Store an entry of a register; everything public that told about it follows."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from changeprojects import clock
from changeprojects.actions.hold_money import refuse_pilot_without_money
from changeprojects.actions.join_team import refuse_full_team
from changeprojects.models import (
    BudgetLine,
    FormerDecision,
    Recommendation,
    ReleasedPage,
    TeamAgency,
)
from changeprojects.selectors.kept_decisions import fault_in_decision, is_decided_anew, was_read
from changeprojects.selectors.proof import is_shown_at_event
from changeprojects.selectors.settled import fault_in_settled
from changeprojects.selectors.told_by import told_by
from syndication.actions.change_number import hold_counter


def keep_entry(entry: Any) -> None:
    """Check and store the entry, and release the heads that change by it.

    Those tell about it now, or told about it before. Raises `ValidationError` if the entry
    is not complete, or changes what is settled or what a final version rests on;
    `ReleaseRefused` if the team would be too large, or an open pilot without its money.
    """
    with transaction.atomic():
        # Checked while no other writer can store what would make it wrong.
        hold_counter()
        entry.full_clean()
        stored = type(entry).objects.filter(pk=entry.pk).first()
        _refuse_faults(entry, stored)
        if isinstance(entry, Recommendation):
            _keep_first_day(entry, stored)
            _keep_proven_words(entry, stored)
            _keep_former_decision(entry, stored)
        before = told_by(stored) if stored else []
        entry.save()
        if isinstance(entry, TeamAgency):
            refuse_full_team(entry.project)
        if isinstance(entry, BudgetLine):
            for project in {entry.project, stored.project if stored else entry.project}:
                refuse_pilot_without_money(project)
        refresh_all([*before, *told_by(entry)])


def _refuse_faults(entry: Any, stored: Any) -> None:
    if stored and (faults := fault_in_settled(entry, stored)):
        raise ValidationError(faults)
    if isinstance(entry, Recommendation) and (faults := fault_in_decision(entry)):
        raise ValidationError(faults)


def _keep_first_day(entry: Recommendation, stored: Recommendation | None) -> None:
    """Let the earliest day that readers were promised stay beside any later one."""
    days = [stored.first_due] if stored else []
    if stored and stored.is_promise and was_read(stored.project):
        days.append(stored.due)
    first = min((day for day in days if day), default=None)
    is_moved = first and not (entry.is_promise and entry.due and entry.due <= first)
    entry.first_due = first if is_moved else None


def _keep_proven_words(entry: Recommendation, stored: Recommendation | None) -> None:
    """Let what an event was seen to carry out stay beside it, also once another is chosen."""
    entry.carried_out_as = stored.carried_out_as if stored else None
    shown = [one for one in (stored, entry) if one and is_shown_at_event(one)]
    if shown and entry.carried_out_as is None:
        entry.carried_out_as = shown[0].as_asked


def _keep_former_decision(entry: Recommendation, stored: Recommendation | None) -> None:
    """Let readers find what they read was decided, whatever is decided later."""
    if stored is None or not is_decided_anew(entry, stored):
        return
    names = ("decision", "answer", "reason", "decided_by", "decided_on")
    told = {name: getattr(stored, name) for name in names}
    FormerDecision.objects.create(recommendation=stored, replaced_on=clock.today(), **told)


def refresh_around(entry: Any) -> None:
    """Release the heads again that tell about the thing, a page's own included."""
    refresh_all([entry] if isinstance(entry, ReleasedPage) else told_by(entry))


def refresh_all(pages: list[ReleasedPage]) -> None:
    """Release the head of each page once, and of those that tell about it."""
    for page in {page.pk: page for page in pages}.values():
        page.refresh_head()
        page.refresh_affected()
