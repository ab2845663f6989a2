"""What an agency sends in answer to a call."""

from django.conf import settings
from django.db import models

from changeprojects.models.agency import Agency
from changeprojects.models.call import CallPage
from changeprojects.models.people import AgencyMembership
from changeprojects.models.project import ChangeProjectPage


class ExpressionOfInterest(models.Model):
    """An agency's wish to join a team, written by its link officer.

    draft: only the agency reads it. submitted: sent before the call closed. Then managers
    shortlist it, hold it in reserve, accept or decline it, and the agency reads why.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Sent"
        SHORTLISTED = "shortlisted", "Shortlisted"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"
        RESERVE = "reserve", "In reserve"
        WITHDRAWN = "withdrawn", "Taken back"

    call = models.ForeignKey(CallPage, on_delete=models.PROTECT, related_name="interests")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="interests")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    motivation = models.TextField(
        "why you want to take part", blank=True, help_text="What would be different for families."
    )
    expertise = models.TextField(
        "what you know about it", blank=True, help_text="Practice, research or lived experience."
    )
    levels_offered = models.JSONField(
        "who would take part",
        default=list,
        blank=True,
        help_text="At which levels of your agency.",
    )
    involvement_plan = models.TextField(
        "how people who use your services would take part", blank=True
    )
    capacity_days = models.PositiveSmallIntegerField(
        "days a month you can give", null=True, blank=True
    )
    sponsor_name = models.CharField(
        "who at the top of your agency stands behind it", max_length=120, blank=True
    )
    status = models.CharField(
        max_length=12, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    status_reason = models.TextField("reason given to the agency", blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_on = models.DateField(null=True, blank=True, editable=False)

    LEVELS = AgencyMembership.Level

    class Meta:
        ordering = ["call", "agency"]
        verbose_name = "expression of interest"
        verbose_name_plural = "expressions of interest"
        permissions = [
            ("decide_expressionofinterest", "Can decide on expressions of interest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "agency"],
                name="one_interest_for_each_agency",
                violation_error_message="Your agency has answered this call already.",
            )
        ]

    def __str__(self) -> str:
        return f"Expression of interest {self.pk}"

    @property
    def project(self) -> ChangeProjectPage | None:
        """The project whose team the agency wants to join."""
        return self.call.project
