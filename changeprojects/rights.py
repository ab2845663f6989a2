"""Who may write into the registers and move things on; `by` is None for the programme itself."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AbstractUser, AnonymousUser

from changeprojects.exceptions import NotAllowed
from changeprojects.lifecycles import Move
from changeprojects.models import BudgetLine, Recommendation
from changeprojects.selectors.officers import acts_for

Requester = AbstractBaseUser | AnonymousUser
ASK_A_PUBLISHER = "Only a publisher sets money aside or changes what is set aside. Ask one to."

ASK_A_MANAGER = "Only a programme manager decides what a project is asked to do. Ask one to."


def check_right(entry: Any, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` unless `by` may save this entry as it now is."""
    _check_verb("change" if entry.pk else "add", entry, by)
    if isinstance(entry, BudgetLine):
        check_allocating(entry, by)
    if isinstance(entry, Recommendation):
        check_deciding(entry, by)


def check_deleting(entry: Any, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` unless `by` may delete this entry."""
    _check_verb("delete", entry, by)
    if isinstance(entry, BudgetLine):
        check_allocating(entry, by)


def _check_verb(verb: str, entry: Any, by: AbstractUser | None) -> None:
    right = f"{entry._meta.app_label}.{verb}_{entry._meta.model_name}"
    if by is not None and not by.has_perm(right):
        raise NotAllowed(f"Ask a programme editor: you may not {verb} this.")


def check_deciding(asked: Recommendation, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` if something about the decision is other than stored, and `by` may not."""
    if by is None or by.has_perm("changeprojects.decide_recommendation"):
        return
    stored = Recommendation.objects.filter(pk=asked.pk).first() or Recommendation()
    if any(getattr(asked, name) != getattr(stored, name) for name in Recommendation.VERDICT):
        raise NotAllowed(ASK_A_MANAGER)


def check_allocating(line: BudgetLine, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` if `line` is or was set aside and `by` may not set money aside."""
    if by is None or by.has_perm("changeprojects.allocate_budgetline"):
        return
    stored = BudgetLine.objects.filter(pk=line.pk).values_list("status", flat=True)
    if {line.status, *stored} & set(BudgetLine.SET_ASIDE):
        raise NotAllowed(ASK_A_PUBLISHER)


def may_move(subject: Any, step: Move, by: AbstractUser) -> bool:
    """Return whether this person may make the move: by a permission, or for the agency."""
    return step.is_for(by) or (step.of_agency and acts_for(by, subject.agency))


def check_acts_for(agency: Any, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` unless `by` is a link officer of the agency now."""
    if by is not None and not acts_for(by, agency):
        raise NotAllowed("Only a link officer of the agency may do this. Ask the programme team.")
