"""Save an entry of a register that belongs to a project."""

from django.contrib.auth.models import AbstractUser

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.models import BudgetLine, Recommendation
from changeprojects.rights import check_right


def save_entry(entry: BudgetLine | Recommendation, *, by: AbstractUser | None) -> None:
    """Save the entry and release the head of its project again if that changes it.

    `by` is None for the programme itself (commands). Raises `NotAllowed` without the
    right, `ValidationError` if the entry is not complete.
    """
    check_right(entry, by)
    keep_entry(entry)
