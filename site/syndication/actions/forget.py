"""The way out for content that was made up: as if it had never been released."""

from collections.abc import Iterable
from functools import partial

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.models import QuerySet

from syndication import frozen_rows
from syndication.actions.change_number import hold_counter
from syndication.models import Asset, Change, Edition, EditionAsset, Publication
from syndication.models.asset import place_of


def forget(publications: Iterable[int]) -> None:
    """Remove publications with their editions, files and changes, and leave no tombstone.

    For the demonstration alone: whatever people released is retired and never forgotten.
    The triggers are lifted and put back in the same transaction, while all other writers
    wait, so nobody meets the tables without them. Numbers of changes are not used again.
    A file that another edition has as well is kept; the bytes of the others are deleted once
    all is committed.
    """
    keys = list(publications)
    with transaction.atomic():
        hold_counter()
        # PostgreSQL drops no trigger while a foreign key of the table waits to be checked.
        connection.check_constraints()
        frozen_rows.remove(connection)
        # The models' own query sets refuse, and so do the models.
        QuerySet(Change).filter(publication__in=keys).delete()
        unused = _take_files(keys)
        QuerySet(Edition).filter(publication__in=keys).delete()
        QuerySet(Publication).filter(pk__in=keys).delete()
        connection.check_constraints()
        frozen_rows.install(connection)
        # What fails here leaves bytes that nobody can reach.
        transaction.on_commit(partial(_delete_bytes, unused), robust=True)


def _take_files(publications: list[int]) -> list[str]:
    """Remove the rows of the files; return the hashes of those that no edition has now."""
    uses: QuerySet[EditionAsset] = QuerySet(EditionAsset).filter(
        edition__publication__in=publications
    )
    used = set(uses.values_list("asset", flat=True))
    uses.delete()
    unused: QuerySet[Asset] = QuerySet(Asset).filter(pk__in=used, uses=None)
    hashes = list(unused.values_list("pk", flat=True))
    unused.delete()
    return hashes


def _delete_bytes(hashes: list[str]) -> None:
    # With the lock that every release holds: one that has the same file waits, or was first.
    with transaction.atomic():
        hold_counter()
        kept = set(Asset.objects.filter(pk__in=hashes).values_list("pk", flat=True))
        for sha256 in hashes:
            if sha256 not in kept:
                default_storage.delete(place_of(sha256))
