"""What was found out about a pilot, by whom, and what it did to people."""

from django.conf import settings
from django.db import models

from changeprojects.models.agreed_dates import check_is_past
from changeprojects.models.pilot import PilotPage
from changeprojects.models.project import ChangeProjectPage


class Evaluation(models.Model):
    """The evaluation of one pilot, signed off by somebody who did not write the product."""

    class Design(models.TextChoices):
        DESCRIPTIVE = "descriptive", "Describes what happened"
        PRE_POST = "pre_post", "Compares before and after"
        COMPARISON = "comparison", "Compares with others who did not use it"
        QUALITATIVE = "qualitative", "Talks and observation"
        MIXED = "mixed", "Numbers and talks together"

    class Independence(models.TextChoices):
        INTERNAL = "internal", "By the team itself"
        PARTLY = "partly", "Partly by others"
        INDEPENDENT = "independent", "By people outside the team"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        COLLECTING = "collecting", "Collecting"
        ANALYSING = "analysing", "Analysing"
        DRAFT_REPORT = "draft_report", "Report drafted"
        SIGNED_OFF = "signed_off", "Signed off"

    pilot = models.OneToOneField(PilotPage, on_delete=models.CASCADE, related_name="evaluation")
    questions = models.TextField(help_text="What you want to find out. The public reads it.")
    design = models.CharField(max_length=12, choices=Design.choices)
    evidence_level = models.PositiveSmallIntegerField(
        "level of evidence",
        null=True,
        blank=True,
        choices=[(level, f"Level {level}") for level in range(1, 6)],
        help_text="Nesta’s standards of evidence, 1 to 5. It tells what kind, not how good.",
    )
    independence = models.CharField(max_length=12, choices=Independence.choices)
    evaluated_by = models.CharField(max_length=120, help_text="A role, not a name.")
    findings = models.TextField(blank=True, help_text="What was found. The public reads it.")
    harms = models.TextField(
        blank=True, help_text="Harm to anybody, or “None found”. The public reads it."
    )
    limitations = models.TextField(
        blank=True, help_text="What this pilot cannot tell. The public reads it."
    )
    report_url = models.URLField("address of the report", blank=True)
    status = models.CharField(
        max_length=12, choices=Status.choices, default=Status.PLANNED, editable=False
    )
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    signed_off_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pilot"]
        permissions = [("sign_off_evaluation", "Can sign off an evaluation")]

    def __str__(self) -> str:
        return f"Evaluation {self.pk}"

    @property
    def project(self) -> ChangeProjectPage | None:
        """The project whose pilot it is about."""
        return self.pilot.project

    def clean(self) -> None:
        """Refuse a day of signing off that is still to come."""
        super().clean()
        check_is_past(self.signed_off_on, field="signed_off_on")
