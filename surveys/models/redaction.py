"""Redactions: what a person took out of an answer before others read it."""

from django.conf import settings
from django.db import models

from surveys.engine.redaction import Span, Why


class Redaction(models.Model):
    """A part of one answer's text that nobody reads but screeners, and why.

    It holds where the part is and not what it says. Goes when the answer goes.
    """

    wagtail_reference_index_ignore = True

    answer = models.ForeignKey(
        "surveys.Answer", on_delete=models.CASCADE, related_name="redactions"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    why = models.CharField(max_length=16, choices=[(why.value, why.value) for why in Why])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        default_permissions = ()
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="redaction_has_length"
            )
        ]

    def __str__(self) -> str:
        return f"redaction {self.pk}"

    @property
    def span(self) -> Span:
        """The part of the text, for the engine."""
        return Span(self.start, self.end, Why(self.why))
