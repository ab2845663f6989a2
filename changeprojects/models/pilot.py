"""Pilots: a released version in real use at some sites."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.models import Page

from changeprojects.editing.release_form import ReleaseForm
from changeprojects.editing.standing import StandingPanel
from changeprojects.models.agency import Agency, AgencyQuerySet
from changeprojects.models.agreed_dates import check_order, check_version
from changeprojects.models.product import ProductPage
from changeprojects.models.project_part import ProjectPart
from changeprojects.rules import evidence


class PilotPage(ProjectPart):
    """A pilot of one released version of a product."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        READY = "ready", "Ready"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        EVALUATED = "evaluated", "Evaluated"
        CANCELLED = "cancelled", "Cancelled"

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
    nobody_heard = models.TextField(
        "why nobody was heard",
        blank=True,
        db_default="",
        help_text="Only if no service users were heard for this version: the public reads “No "
        "service users were heard for this version because”, and then this.",
    )
    opens_on = models.DateField(
        null=True, blank=True, help_text="The planned day. The real one is noted as it opens."
    )
    closes_on = models.DateField(
        null=True, blank=True, help_text="The planned day. The real one is noted as it closes."
    )

    # What happened to the pilot is no draft: moves write it, and no revision takes it back.
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.PLANNED, editable=False
    )
    status_reason = models.TextField(blank=True, editable=False)
    opened_on = models.DateField(null=True, blank=True, editable=False)
    closed_on = models.DateField(null=True, blank=True, editable=False)

    kept_facts = ("status", "status_reason", "opened_on", "closed_on")
    exclude_fields_in_copy: ClassVar[list[str]] = [*kept_facts]
    base_form_class = ReleaseForm
    release_kind = "pilot"
    page_description = (
        "Agencies try out one version of a product at their sites, and people say what it was like."
    )
    public_template = "changeprojects/pilot_page.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("product", help_text="A product of this project that is tried out."),
                FieldPanel("version"),
            ],
            "What is tried out",
        ),
        FieldPanel("aims"),
        FieldPanel("nobody_heard"),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
    ]
    progress_panels = [
        StandingPanel(heading="Where it stands"),
        HelpPanel(
            "<p>Sites, their adaptations and the evaluation are kept in the registers.</p>",
            heading="Elsewhere",
        ),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(progress_panels, heading="Progress"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

    @property
    def first_day(self) -> date | None:
        """The day on which it opened, or is planned to open."""
        return self.opened_on or self.opens_on

    @property
    def last_day(self) -> date | None:
        """The day on which it closed, or is planned to close."""
        return self.closed_on or self.closes_on

    def named_agencies(self) -> AgencyQuerySet:
        """Return the agencies at its sites, or whose page names it."""
        at_sites = Agency.objects.filter(pilot_sites__pilot=self.pk)
        return (at_sites | Agency.objects.told_with(self.translation_key)).distinct()

    class Meta:
        verbose_name = "pilot"
        verbose_name_plural = "pilots"
        permissions = [("run_pilotpage", "Can open, close and cancel pilots")]

    def clean(self) -> None:
        """Refuse a pilot that closes before it opens, or to try what people did not speak of."""
        super().clean()
        self._keep_what_was_tried()
        check_order(
            self.opens_on,
            self.closes_on,
            field="closes_on",
            message="Write a closing day that is not before the opening day.",
        )

    def _keep_what_was_tried(self) -> None:
        """Refuse another product or version once people were asked what it was like."""
        before = PilotPage.objects.filter(pk=self.pk).select_related("product").first()
        if before is None or not evidence.is_known(evidence.SURVEYS_OPENED):
            return
        refused = {}
        if before.product_id != self.product_id:
            refused["product"] = (
                f"People were asked about “{before.product.title}”. Begin another pilot for "
                "another product."
            )
        if before.version != self.version:
            refused["version"] = (
                f"People were asked about version {before.version}. Begin another pilot for "
                "another version."
            )
        if refused and evidence.tells(evidence.SURVEYS_OPENED, self):
            raise ValidationError(refused)
