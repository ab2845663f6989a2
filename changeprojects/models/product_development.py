"""How the next version of a product comes about: what it came from, was tested by and changes."""

import uuid

from django import forms
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from changeprojects.models.agreed_dates import check_version


class TestRound(Orderable):
    """A reading or walk-through of a version before it is piloted."""

    __test__ = False  # a word of the field, not a test case

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="test_rounds"
    )
    version = models.CharField(
        max_length=12, validators=[check_version], help_text="The version that was read, as in 0.1."
    )
    method = models.CharField(max_length=120, help_text="As in: walk-through with parents.")
    held_on = models.DateField(help_text="The day on which it was read.")
    findings = models.TextField(help_text="What you learned. Only programme staff read it.")

    def __str__(self) -> str:
        return f"test of {self.version}"


_WHY = (
    "What made you change or keep it. What people said in a survey is linked and counted only if "
    "the survey had opened before this version comes out."
)


class ChangeEntry(Orderable):
    """What the next version changes, why, and in which blocks."""

    class Type(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        REMOVED = "removed", "Removed"
        FIXED = "fixed", "Fixed"
        KEPT = "kept", "Kept"

    class Reason(models.TextChoices):
        VOICE = "voice", "What people said"
        TEST = "test", "Test round"
        PILOT = "pilot", "Pilot"
        EVALUATION = "evaluation", "Evaluation"
        EVIDENCE = "evidence", "Evidence"
        LAW = "law", "Law"
        EDITORIAL = "editorial", "Editorial"

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="change_entries"
    )
    type = models.CharField(
        max_length=10, choices=Type.choices, help_text="Kept: people asked, and it stays as it is."
    )
    plain_text = models.TextField(
        "what changes", help_text="One plain sentence. The public reads it."
    )
    reason = models.CharField(
        max_length=12, choices=Reason.choices, help_text="What made you change or keep it."
    )
    block_ids = models.JSONField(
        "where",
        default=list,
        blank=True,
        help_text="Save the page first to see parts that you have just added.",
    )
    # By it a note in the text names the entry, in drafts too: those have no key of their own.
    identifier = models.UUIDField(default=uuid.uuid4, null=True, blank=True)
    recommendation = models.ForeignKey(
        "changeprojects.Recommendation",
        # A draft may name one that was deleted since; editions keep what they say.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="change_entries",
        help_text="If it answers one. Readers can follow it to what people said.",
    )

    panels = [
        FieldRowPanel([FieldPanel("type"), FieldPanel("reason", help_text=_WHY)]),
        FieldPanel("plain_text"),
        FieldPanel("recommendation"),
        FieldPanel("block_ids"),
        FieldPanel("identifier", widget=forms.HiddenInput, classname="w-hidden"),
    ]

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.plain_text[:60]}"


class DevelopmentActivity(Orderable):
    """Practical work out of which the product came."""

    class Kind(models.TextChoices):
        PRACTICE = "practice", "Practice at an agency"
        WORKSHOP = "workshop", "Workshop"
        OBSERVATION = "observation", "Observation"
        CASE_REVIEW = "case_review", "Review of cases"
        WRITING = "writing", "Writing together"

    product = ParentalKey(
        "changeprojects.ProductPage", on_delete=models.CASCADE, related_name="made_from"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, help_text="What was done.")
    held_on = models.DateField(help_text="The day, or the first of several.")
    who = models.CharField(max_length=200, help_text="Groups, never names.")
    note = models.TextField(blank=True, help_text="What came of it. The public reads it.")

    def __str__(self) -> str:
        return self.get_kind_display()
