"""The open call by which a team is formed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from changeprojects.editing.release_form import ReleaseForm
from changeprojects.models.project_part import ProjectPart


class CallPage(ProjectPart):
    """A call to all partner agencies. It opens and closes by itself, at its times."""

    class State(models.TextChoices):
        COMING = "coming", "Opens soon"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    summary = models.TextField(
        max_length=300, help_text="One or two sentences in plain words. Readers see them first."
    )
    opens_at = models.DateTimeField(help_text="From this moment agencies can answer.")
    closes_at = models.DateTimeField(
        help_text="Nothing can be sent after this moment. To close earlier, change it and publish."
    )
    places = models.PositiveSmallIntegerField(
        default=7, help_text="How many agencies you are looking for."
    )
    what_we_ask = RichTextField(
        features=["bold", "italic", "link", "ul", "ol"],
        help_text="What an agency would do, and what it gets.",
    )

    base_form_class = ReleaseForm
    release_kind = "call"
    page_description = "Invites every partner agency to join the team, until the day it closes."
    public_template = "changeprojects/call_page.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("places")]),
        FieldPanel("what_we_ask"),
        InlinePanel("criteria", label="Criterion", heading="How we choose"),
    ]

    class Meta:
        verbose_name = "call"

    def state(self, moment: datetime) -> "CallPage.State":
        """Return whether it is open at `moment`."""
        if moment < self.opens_at:
            return self.State.COMING
        return self.State.OPEN if moment < self.closes_at else self.State.CLOSED

    def clean(self) -> None:
        """Refuse a call that closes before it opens or at once, and one for nobody."""
        super().clean()
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            raise ValidationError({"closes_at": "Write a closing time after the opening time."})
        if self.places == 0:
            raise ValidationError({"places": "Write how many agencies you look for, from 1."})


class CallCriterion(Orderable):
    """Something by which agencies are chosen."""

    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="criteria")
    text = models.CharField(max_length=200, help_text="One sentence.")

    def __str__(self) -> str:
        return self.text
