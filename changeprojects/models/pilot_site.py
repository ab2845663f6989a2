"""Where a pilot runs, and what each place does otherwise."""

from django.conf import settings
from django.db import models

from changeprojects.models.agency import Agency
from changeprojects.models.agreed_dates import check_order
from changeprojects.models.pilot import PilotPage
from changeprojects.models.project import ChangeProjectPage


class PilotSite(models.Model):
    """An agency that uses the version of a pilot."""

    class Status(models.TextChoices):
        INVITED = "invited", "Invited"
        AGREED = "agreed", "Agreed"
        ACTIVE = "active", "Active"
        FINISHED = "finished", "Finished"
        WITHDREW = "withdrew", "Withdrew"

    # Sites that are to use the version, or do.
    TAKING_PART = (Status.AGREED, Status.ACTIVE)

    pilot = models.ForeignKey(PilotPage, on_delete=models.CASCADE, related_name="sites")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pilot_sites")
    team_name = models.CharField(
        "team", max_length=120, blank=True, help_text="Which team. Only programme staff read it."
    )
    from_date = models.DateField("from", null=True, blank=True)
    to_date = models.DateField("to", null=True, blank=True)
    staff_count = models.PositiveSmallIntegerField(
        "number of staff", null=True, blank=True, help_text="Who use it there."
    )
    local_contact = models.CharField(
        max_length=120, blank=True, help_text="A role and how to reach it. Never public."
    )
    safeguarding_contact = models.CharField(
        max_length=120,
        blank=True,
        help_text="Whom to turn to if somebody may be harmed. A site cannot start without.",
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.INVITED, editable=False
    )
    status_reason = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["pilot", "pk"]
        verbose_name = "pilot site"
        constraints = [
            models.UniqueConstraint(
                fields=["pilot", "agency", "team_name"],
                name="pilot_site_once",
                violation_error_message="This agency is a site of the pilot already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} in a pilot"

    @property
    def project(self) -> ChangeProjectPage | None:
        """The project whose pilot it is part of."""
        return self.pilot.project

    def clean(self) -> None:
        """Refuse an agency that is no partner any more, and days that run backwards."""
        super().clean()
        if self.agency_id:
            self.agency.check_can_join(self)
        check_order(
            self.from_date,
            self.to_date,
            field="to_date",
            message="Write a day that is not before the first one.",
        )


class Adaptation(models.Model):
    """What a site changed to make it work there; public once an editor has looked at it."""

    class Status(models.TextChoices):
        RECORDED = "recorded", "Waits for an editor"
        PUBLISHED = "published", "Public"
        SET_ASIDE = "set_aside", "Set aside"

    site = models.ForeignKey(PilotSite, on_delete=models.CASCADE, related_name="adaptations")
    what = models.TextField("what you did otherwise", help_text="One or two sentences.")
    why = models.TextField("why", blank=True, help_text="What would not have worked.")
    was_planned = models.BooleanField("planned before it began", default=False)
    recorded_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.RECORDED,
        help_text="Public: it says nothing by which somebody could be known.",
    )

    class Meta:
        ordering = ["site", "recorded_on", "pk"]

    def __str__(self) -> str:
        return f"Adaptation {self.pk}"

    @property
    def project(self) -> ChangeProjectPage | None:
        """The project whose pilot it belongs to."""
        return self.site.pilot.project
