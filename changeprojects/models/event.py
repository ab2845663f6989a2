"""Events: seminars, launches and symposia."""

from django.core.exceptions import ValidationError
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
from changeprojects.models.agreed_dates import check_order, check_version
from changeprojects.models.product import ProductPage
from changeprojects.models.project_part import ProjectPart


class EventPage(ProjectPart):
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

    kind = models.CharField(max_length=20, choices=Kind.choices)
    summary = models.TextField(
        max_length=300, help_text="One or two sentences in plain words. Readers see them first."
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.IN_PERSON)
    venue = models.CharField(max_length=200, blank=True)
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
    version = models.CharField(max_length=12, blank=True, validators=[check_version])

    base_form_class = ReleaseForm
    release_kind = "event"
    public_template = "changeprojects/event_page.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        MultiFieldPanel(
            [FieldPanel("mode"), FieldPanel("venue"), FieldPanel("access_info")], "Where"
        ),
        MultiFieldPanel([FieldPanel("product"), FieldPanel("version")], "What it shares"),
        InlinePanel("key_messages", label="Message", heading="Key messages"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading="Content"),
            ObjectList(Page.promote_panels, heading="Promote"),
        ]
    )

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


class KeyMessage(Orderable):
    """One message that the event shared."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="key_messages")
    text = models.TextField(help_text="One sentence. The public reads it.")

    def __str__(self) -> str:
        return self.text[:60]
