"""Numbered versions that never change."""

from typing import Any

from django.db import models

from syndication.documents import Version
from syndication.models.publication import Publication, seen_now


class EditionIsFrozen(Exception):
    """Somebody tried to change or delete an edition. Release the next version instead."""

    def __init__(self) -> None:
        super().__init__("An edition never changes. Release the next version instead.")


# The latest final version, or else the latest.
FIRST_IN_USE = (
    models.Case(models.When(stage="final", then=0), default=1),
    models.F("major").desc(),
    models.F("minor").desc(),
)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Named filters over editions; the ways of changing many at once are closed."""

    def public(self) -> "EditionQuerySet":
        """Return those that anybody may read: public, of a publication that is live."""
        return self.filter(seen_now("publication__"), public=True)

    def with_words(self) -> "EditionQuerySet":
        """Return those that still say something: none of a publication that was revoked."""
        return self.exclude(publication__state=Publication.State.REVOKED)

    def of_version(self, version: Version) -> "EditionQuerySet":
        """Return those with this version number."""
        return self.filter(major=version.major, minor=version.minor)

    def newest_first(self) -> "EditionQuerySet":
        """Return them by version number, the newest first."""
        return self.order_by("-major", "-minor")

    def in_use(self, publication: Publication) -> "Edition | None":
        """Return the one that readers get first: the latest final, else the latest public.

        Whether they get any now is not asked.
        """
        public = self.filter(public=True, publication=publication)
        return public.order_by(*FIRST_IN_USE).first()

    def update(self, **kwargs: Any) -> int:
        """Refuse: an edition never changes."""
        raise EditionIsFrozen

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse: an edition never changes."""
        raise EditionIsFrozen

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: an edition is never deleted."""
        raise EditionIsFrozen


class Edition(models.Model):
    """One released version, frozen: its bytes are the same for ever.

    They hold a stand-in for the site's address, so what readers get goes through
    `syndication.addresses.sent`; `selectors.content_of` and `html_of` do that.
    Written by `syndication.actions.release_document` alone. The model, its queryset and a
    trigger in the database refuse any change.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="editions")
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    stage = models.CharField(max_length=20)
    public = models.BooleanField(default=True)
    title = models.CharField(max_length=255)
    change_note = models.TextField(blank=True)
    document = models.TextField(help_text="Canonical JSON of the whole edition.")
    html = models.TextField()
    markdown = models.TextField()
    text = models.TextField()
    # Null in those that were frozen before there was such a form.
    linked_data = models.TextField(null=True, help_text="Canonical JSON-LD.")
    sha256 = models.CharField(max_length=64)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    released_at = models.DateTimeField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "major", "minor"], name="edition_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"edition {self.version} of publication {self.publication_id}"

    @property
    def version(self) -> Version:
        """The version number as an orderable value."""
        return Version(self.major, self.minor)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; raise `EditionIsFrozen` if the edition already exists."""
        if not self._state.adding:
            raise EditionIsFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: raise `EditionIsFrozen`."""
        raise EditionIsFrozen
