"""The way out for content that was made up: as if it had never been released."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import QuerySet

from syndication import frozen_rows
from syndication.actions.change_number import hold_counter
from syndication.models import Change, Edition, Publication


def forget(publications: Iterable[int]) -> None:
    """Remove publications with all their editions and changes, and leave no tombstone.

    For the demonstration alone: whatever people released is retired and never forgotten.
    The triggers are lifted and put back in the same transaction, while all other writers
    wait, so nobody meets the tables without them. Numbers of changes are not used again.
    """
    keys = list(publications)
    with transaction.atomic():
        hold_counter()
        # PostgreSQL drops no trigger while a foreign key of the table waits to be checked.
        connection.check_constraints()
        frozen_rows.remove(connection)
        # The models' own query sets refuse, and so do the models.
        QuerySet(Change).filter(publication__in=keys).delete()
        QuerySet(Edition).filter(publication__in=keys).delete()
        QuerySet(Publication).filter(pk__in=keys).delete()
        connection.check_constraints()
        frozen_rows.install(connection)
