"""Change Projects and the list of them."""

from datetime import date
from typing import ClassVar

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalManyToManyField
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
from wagtail.models import Page

from changeprojects.editing.release_form import ProposalForm
from changeprojects.editing.standing import StandingPanel
from changeprojects.models.agency import Agency, AgencyQuerySet
from changeprojects.models.agreed_dates import check_order
from changeprojects.models.consultation import ConsultationRoundPage, PriorityTopic
from changeprojects.models.project_model import ProjectModel, usual_model
from changeprojects.models.released_page import ReleasedPage
from changeprojects.models.released_routes import ProjectRoutes
from syndication.models import Publication


class ProjectIndexPage(Page):
    """The list of all Change Projects."""

    intro = models.TextField(blank=True, help_text="One or two sentences above the list.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "Every public project, with filters. Add a project below it."
    max_count = 1
    subpage_types = ["changeprojects.ChangeProjectPage"]
    template = "changeprojects/project_index_page.html"

    class Meta:
        verbose_name = "list of Change Projects"
        verbose_name_plural = "lists of Change Projects"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a project."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)


class ChangeProjectPage(ProjectRoutes, ReleasedPage):
    """A Change Project: why, who, where it stands, what it made, what people said."""

    class Kind(models.TextChoices):
        SPECIFIC_NEED = "specific_need", "A specific need in social care"
        CORE_STRATEGIC = "core_strategic", "A core strategic issue"

    class Scale(models.TextChoices):
        NETWORK = "network", "The whole network"
        LOCAL = "local", "Local"

    class Status(models.TextChoices):
        IDEA = "idea", "Idea"
        PLANNED = "planned", "Planned"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"
        RECRUITING = "recruiting", "Recruiting"
        DEVELOPING = "developing", "Developing"
        PILOTING = "piloting", "Piloting"
        EVALUATING = "evaluating", "Evaluating"
        REFINING = "refining", "Refining"
        PUBLISHING = "publishing", "Publishing"
        COMPLETED = "completed", "Completed"
        STOPPED = "stopped", "Stopped"
        PAUSED = "paused", "Paused"
        UNDER_REVIEW = "under_review", "Under review"

    class Sensitivity(models.TextChoices):
        NONE = "none", "None"
        CHILD_PROTECTION = "child_protection", "Child protection"
        DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse"
        OTHER = "other", "Other"

    class Origin(models.TextChoices):
        CONSULTATION = "consultation", "Consultation with agencies"
        OPPORTUNITY = "opportunity", "An opportunity that arose"
        COMMISSION = "commission", "Commissioned by an agency"

    summary = models.TextField(
        max_length=300, help_text="One or two sentences in plain words. Everybody reads it first."
    )
    kind = models.CharField(
        max_length=20, choices=Kind.choices, help_text="What it is about. Readers sort by it."
    )
    scale = models.CharField(
        max_length=20,
        choices=Scale.choices,
        default=Scale.NETWORK,
        help_text="Whether it is for the whole network, or for agencies near each other.",
    )
    status = models.CharField(
        max_length=20, choices=Status.choices, default=Status.IDEA, editable=False
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
    local_area = models.CharField(
        max_length=80, blank=True, help_text="Where a local project works. The public reads it."
    )
    origin = models.CharField(
        max_length=20,
        choices=Origin.choices,
        default=Origin.CONSULTATION,
        help_text="Where the idea came from. The public reads it.",
    )
    origin_note = models.TextField(
        "how it came about", blank=True, help_text="Needed unless topics of a consultation say it."
    )
    topics = ParentalManyToManyField(
        PriorityTopic,
        blank=True,
        related_name="projects",
        help_text="The topics of consultations that it answers. Readers see who asked for them.",
    )
    commissioned_by = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commissioned_projects",
        help_text="Only if an agency or region ordered it.",
    )
    feeds = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="fed_by",
        verbose_name="feeds into",
        help_text="The larger project to which this one’s learning goes.",
    )
    model = models.ForeignKey(
        ProjectModel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        default=usual_model,
        related_name="projects",
        help_text="Which rules hold. They are pinned when the project is approved.",
    )
    planned_start = models.DateField(
        null=True, blank=True, help_text="When the work is to begin, as far as you know."
    )
    planned_end = models.DateField(
        null=True, blank=True, help_text="When it is to be done. The rules say how long is usual."
    )

    # What happened to the project is no draft: moves write it, and no revision takes it back.
    model_snapshot = models.JSONField(default=dict, blank=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    paused_from = models.CharField(max_length=20, blank=True, editable=False)
    status_reason = models.TextField(blank=True, editable=False)
    approved_on = models.DateField(null=True, blank=True, editable=False)
    declined_on = models.DateField(null=True, blank=True, editable=False)
    actual_start = models.DateField(null=True, blank=True, editable=False)
    actual_end = models.DateField(null=True, blank=True, editable=False)

    kept_facts = (
        "status",
        "status_reason",
        "paused_from",
        "model_snapshot",
        "proposed_by",
        "approved_on",
        "declined_on",
        "actual_start",
        "actual_end",
    )
    exclude_fields_in_copy: ClassVar[list[str]] = [*kept_facts]
    base_form_class = ProposalForm
    release_kind = "change-project"
    page_description = (
        "Agencies that solve one practice problem together. Its call, products, pilots and "
        "events are added below it."
    )
    public_template = "changeprojects/change_project_page.html"
    parent_page_types = ["changeprojects.ProjectIndexPage"]
    subpage_types = [
        "changeprojects.ProjectSectionPage",
        "changeprojects.CallPage",
        "changeprojects.ProductPage",
        "changeprojects.PilotPage",
        "changeprojects.EventPage",
    ]

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("scale"),
                FieldPanel("local_area"),
                FieldPanel("sensitivity"),
            ],
            "Sort",
        ),
        FieldPanel("why"),
        InlinePanel("outcomes", label="Outcome", heading="What should be different"),
        FieldPanel("who"),
    ]
    origin_panels = [
        FieldPanel("origin"),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        FieldPanel("origin_note"),
        FieldPanel("commissioned_by"),
        FieldPanel("feeds"),
    ]
    plan_panels = [
        StandingPanel(heading="Where it stands"),
        FieldPanel("model"),
        FieldRowPanel([FieldPanel("planned_start"), FieldPanel("planned_end")]),
        HelpPanel(
            "<p>The team, stages, money, reviews and differences are kept in the registers.</p>",
            heading="Elsewhere",
        ),
    ]
    involvement_panels = [
        InlinePanel(
            "involvement", label="Activity", heading="How people who use services take part"
        ),
        InlinePanel("evidence", label="Item", heading="Evidence it rests on"),
        InlinePanel("support", label="Link", heading="More help for readers"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(origin_panels, heading="Origin"),
            ObjectList(plan_panels, heading="Progress"),
            ObjectList(involvement_panels, heading="Involvement"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

    class Meta:
        verbose_name = "Change Project"
        verbose_name_plural = "Change Projects"
        permissions = [
            ("approve_changeprojectpage", "Can approve, decline, confirm, stop and complete"),
            ("lead_changeprojectpage", "Can open calls and hold reviews"),
        ]

    @property
    def project(self) -> "ChangeProjectPage":
        """Itself: rules ask everything for its project."""
        return self

    @property
    def decided_on(self) -> date | None:
        """The day on which it was approved or declined, if it was."""
        return self.approved_on or self.declined_on

    def before_release(self) -> None:
        """List an idea as planned: to publish it is to say that it comes next."""
        if self.status == self.Status.IDEA:
            self.status = self.Status.PLANNED

    def affected_pages(self) -> list[ReleasedPage]:
        """Return the rounds and projects that tell about this one, now or until now, too."""
        telling = Publication.objects.live().filter(
            kind__in=(self.release_kind, ConsultationRoundPage.release_kind),
            document__contains=str(self.translation_key),
        )
        told_by = Q(translation_key__in=list(telling.values_list("identifier", flat=True)))
        rounds = ConsultationRoundPage.objects.filter(told_by | Q(topics__projects=self.pk))
        others = ChangeProjectPage.objects.filter(told_by | Q(feeds=self.pk) | Q(fed_by=self.pk))
        elsewhere = [*rounds.distinct(), *others.exclude(pk=self.pk).distinct()]
        return [*elsewhere, *super().affected_pages()]

    def named_agencies(self) -> AgencyQuerySet:
        """Return the agencies in its team, that ordered it, or whose page names it."""
        tied = Agency.objects.filter(Q(teams__project=self.pk) | Q(commissioned_projects=self.pk))
        return (tied | Agency.objects.told_with(self.translation_key)).distinct()

    def reasons_of_waivers(self) -> dict[str, str]:
        """Return why the project need not meet the rules that are waived today, by their codes."""
        return dict(self.waivers.in_force().values_list("rule_code", "reason"))

    def clean(self) -> None:
        """Refuse dates that run backwards, and an origin that nothing tells about."""
        super().clean()
        check_order(
            self.planned_start,
            self.planned_end,
            field="planned_end",
            message="Write an end that is not before the start.",
        )
        if self.origin != self.Origin.CONSULTATION and not self.origin_note.strip():
            raise ValidationError({"origin_note": "Write in a sentence how it came about."})
        if self.feeds_id and self.feeds_id == self.pk:
            raise ValidationError({"feeds": "Choose another project, or none."})
