"""What was last told of a survey's answers, so that looking again tells no more."""

from django.db import models


class Figures(models.Model):
    """The numbers about one deployment that staff may see: rounded, checked, never words.

    Pages read these and count nothing. While people can answer there is only `people`,
    about how many had answered by the end of `week`. When the deployment is closed for
    good everything is counted once (`is_final`), and these never change again: not when
    somebody takes answers back, for what changes could be compared with before. A site where
    too few answered is told once more, in a `pool` with others.
    """

    wagtail_reference_index_ignore = True

    deployment = models.OneToOneField(
        "surveys.SurveyDeployment", on_delete=models.PROTECT, related_name="figures"
    )
    week = models.DateField(help_text="The Monday of the week up to whose end people were counted.")
    people = models.PositiveIntegerField(help_text="Rounded; 0 where they are too few to be told.")
    is_final = models.BooleanField(default=False)
    withdrawn = models.PositiveIntegerField(
        default=0,
        db_default=0,
        help_text="How many had taken their answers back by then; no page shows it.",
    )
    versions = models.JSONField(
        null=True,
        help_text="The versions of the survey in which people answered, newest first.",
    )
    tables = models.JSONField(default=list, help_text="Only what may be shown: see the engine.")

    equality = models.JSONField(
        null=True, help_text="Who answered, as it may be shown; null if nobody was asked."
    )
    pool = models.JSONField(
        null=True, help_text="What is told of this site and others together, and which they are."
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"figures {self.pk}"
