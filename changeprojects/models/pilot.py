"""Pilots: a released version in real use at some sites."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Orderable, Page

from changeprojects.editing.release_form import ReleaseForm
from changeprojects.models.agency import Agency
from changeprojects.models.agreed_dates import check_is_past, check_order, check_version
from changeprojects.models.product import ProductPage
from changeprojects.models.project_part import ProjectPart


class PilotPage(ProjectPart):
    """A pilot of one released version of a product."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        EVALUATED = "evaluated", "Evaluated"

    # Restricted, not protected: a whole project can be deleted with all that is in it.
    product = models.ForeignKey(
        ProductPage,
        on_delete=models.RESTRICT,
        related_name="pilots",
        help_text="The product that is tried out.",
    )
    version = models.CharField(
        max_length=12, validators=[check_version], help_text="The version in use, as in 0.3."
    )
    aims = models.TextField(help_text="What you want to find out. The public reads it.")
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=10,
        choices=Status.choices,
        default=Status.PLANNED,
        help_text="It opens only once a confirmed pilot budget is allocated.",
    )
    evaluated_on = models.DateField(
        null=True, blank=True, help_text="The day on which the evaluation was signed off."
    )
    evaluated_by = models.CharField(max_length=120, blank=True, help_text="A role, not a name.")
    findings = models.TextField(blank=True, help_text="What was found. The public reads it.")
    harms = models.TextField(
        blank=True, help_text="Harm to anybody, or “None found”. The public reads it."
    )
    limitations = models.TextField(
        blank=True, help_text="What this pilot cannot tell. The public reads it."
    )

    base_form_class = ReleaseForm
    release_kind = "pilot"
    public_template = "changeprojects/pilot_page.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("product"), FieldPanel("version")], "What is tried out"),
        FieldPanel("aims"),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on"), FieldPanel("status")]),
        InlinePanel("sites", label="Site", heading="Where it is used"),
    ]
    evaluation_panels = [
        FieldRowPanel([FieldPanel("evaluated_on"), FieldPanel("evaluated_by")]),
        FieldPanel("findings"),
        FieldPanel("harms"),
        FieldPanel("limitations"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(evaluation_panels, heading="Evaluation"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

    def clean(self) -> None:
        """Refuse a pilot that closes before it opens or is evaluated before that, or not yet."""
        super().clean()
        check_is_past(self.evaluated_on, field="evaluated_on")
        check_order(
            self.opens_on,
            self.closes_on,
            field="closes_on",
            message="Write a closing day that is not before the opening day.",
        )
        check_order(
            self.opens_on,
            self.evaluated_on,
            field="evaluated_on",
            message="Write a day that is not before the pilot opened.",
        )


class PilotSite(Orderable):
    """Where the version was used."""

    pilot = ParentalKey(PilotPage, on_delete=models.CASCADE, related_name="sites")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="pilot_sites")
    adaptations = models.TextField(
        blank=True, help_text="What the site changed to make it work. The public reads it."
    )

    def __str__(self) -> str:
        return f"pilot site {self.pk}"
