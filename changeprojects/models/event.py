"""Events: seminars, launches and symposia."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from changeprojects.editing.release_form import ReleaseForm
from changeprojects.editing.standing import StandingPanel
from changeprojects.ics import calendar_of
from changeprojects.models.agreed_dates import check_order, check_version
from changeprojects.models.product import ProductPage
from changeprojects.models.project_part import ProjectPart
from changeprojects.models.released_page import ReleasedPage
from changeprojects.models.released_routes import ReleasedRoutes


class EventPage(ReleasedRoutes, ProjectPart):
    """A meeting at which the work is shaped or shared."""

    class Kind(models.TextChoices):
        INITIAL_SEMINAR = "initial_seminar", "Initial seminar"
        LEARNING_SESSION = "learning_session", "Learning session"
        DRAFT_LAUNCH = "draft_launch", "Draft launch"
        FINAL_LAUNCH = "final_launch", "Final launch"
        SYMPOSIUM = "symposium", "Symposium"
        REVIEW_MEETING = "review_meeting", "Review meeting"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        ONLINE = "online", "Online"
        HYBRID = "hybrid", "In person and online"

    class Status(models.TextChoices):
        ANNOUNCED = "announced", "Announced"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    kind = models.CharField(
        max_length=20, choices=Kind.choices, help_text="The rules ask for some of these."
    )
    summary = models.TextField(
        max_length=300, help_text="One or two sentences in plain words. Readers see them first."
    )
    starts_at = models.DateTimeField(help_text="When it begins, in local time.")
    ends_at = models.DateTimeField(help_text="When it ends, in local time.")
    mode = models.CharField(
        max_length=10,
        choices=Mode.choices,
        default=Mode.IN_PERSON,
        help_text="Whether people come, join from elsewhere, or either.",
    )
    venue = models.CharField(
        max_length=200, blank=True, help_text="Where people go: house, street, town."
    )
    join_url = models.URLField(
        "address to join it online", blank=True, help_text="Everybody can read it here."
    )
    booking_url = models.URLField(
        "address for booking", blank=True, help_text="Where a place is booked, if that is needed."
    )
    access_info = models.TextField(
        "access information", blank=True, help_text="Steps, loops, quiet rooms, travel, childcare."
    )
    product = models.ForeignKey(
        ProductPage,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="events",
        help_text="The product that the event shares, if any.",
    )
    version = models.CharField(
        max_length=12,
        blank=True,
        validators=[check_version],
        help_text="The draft, pilot or final version that it shares.",
    )
    notes = RichTextField(
        blank=True,
        features=["h3", "bold", "italic", "link", "ul", "ol"],
        help_text="What was said and agreed, without names. The public reads it.",
    )

    # What happened to the event is no draft: moves write it, and no revision takes it back.
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.ANNOUNCED, editable=False
    )
    status_reason = models.TextField(blank=True, editable=False)

    kept_facts = ("status", "status_reason")
    exclude_fields_in_copy: ClassVar[list[str]] = [*kept_facts]

    base_form_class = ReleaseForm
    release_kind = "event"
    page_description = (
        "A seminar, launch, learning session or meeting of the project, with its key messages."
    )
    public_template = "changeprojects/event_page.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel(
            [
                FieldPanel("mode"),
                FieldPanel("venue"),
                FieldPanel("join_url"),
                FieldPanel("booking_url"),
                FieldPanel("access_info"),
            ],
            "Where",
        ),
        MultiFieldPanel([FieldPanel("product"), FieldPanel("version")], "What it shares"),
    ]
    outcome_panels = [
        StandingPanel(heading="Where it stands"),
        InlinePanel("key_messages", label="Message", heading="Key messages"),
        InlinePanel("materials", label="Material", heading="Materials"),
        FieldPanel("notes"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(outcome_panels, heading="What came of it"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

    class Meta:
        verbose_name = "event"
        verbose_name_plural = "events"
        permissions = [("hold_eventpage", "Can say that an event was held or cancelled")]

    def clean(self) -> None:
        """Refuse an end before the start, and a version of no product."""
        super().clean()
        check_order(
            self.starts_at,
            self.ends_at,
            field="ends_at",
            message="Write an end that is not before the start.",
        )
        if self.version and not self.product_id:
            raise ValidationError({"product": "Choose the product, or take out the version."})

    @path("event.ics/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """Give the event as a calendar file."""
        body = calendar_of(self.released_document())
        name = f'attachment; filename="{self.slug}.ics"'
        return HttpResponse(
            body, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name}
        )


class KeyMessage(Orderable):
    """One message that the event shared."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="key_messages")
    text = models.TextField(help_text="One sentence. The public reads it.")

    def __str__(self) -> str:
        return self.text[:60]


class EventMaterial(Orderable):
    """Something that was shown or given out at an event."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=120)
    url = models.URLField("address", help_text="Where everybody can get it, without a login.")
    format = models.CharField(
        max_length=60, blank=True, help_text="As in: slides, PDF, 2 MB; or film with captions."
    )

    panels: ClassVar[list[FieldPanel]] = [
        FieldPanel("title", help_text="What it is, as in: slides of the morning."),
        FieldPanel("url"),
        FieldPanel("format"),
    ]

    def __str__(self) -> str:
        return self.title


class EventIndexPage(Page):
    """The list of all events."""

    intro = models.TextField(blank=True, help_text="One or two sentences above the list.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "What is coming and what has been. It fills itself."
    max_count = 1
    subpage_types: list[str] = []
    template = "changeprojects/event_index_page.html"

    class Meta:
        verbose_name = "list of events"
        verbose_name_plural = "lists of events"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a released page."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)
