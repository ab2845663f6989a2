"""The numbered list of what happened to public things."""

from typing import Any

from django.db import models

from syndication.models.edition import Edition
from syndication.models.publication import Publication

# Where PostgreSQL says that something public has changed.
CHANNEL = "syndication_changed"


class ChangeCounter(models.Model):
    """One row that holds the last change number.

    A writer locks the row before it takes the next number and keeps the lock until it
    commits, so that numbers follow the order of commits.
    """

    last = models.BigIntegerField(default=0)
    unnumbered = models.BigIntegerField(
        null=True,
        blank=True,
        help_text="How often something happened that readers notice, with no number.",
    )

    def __str__(self) -> str:
        return f"change {self.last}"


class ChangeIsFrozen(Exception):
    """Somebody tried to rewrite what happened. Release or retire again instead."""

    def __init__(self) -> None:
        super().__init__("A change is never rewritten. Release or retire again instead.")


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes; the ways of rewriting many at once are closed."""

    def update(self, **kwargs: Any) -> int:
        """Refuse: a change is never rewritten."""
        raise ChangeIsFrozen

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse: a change is never rewritten."""
        raise ChangeIsFrozen

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: a change is never deleted."""
        raise ChangeIsFrozen


class Change(models.Model):
    """One numbered event in the life of a publication; never changed, never deleted."""

    class Event(models.TextChoices):
        UPDATED = "updated", "Updated"
        DELETED = "deleted", "Deleted"
        REVOKED = "revoked", "Revoked"

    number = models.BigIntegerField(primary_key=True)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="changes")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, blank=True)
    event = models.CharField(max_length=10, choices=Event.choices)
    at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"change {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; raise `ChangeIsFrozen` if the change already exists."""
        if not self._state.adding:
            raise ChangeIsFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: raise `ChangeIsFrozen`."""
        raise ChangeIsFrozen
