"""The frozen form of a survey, as people answered it."""

from typing import Any, NoReturn

from django.db import models


class Immutable(Exception):
    """A row that is written once was about to be changed or deleted."""


class SurveyVersionQuerySet(models.QuerySet["SurveyVersion"]):
    """Versions; they are only ever added."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Immutable("A survey version is never changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise Immutable("A survey version is never deleted.")

    def newest_first(self) -> "SurveyVersionQuerySet":
        """Order by number, the newest first."""
        return self.order_by("-number")


class SurveyVersion(models.Model):
    """One published form of a survey: a schema and its digest, written once.

    Answers point here for ever, so nothing may change it afterwards.
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    schema = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    objects = SurveyVersionQuerySet.as_manager()

    class Meta:
        ordering = ["survey", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="survey_version_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.schema.get('title', 'Survey')}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse any later save."""
        if not self._state.adding:
            raise Immutable("A survey version is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Immutable("A survey version is never deleted.")
