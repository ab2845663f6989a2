"""Delete an entry of a register."""

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction

from changeprojects.actions.hold_money import refuse_pilot_without_money
from changeprojects.actions.keep_entry import refresh_all
from changeprojects.exceptions import NotAllowed
from changeprojects.models import BudgetLine
from changeprojects.rights import check_deleting
from changeprojects.selectors.settled import is_settled
from changeprojects.selectors.told_by import told_by
from syndication.actions.change_number import hold_counter


def delete_entry(entry: models.Model, *, by: AbstractUser | None) -> None:
    """Delete the entry and release the heads that told about it again if that changes them.

    Raises `NotAllowed` without the right, if it is money that is set aside and `by` may not set
    money aside, or something settled that others would lose; `ReleaseRefused` if an open pilot
    rests on it.
    """
    check_deleting(entry, by)
    if is_settled(entry):
        raise NotAllowed(
            "It was asked for, decided, granted or signed off, and stays. Nobody deletes it."
        )
    with transaction.atomic():
        hold_counter()
        pages = told_by(entry)
        entry.delete()
        if isinstance(entry, BudgetLine):
            refuse_pilot_without_money(entry.project)
        refresh_all(pages)
