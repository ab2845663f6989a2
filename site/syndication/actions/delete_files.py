"""Delete files that no edition has any more, rows first and bytes after the commit."""

from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet

from syndication.actions.change_number import hold_counter
from syndication.models import Asset, EditionAsset
from syndication.models.asset import place_of


def delete_files(publications: list[int]) -> None:
    """Take their files from these publications; a file that another edition has as well is kept.

    The triggers of the tables have to be lifted. The bytes are deleted once all is committed;
    what fails there leaves bytes that nobody can reach.
    """
    # The models' own query sets refuse.
    uses: QuerySet[EditionAsset] = QuerySet(EditionAsset).filter(
        edition__publication__in=publications
    )
    used = set(uses.values_list("asset", flat=True))
    uses.delete()
    unused: QuerySet[Asset] = QuerySet(Asset).filter(pk__in=used, uses=None)
    hashes = list(unused.values_list("pk", flat=True))
    unused.delete()
    transaction.on_commit(partial(_delete_bytes, hashes), robust=True)


def _delete_bytes(hashes: list[str]) -> None:
    # With the lock that every release holds: one that has the same file waits, or was first.
    with transaction.atomic():
        hold_counter()
        kept = set(Asset.objects.filter(pk__in=hashes).values_list("pk", flat=True))
        for sha256 in hashes:
            if sha256 not in kept:
                default_storage.delete(place_of(sha256))
