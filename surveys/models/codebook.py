"""Codebooks: what the themes of a survey meant at each time, and how they came about."""

from django.conf import settings
from django.db import models

from surveys.models.version import Frozen


class CodebookVersion(Frozen):
    """The themes of one survey as they stood after one change; written once.

    Codings name the one they were made with, so that it can be told later which definition
    a coder had before them. `codes` are those of the themes that the change was about.
    """

    class Change(models.TextChoices):
        BEGUN = "begun", "As it stood when codebooks began to be kept"
        ADDED = "added", "Theme added"
        REWORDED = "reworded", "Theme reworded"
        MERGED = "merged", "Themes merged"
        SPLIT = "split", "Theme split"

    wagtail_reference_index_ignore = True

    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="codebooks"
    )
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=8, choices=Change.choices)
    codes = models.JSONField(default=list, help_text="The codes of the themes it is about.")
    themes = models.JSONField(help_text="Every theme in use, with what it means.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        ordering = ["deployment", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["deployment", "number"], name="codebook_number_once")
        ]

    def __str__(self) -> str:
        return f"codebook {self.number}"

    @property
    def in_words(self) -> str:
        """What changed, with the codes that it is about."""
        label = str(self.Change(self.change).label)
        return f"{label}: {', '.join(self.codes)}" if self.codes else label
