"""Who may take answers away as a file, what for and until when."""

import uuid

from django.conf import settings
from django.db import models


class RawExport(models.Model):
    """Somebody's leave to take the cleared answers of one survey away as a file, for a time.

    It is none before somebody else who may take answers away agreed. The file is made anew each
    time and kept nowhere. This row stays, so that it can be told later who had answers, and why.
    """

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="raw_exports"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    reason = models.CharField(
        "what for",
        max_length=300,
        help_text="For instance the analysis, who reads it and where the file will be kept.",
    )
    expires_on = models.DateField(
        "until", help_text="The last day on which the file can be made. Delete yours by then."
    )
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(agreed_by=models.F("by")), name="raw_export_agreed_by_another"
            )
        ]

    def __str__(self) -> str:
        return f"raw export {self.number}"

    @property
    def is_agreed(self) -> bool:
        """Whether somebody else than who asked said yes."""
        return self.agreed_by_id is not None and self.agreed_by_id != self.by_id

    @property
    def number(self) -> str:
        """How a copy is called, in the file and in the list of those that were asked for."""
        return str(self.pk)[:8]
