"""Themes: what several people said, put into our words."""

import uuid

from django.db import models

from changeprojects.models import Recommendation


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Themes by whether anybody codes with them."""

    def in_use(self) -> "ThemeQuerySet":
        """Return those that were not merged into another."""
        return self.filter(merged_into=None)


class Theme(models.Model):
    """Something that several answers have in common, and what is asked for because of it.

    `you_said` is a sentence in our words and in the second person. It is not a
    quotation: that would need the permission of the person who wrote it. A theme that was
    merged into another keeps its code and its words, so that the history can be read.
    """

    wagtail_reference_index_ignore = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="themes"
    )
    code = models.SlugField(
        max_length=12, help_text="A few letters or digits that stand for it, for instance T3."
    )
    name = models.CharField(max_length=80, help_text="Two to five words: See it before court.")
    definition = models.TextField(
        help_text="What it means, in a sentence or two. Coders and readers of the codebook read it."
    )
    include = models.TextField(
        "belongs here",
        blank=True,
        db_default="",
        help_text="What to look for, with an example in your own words.",
    )
    exclude = models.TextField(
        "does not belong here",
        blank=True,
        db_default="",
        help_text="What looks much like it, and the theme where that goes instead.",
    )
    you_said = models.CharField(
        "you said",
        max_length=200,
        help_text=(
            "One sentence in our words that speaks to the people who answered: "
            "“You saw it too late.” Never somebody’s own sentence."
        ),
    )
    recommendations = models.ManyToManyField(
        Recommendation,
        blank=True,
        related_name="themes",
        help_text="What the project is asked to do because of this theme.",
    )

    nothing_asked = models.TextField(
        "why nothing is asked for",
        blank=True,
        db_default="",
        help_text="Only if no recommendation follows from it. The public reads this as the answer.",
    )
    nothing_asked_by = models.CharField(
        "who says so",
        max_length=120,
        blank=True,
        db_default="",
        help_text="A role or an agency, not a name. The public reads it.",
    )
    nothing_asked_on = models.DateField(null=True, editable=False)
    # The keys of the coding desk follow it: null for those that are older than the column.
    made_at = models.DateTimeField(null=True, auto_now_add=True, editable=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="merged"
    )

    objects = ThemeQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["deployment", "code"], name="theme_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
