"""Save an entry of a register."""

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.rights import check_right
from syndication.actions.change_number import hold_counter


def save_entry(entry: models.Model, *, by: AbstractUser | None) -> None:
    """Save the entry and release the heads that tell about it again if that changes them.

    `by` is None for the programme itself (commands). Raises `NotAllowed` without the
    right, and what `keep_entry` raises.
    """
    check_right(entry, by)
    with transaction.atomic():
        hold_counter()
        _keep_what_happened(entry)
        keep_entry(entry)


def _keep_what_happened(entry: models.Model) -> None:
    """Take what no form writes as it is stored now: somebody may have moved it meanwhile."""
    stored = type(entry)._default_manager.filter(pk=entry.pk).first()
    for field in entry._meta.concrete_fields if stored else ():
        if not field.editable and not field.primary_key:
            setattr(entry, field.attname, getattr(stored, field.attname))
