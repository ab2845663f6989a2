"""The frozen form of a survey, as people answered it; and what frozen means."""

from typing import Any, NoReturn

from django.db import models


class Immutable(Exception):
    """A row that is written once was about to be changed or deleted."""


class FrozenQuerySet(models.QuerySet[Any]):
    """Rows that are only ever added."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Immutable("What was published is never changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise Immutable("What was published is never deleted.")

    def newest_first(self) -> "FrozenQuerySet":
        """Order by number, the newest first."""
        return self.order_by("-number")


class Frozen(models.Model):
    """A row that is written once: it can be followed by another, never changed."""

    objects = FrozenQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse any later save."""
        if not self._state.adding:
            raise Immutable("What was published is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Immutable("What was published is never deleted.")


class SurveyVersion(Frozen):
    """One published form of a survey: a schema and its digest, written once.

    Answers point here for ever, so nothing may change it afterwards.
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    schema = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["survey", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.schema.get('title', 'Survey')}, version {self.number}"
