"""The true counts behind what was released, kept so that releases can be compared."""

from django.db import models


class ReleasedCount(models.Model):
    """How many people one released number stood for. Never shown to anybody.

    `summary` is the public identifier of the page that told it, `measure` is "base" or
    “theme:” and the code of a theme: a theme deleted and made again is still the same.
    """

    wagtail_reference_index_ignore = True

    BASE = "base"

    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="released_counts"
    )
    summary = models.UUIDField()
    version = models.CharField(max_length=12)
    measure = models.CharField(max_length=40)
    count = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "version", "measure"], name="released_count_once"
            )
        ]

    def __str__(self) -> str:
        return f"released count {self.pk}"
