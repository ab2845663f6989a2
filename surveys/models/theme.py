"""Themes: what several people said, put into our words."""

import uuid

from django.db import models

from changeprojects.models import Recommendation


class Theme(models.Model):
    """Something that several answers have in common, and what is asked for because of it.

    `you_said` is a sentence in our words and in the second person. It is not a
    quotation: that would need the permission of the person who wrote it.
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
        help_text="Which answers belong here and which do not. Only coders read this."
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

    class Meta:
        default_permissions = ()
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["deployment", "code"], name="theme_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
