"""Change Projects and the list of them."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from changeprojects.editing.release_form import ReleaseForm
from changeprojects.models.agency import Agency
from changeprojects.models.agreed_dates import check_order
from changeprojects.models.released_page import ReleasedPage

# A waiver is public: its reason is a sentence, not a word.
REASON_LENGTH = 30


class ProjectIndexPage(Page):
    """The list of all Change Projects."""

    intro = models.TextField(blank=True, help_text="One or two sentences above the list.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    max_count = 1
    subpage_types = ["changeprojects.ChangeProjectPage"]
    template = "changeprojects/project_index_page.html"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a project."""
        return super().can_create_at(parent) and not isinstance(parent.specific, ReleasedPage)


class ChangeProjectPage(ReleasedPage):
    """A Change Project: why, who, where it stands, what it made, what people said."""

    class Kind(models.TextChoices):
        SPECIFIC_NEED = "specific_need", "A specific need in social care"
        CORE_STRATEGIC = "core_strategic", "A core strategic issue"

    class Scale(models.TextChoices):
        NETWORK = "network", "The whole network"
        LOCAL = "local", "Local"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        RECRUITING = "recruiting", "Recruiting"
        DEVELOPING = "developing", "Developing"
        PILOTING = "piloting", "Piloting"
        EVALUATING = "evaluating", "Evaluating"
        REFINING = "refining", "Refining"
        COMPLETED = "completed", "Completed"
        STOPPED = "stopped", "Stopped"

    class Sensitivity(models.TextChoices):
        NONE = "none", "None"
        CHILD_PROTECTION = "child_protection", "Child protection"
        DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
        OTHER = "other", "Other"

    summary = models.TextField(
        max_length=300, help_text="One or two sentences in plain words. Everybody reads it first."
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    scale = models.CharField(max_length=20, choices=Scale.choices, default=Scale.NETWORK)
    status = models.CharField(
        max_length=20,
        choices=Status.choices,
        default=Status.PLANNED,
        help_text="The public reads this at the top of the page.",
    )
    sensitivity = models.CharField(
        max_length=20,
        choices=Sensitivity.choices,
        default=Sensitivity.NONE,
        help_text="Domestic abuse gives every page of the project a way to leave fast.",
    )
    why = RichTextField(
        blank=True,
        features=["bold", "italic", "link", "ul", "ol"],
        help_text="What is wrong now, for whom, and how you know.",
    )
    who = models.TextField(blank=True, help_text="How the team came together, in plain words.")
    planned_start = models.DateField(null=True, blank=True)
    planned_end = models.DateField(null=True, blank=True)
    actual_start = models.DateField(
        null=True, blank=True, help_text="Readers see this instead of the planned day."
    )
    actual_end = models.DateField(null=True, blank=True)
    approved_on = models.DateField(
        null=True, blank=True, help_text="Starts the project’s public timeline."
    )
    agency_limit = models.PositiveSmallIntegerField(
        "most agencies in the team", default=7, help_text="Seven is the usual way."
    )
    endorsed_by = ParentalManyToManyField(
        Agency,
        blank=True,
        related_name="+",
        help_text="Agencies that asked for this project. Readers see how many.",
    )

    base_form_class = ReleaseForm
    release_kind = "change-project"
    public_template = "changeprojects/change_project_page.html"
    parent_page_types = ["changeprojects.ProjectIndexPage"]
    subpage_types = [
        "changeprojects.ProductPage",
        "changeprojects.PilotPage",
        "changeprojects.EventPage",
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("scale"), FieldPanel("sensitivity")], "Sort"
        ),
        FieldPanel("why"),
        InlinePanel("outcomes", label="Outcome", heading="What should be different"),
    ]
    team_panels = [
        FieldPanel("who"),
        FieldPanel("agency_limit"),
        InlinePanel("team_agencies", label="Agency", heading="Agencies in the team"),
        InlinePanel("team_people", label="Place", heading="People in the team"),
        FieldPanel("endorsed_by"),
    ]
    progress_panels = [
        FieldPanel("status"),
        FieldPanel("approved_on"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("planned_start"), FieldPanel("planned_end")]),
                FieldRowPanel([FieldPanel("actual_start"), FieldPanel("actual_end")]),
            ],
            "Dates",
        ),
        HelpPanel(
            "<p>Money and recommendations are kept in the “Registers”.</p>",
            heading="Elsewhere",
        ),
    ]
    waiver_panels = [
        HelpPanel(
            "<p>No two projects are alike. Everybody reads what you write here.</p>",
            heading="Differences from the usual way",
        ),
        InlinePanel("waivers", label="Difference", heading="Differences"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(team_panels, heading="Team"),
            ObjectList(progress_panels, heading="Progress"),
            ObjectList(waiver_panels, heading="Differences"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

    def clean(self) -> None:
        """Refuse dates that run backwards."""
        super().clean()
        for kind in ("planned", "actual"):
            check_order(
                getattr(self, f"{kind}_start"),
                getattr(self, f"{kind}_end"),
                field=f"{kind}_end",
                message="Write an end that is not before the start.",
            )


class OutcomeStatement(Orderable):
    """What should be different, for whom."""

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="outcomes")
    for_whom = models.CharField(max_length=120, help_text="As in: parents and carers.")
    what_changes = models.TextField(help_text="One sentence in plain words.")
    how_known = models.TextField("how we would know", blank=True)

    def __str__(self) -> str:
        return f"for {self.for_whom}"


class TeamAgency(Orderable):
    """An agency in the project's team."""

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="team_agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="teams")
    leads = models.CharField(max_length=120, blank=True, help_text="Stages it leads: Draft, pilot")
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(
        null=True, blank=True, help_text="An agency that left no longer counts."
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["project", "agency"],
                name="team_agency_once",
                violation_error_message="This agency is in the team already.",
            )
        ]

    def __str__(self) -> str:
        return f"team agency {self.pk}"

    def clean(self) -> None:
        """Refuse an agency that left before it joined."""
        super().clean()
        check_order(
            self.joined_on,
            self.left_on,
            field="left_on",
            message="Write a day that is not before the day it joined.",
        )


class TeamPerson(Orderable):
    """A place in the team held by a person, told only by the group they belong to."""

    class Group(models.TextChoices):
        PRACTITIONER = "practitioner", "Practitioner"
        POLICY_MAKER = "policy_maker", "Policy maker"
        SERVICE_USER = "service_user", "Person who has used services"
        RESEARCHER = "researcher", "Researcher"
        PROGRAMME_STAFF = "programme_staff", "Programme staff"

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="team_people")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        help_text="Leave empty for programme staff and people who come on their own.",
    )
    group = models.CharField(
        max_length=20, choices=Group.choices, help_text="No names: readers see only how many."
    )

    def __str__(self) -> str:
        return self.get_group_display()


class Waiver(Orderable):
    """One way in which this project differs from the usual way, with the reason."""

    project = ParentalKey(ChangeProjectPage, on_delete=models.CASCADE, related_name="waivers")
    title = models.CharField(max_length=120)
    usual_way = models.TextField(help_text="What projects usually do.")
    here = models.TextField(help_text="What this one does.")
    reason = models.TextField(
        help_text="At least 30 characters. The public reads it.",
    )
    granted_by = models.CharField(max_length=80, help_text="A role, not a name.")
    granted_on = models.DateField()

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a reason that is long only by its spaces."""
        super().clean()
        self.reason = self.reason.strip()
        if len(self.reason) < REASON_LENGTH:
            raise ValidationError(
                {"reason": f"Write a reason of at least {REASON_LENGTH} characters."}
            )
