"""Files of released versions, kept by what they hold."""

from typing import Any

from django.db import models

from syndication.file_names import LONGEST_NAME
from syndication.models.edition import Edition


class AssetIsFrozen(Exception):
    """Somebody tried to change or delete a released file. Release the next version instead."""

    def __init__(self) -> None:
        super().__init__("A released file never changes. Release the next version instead.")


class FrozenFileQuerySet(models.QuerySet):
    """Files; the ways of changing many at once are closed."""

    def update(self, **kwargs: Any) -> int:
        """Refuse: a released file never changes."""
        raise AssetIsFrozen

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse: a released file never changes."""
        raise AssetIsFrozen

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: a released file is never deleted."""
        raise AssetIsFrozen


class FrozenFile(models.Model):
    """A row that is written once, by `syndication.actions.store_assets` alone.

    The model, its queryset and a trigger in the database refuse any change.
    """

    objects = FrozenFileQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; raise `AssetIsFrozen` if the row already exists."""
        if not self._state.adding:
            raise AssetIsFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: raise `AssetIsFrozen`."""
        raise AssetIsFrozen


class Asset(FrozenFile):
    """The bytes of a file, wherever and under whatever names they were released."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"file {self.sha256}"


class EditionAsset(FrozenFile):
    """A file as one edition names it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="files")
    asset = models.ForeignKey(Asset, on_delete=models.PROTECT, related_name="uses")
    name = models.CharField(max_length=LONGEST_NAME)
    # The same bytes are text/csv under one name and text/plain under another.
    media_type = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "asset", "name"], name="edition_names_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"file {self.asset_id} of edition {self.edition_id}"


def place_of(sha256: str) -> str:
    """Return where the storage of files has the bytes with this hash."""
    return f"released/{sha256[:2]}/{sha256}"
