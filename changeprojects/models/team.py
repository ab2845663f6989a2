"""Who is in the team of a project: agencies, and people by what they bring."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from changeprojects.models.agency import Agency
from changeprojects.models.agreed_dates import check_is_past, check_order
from changeprojects.models.people import AgencyMembership, Person
from changeprojects.models.periods import Period
from changeprojects.models.project import ChangeProjectPage

# CRediT, the contributor roles of ANSI/NISO Z39.104-2022, and one of our own.
CREDIT_ROLES = (
    ("conceptualization", "Conceptualization"),
    ("data-curation", "Data curation"),
    ("formal-analysis", "Formal analysis"),
    ("funding-acquisition", "Funding acquisition"),
    ("investigation", "Investigation"),
    ("methodology", "Methodology"),
    ("project-administration", "Project administration"),
    ("resources", "Resources"),
    ("software", "Software"),
    ("supervision", "Supervision"),
    ("validation", "Validation"),
    ("visualization", "Visualization"),
    ("writing-original-draft", "Writing: original draft"),
    ("writing-review-editing", "Writing: review and editing"),
    ("lived-experience", "Lived experience"),
)


class TeamAgency(models.Model):
    """An agency in a project's team."""

    class Role(models.TextChoices):
        LEAD = "lead", "Lead agency"
        MEMBER = "member", "Member"

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.CASCADE, related_name="team_agencies"
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="teams",
        help_text="One that never was a partner, as a university, takes none of the places.",
    )
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(
        null=True, blank=True, help_text="An agency that left no longer counts."
    )

    TIME: ClassVar = Period("joined_on", "left_on", "agency", shares_a_day=True)

    class Meta:
        ordering = ["project", "pk"]
        verbose_name = "agency in a team"
        verbose_name_plural = "agencies in teams"
        constraints = [
            models.UniqueConstraint(
                fields=["project", "agency"],
                condition=models.Q(left_on__isnull=True),
                name="team_agency_once",
                violation_error_message="This agency is in the team already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency} in a team"

    @property
    def counts(self) -> bool:
        """Whether it takes one of the team's places: it has not left, and joined as a partner."""
        return self.left_on is None and (self.agency.is_partner or self.agency.has_lapsed)

    def clean(self) -> None:
        """Refuse a former partner, one that left before it joined, or is in the team twice."""
        super().clean()
        if self.agency_id:
            self.agency.check_can_join(self)
        check_is_past(self.joined_on, field="joined_on")
        check_is_past(self.left_on, field="left_on")
        check_order(
            self.joined_on,
            self.left_on,
            field="left_on",
            message="Write a day that is not before the day it joined.",
        )
        if self.project_id and self.agency_id:
            places = TeamAgency.objects.filter(project=self.project_id, agency=self.agency_id)
            self.TIME.check_apart(self, places, already="This agency is in the team already.")


class TeamPerson(models.Model):
    """A place in the team held by a person, known by the group they belong to.

    The person may stay unknown: then there is only a place that somebody of the group holds.
    """

    class Group(models.TextChoices):
        PRACTITIONER = "practitioner", "Practitioner"
        POLICY_MAKER = "policy_maker", "Policy maker"
        SERVICE_USER = "service_user", "Person who has used services"
        RESEARCHER = "researcher", "Researcher"
        PROGRAMME_STAFF = "programme_staff", "Programme staff"

    project = models.ForeignKey(
        ChangeProjectPage, on_delete=models.CASCADE, related_name="team_people"
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        help_text="Leave empty if the place is all that need be known.",
    )
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leave empty for programme staff and people who come on their own.",
    )
    group = models.CharField(
        max_length=20, choices=Group.choices, help_text="Readers see how many of each there are."
    )
    level = models.CharField(
        max_length=20,
        choices=AgencyMembership.Level.choices,
        blank=True,
        help_text="Their level at their agency.",
    )
    credit_roles = models.JSONField(
        "contributor roles",
        default=list,
        blank=True,
        help_text="What they did, in the words of CRediT. Shown only if they agreed.",
    )
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["project", "pk"]
        verbose_name = "person in a team"
        verbose_name_plural = "people in teams"

    def __str__(self) -> str:
        return self.get_group_display()

    def clean(self) -> None:
        """Refuse roles that CRediT does not know, and leaving before joining."""
        super().clean()
        check_is_past(self.left_on, field="left_on")
        check_order(
            self.joined_on,
            self.left_on,
            field="left_on",
            message="Write a day that is not before the day they joined.",
        )
        known = dict(CREDIT_ROLES)
        if not isinstance(self.credit_roles, list) or set(self.credit_roles) - set(known):
            raise ValidationError({"credit_roles": "Choose roles from the list."})
