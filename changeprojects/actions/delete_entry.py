"""Delete an entry of a register that belongs to a project."""

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from changeprojects.models import BudgetLine
from changeprojects.rights import check_allocating


def delete_entry(line: BudgetLine, *, by: AbstractUser | None) -> None:
    """Delete the line and release the head of its project again if that changes it.

    Raises `NotAllowed` if the money is set aside and `by` may not set money aside.
    """
    check_allocating(line, by)
    project = line.project
    with transaction.atomic():
        line.delete()
        project.refresh_head()
