"""People who work in the programme, and what they do at their agency."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from changeprojects.models.agency import Agency
from changeprojects.models.agreed_dates import check_order
from changeprojects.models.periods import Period


class Person(models.Model):
    """Somebody who takes part; named in public only if they agreed to it."""

    class Credit(models.TextChoices):
        NO = "no", "Not at all"
        ROLE_ONLY = "role_only", "By role, without a name"
        NAME = "name", "By name"

    display_name = models.CharField("name", max_length=120, help_text="As they want to be called.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        help_text="The account they log in with, if they have one.",
    )
    orcid = models.CharField(
        "ORCID", max_length=19, blank=True, help_text="As in 0000-0002-1825-0097. Optional."
    )
    credit_consent = models.CharField(
        "may be credited",
        max_length=10,
        choices=Credit.choices,
        default=Credit.NO,
        help_text=(
            "What they agreed to. Nobody is named without it. Somebody who has used services is "
            "never named with a project about domestic abuse."
        ),
    )
    is_demo = models.BooleanField("demonstration", default=False, editable=False)

    class Meta:
        ordering = ["display_name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        # Histories keep these words for ever; nobody is named in them.
        return f"Person {self.pk}"

    @property
    def known_as(self) -> str:
        """The words by which staff find this person in lists and forms."""
        return self.display_name


class AgencyMembership(models.Model):
    """What a person does at an agency, and at which level."""

    class Function(models.TextChoices):
        LINK_OFFICER = "link_officer", "Link officer"
        SPONSOR = "sponsor", "Sponsor"
        MANAGER = "manager", "Manager"
        PRACTITIONER = "practitioner", "Practitioner"
        POLICY = "policy", "Policy"
        OTHER = "other", "Other"

    class Level(models.TextChoices):
        STRATEGIC = "strategic", "Strategic"
        OPERATIONAL = "operational", "Operational"
        FRONT_LINE = "front_line", "Front line"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="memberships")
    function = models.CharField(
        max_length=20,
        choices=Function.choices,
        help_text="A link officer answers calls for the agency and looks after its pilot sites.",
    )
    level = models.CharField(max_length=20, choices=Level.choices)
    from_date = models.DateField("from", null=True, blank=True)
    to_date = models.DateField(
        "to", null=True, blank=True, help_text="After this day they act for the agency no more."
    )

    TIME: ClassVar = Period("from_date", "to_date", "person")
    ALREADY = "This person does that at this agency already."

    class Meta:
        verbose_name = "link officer or other"
        verbose_name_plural = "link officers and others"
        ordering = ["agency", "person"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "agency", "function"],
                condition=models.Q(to_date__isnull=True),
                name="membership_once_at_a_time",
                violation_error_message="This person does that at this agency already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()} {self.pk}"

    def get_person_display(self) -> str:
        """Return the name of the person."""
        return self.person.known_as

    def clean(self) -> None:
        """Refuse an end before the beginning, and the same function twice at once."""
        super().clean()
        check_order(
            self.from_date,
            self.to_date,
            field="to_date",
            message="Write a day that is not before the first one.",
        )
        if self.person_id and self.agency_id:
            others = AgencyMembership.objects.filter(
                person=self.person_id, agency=self.agency_id, function=self.function
            )
            self.TIME.check_apart(self, others, already=self.ALREADY)
