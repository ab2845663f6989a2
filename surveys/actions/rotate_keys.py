"""Seal anew, with the key in use, what an older key sealed."""

from collections.abc import Iterator

from django.db import models, transaction

from surveys.encryption import EncryptedTextField
from surveys.models import ContactDetails, SafeguardingFlag

# The log of safeguarding is never changed, not even so: its old keys have to be kept.
ROTATED: tuple[type[models.Model], ...] = (ContactDetails, SafeguardingFlag)


def rotate_keys() -> int:
    """Seal every value of a ring with its first key; return how many rows were changed.

    Each row is a transaction of its own. Cut off in the middle, it goes on where it was.
    """
    return sum(_rotated(model, pk) for model in ROTATED for pk in _keys(model))


def _keys(model: type[models.Model]) -> Iterator[object]:
    return model._default_manager.order_by("pk").values_list("pk", flat=True).iterator()


@transaction.atomic
def _rotated(model: type[models.Model], pk: object) -> bool:
    row = model._default_manager.select_for_update().filter(pk=pk).first()
    if row is None:
        return False
    stale = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField) and not field.is_current(row)
    ]
    for field in stale:
        setattr(row, field.attname, getattr(row, field.attname))
    if stale:
        row.save(update_fields=[field.name for field in stale])
    return bool(stale)
