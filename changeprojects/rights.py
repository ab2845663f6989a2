"""Who may write into the registers; `by` is None for the programme itself (commands)."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AbstractUser, AnonymousUser

from changeprojects.exceptions import NotAllowed
from changeprojects.models import BudgetLine

Requester = AbstractBaseUser | AnonymousUser
ASK_A_PUBLISHER = "Only a publisher sets money aside or changes what is set aside. Ask one to."


def check_right(entry: Any, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` unless `by` may save this entry as it now is."""
    verb = "change" if entry.pk else "add"
    right = f"{entry._meta.app_label}.{verb}_{entry._meta.model_name}"
    if by is not None and not by.has_perm(right):
        raise NotAllowed(f"Ask a programme editor: you may not {verb} this.")
    if isinstance(entry, BudgetLine):
        check_allocating(entry, by)


def check_allocating(line: BudgetLine, by: AbstractUser | None) -> None:
    """Raise `NotAllowed` if `line` is or was set aside and `by` may not set money aside."""
    if by is None or by.has_perm("changeprojects.allocate_budgetline"):
        return
    stored = BudgetLine.objects.filter(pk=line.pk).values_list("status", flat=True)
    if BudgetLine.Status.ALLOCATED in {line.status, *stored}:
        raise NotAllowed(ASK_A_PUBLISHER)
