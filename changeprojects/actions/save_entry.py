"""Save an entry of a register."""

from django.contrib.auth.models import AbstractUser
from django.db import models

from changeprojects.actions.keep_entry import keep_entry
from changeprojects.rights import check_right


def save_entry(entry: models.Model, *, by: AbstractUser | None) -> None:
    """Save the entry and release the heads that tell about it again if that changes them.

    `by` is None for the programme itself (commands). Raises `NotAllowed` without the
    right, and what `keep_entry` raises.
    """
    check_right(entry, by)
    keep_entry(entry)
