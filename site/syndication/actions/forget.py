"""The way out for content that was made up: as if it had never been released."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import QuerySet

from syndication import frozen_rows
from syndication.actions.change_number import hold_counter
from syndication.actions.delete_files import delete_files
from syndication.models import Change, Edition, Publication


def forget(publications: Iterable[int]) -> None:
    """Remove publications with their editions, files and changes, and leave no tombstone.

    For the demonstration alone: whatever people released is retired and never forgotten.
    Numbers of changes are not used again.
    """
    keys = list(publications)
    with transaction.atomic():
        hold_counter()
        with frozen_rows.lifted(connection):
            # The models' own query sets refuse, and so do the models.
            QuerySet(Change).filter(publication__in=keys).delete()
            delete_files(keys)
            QuerySet(Edition).filter(publication__in=keys).delete()
            QuerySet(Publication).filter(pk__in=keys).delete()
