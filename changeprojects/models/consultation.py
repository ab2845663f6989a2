"""Where topics come from: rounds in which agencies say what they need, now and later."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Orderable, Page

from changeprojects.editing.release_form import RoundForm
from changeprojects.models.agency import Agency
from changeprojects.models.agreed_dates import check_order
from changeprojects.models.released_page import ReleasedPage


class PrioritiesIndexPage(Page):
    """The list of consultation rounds."""

    intro = models.TextField(blank=True, help_text="One or two sentences above the list.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "What agencies asked for, by year. Add a consultation round below it."
    max_count = 1
    subpage_types = ["changeprojects.ConsultationRoundPage"]
    template = "changeprojects/priorities_index_page.html"

    class Meta:
        verbose_name = "list of priorities"
        verbose_name_plural = "lists of priorities"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a released page."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)


class ConsultationRoundPage(ReleasedPage):
    """A round of talks with agencies, and the topics that came out of it."""

    class Method(models.TextChoices):
        SURVEY = "survey", "Survey"
        MEETING = "meeting", "Meetings"
        BOTH = "both", "Survey and meetings"

    summary = models.TextField(
        max_length=300, help_text="One or two sentences in plain words. Readers see them first."
    )
    opens_on = models.DateField(help_text="The first day on which agencies were asked.")
    closes_on = models.DateField(help_text="The last day on which agencies could answer.")
    method = models.CharField(
        max_length=10,
        choices=Method.choices,
        default=Method.BOTH,
        help_text="How agencies were asked.",
    )

    base_form_class = RoundForm
    release_kind = "consultation-round"
    page_description = (
        "One time of asking agencies what they need. Its topics stand in the register “Topics”."
    )
    public_template = "changeprojects/consultation_round_page.html"
    parent_page_types = ["changeprojects.PrioritiesIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("method"),
        HelpPanel(template="changeprojects/admin/round_topics.html", heading="Topics"),
    ]

    # Its address is its year, so that people can guess it; the form asks for no other.
    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("seo_title"), FieldPanel("search_description")], "For search engines"
        )
    ]

    class Meta:
        verbose_name = "consultation round"
        verbose_name_plural = "consultation rounds"

    def clean(self) -> None:
        """Refuse a round that closes before it opens."""
        super().clean()
        check_order(
            self.opens_on,
            self.closes_on,
            field="closes_on",
            message="Write a closing day that is not before the opening day.",
        )


class PriorityTopic(ClusterableModel):
    """Something that agencies want to be better at."""

    class Horizon(models.TextChoices):
        CURRENT = "current", "Needed now"
        FUTURE = "future", "Needed later"

    class Need(models.TextChoices):
        SERVICE = "service", "A better service"
        SKILL = "skill", "More skill"
        BOTH = "both", "A better service and more skill"

    round = models.ForeignKey(
        ConsultationRoundPage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="topics",
        help_text="Leave empty for a topic that came up outside a round.",
    )
    statement = models.CharField(
        max_length=200, help_text="The topic in one plain sentence. The public reads it."
    )
    horizon = models.CharField(max_length=10, choices=Horizon.choices)
    need = models.CharField(max_length=10, choices=Need.choices)

    class Meta:
        ordering = ["-round__opens_on", "statement"]
        verbose_name = "topic"

    def __str__(self) -> str:
        return self.statement


class TopicEndorsement(Orderable):
    """An agency that stands behind a topic."""

    topic = ParentalKey(PriorityTopic, on_delete=models.CASCADE, related_name="endorsements")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="endorsements")
    note = models.CharField(
        max_length=300,
        blank=True,
        help_text="Why it matters to them. Only programme staff read it.",
    )

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "agency"],
                name="topic_endorsed_once",
                violation_error_message="This agency stands behind the topic already.",
            )
        ]

    def __str__(self) -> str:
        return f"endorsement {self.pk}"

    def clean(self) -> None:
        """Refuse an agency that is no partner; one that was keeps its place."""
        super().clean()
        stored = TopicEndorsement.objects.filter(pk=self.pk, agency=self.agency_id)
        if self.agency_id and not self.agency.is_partner and not stored.exists():
            raise ValidationError(
                {"agency": "Choose a partner agency: only partners say what is a priority."}
            )
