"""Invitations that can be used once, and counts that name nobody."""

import uuid

from django.db import models


class Invitation(models.Model):
    """One code that lets one person start. That it was used is known; when and what for is not."""

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="invitations"
    )
    lookup = models.CharField(
        max_length=64, unique=True, help_text="Keyed hash of the code; the code itself is nowhere."
    )
    is_used = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Invitation {str(self.pk)[:4]}"


class WeekTally(models.Model):
    """How many people started, and how many sent their answers, in one week; only added to.

    It stays as it is when somebody takes answers back: what changes could be compared.
    """

    wagtail_reference_index_ignore = True

    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.CASCADE, related_name="tallies"
    )
    week = models.DateField(help_text="The Monday of the week.")
    started = models.PositiveIntegerField(default=0)
    sent = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["week"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["deployment", "week"], name="tally_week_once")
        ]

    def __str__(self) -> str:
        return f"Tally {self.pk}"
