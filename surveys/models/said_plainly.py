"""What people said and what became of it, in plain words for the two versions that need them."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Orderable

from changeprojects.models import Recommendation
from surveys.editing.plain_rows import SaidPlainlyForm
from surveys.models.theme import Theme

_A_LINE_EACH = "A short sentence on each line. No numbers of people."
_SHORT = "A sentence of at most 15 words on each line. No numbers of people."
_WHY = "Only if something was decided. Where it is empty, the reason of the full page stands."


class SaidPlainly(Orderable):
    """What one theme of a summary says to young people and in Easy Read.

    `answer` is what the words under “did” tell. They stand only while that is what became of it:
    whatever was written, nothing is told as done that is not. What is empty here is told in the
    words of the full page.
    """

    class Answer(models.TextChoices):
        """What became of it, as the words of a row tell it."""

        DONE = "done", "We did it, or a part of it"
        GOING = "going", "We will do it"
        DECLINED = "declined", "We will not do it"
        OPEN = "open", "Nobody has decided yet"

    page = ParentalKey(
        "surveys.YouSaidWeDidPage", on_delete=models.CASCADE, related_name="said_plainly"
    )
    theme = models.ForeignKey(
        Theme,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="What people said: a theme of the survey that this page tells about.",
    )
    recommendation = models.ForeignKey(
        Recommendation,
        on_delete=models.CASCADE,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="what was asked for",
        help_text="Only if the theme asks for several things: each then has a row of its own.",
    )
    answer = models.CharField(
        "what the answer below says",
        max_length=8,
        choices=Answer.choices,
        help_text="If it becomes something else, the words of the full page stand instead.",
    )
    young_people_said = models.TextField("you said", blank=True, default="", help_text=_A_LINE_EACH)
    young_people_did = models.TextField(
        "what we did, will do or will not do", blank=True, default="", help_text=_A_LINE_EACH
    )
    young_people_why = models.TextField("why", blank=True, default="", help_text=_WHY)
    easy_read_said = models.TextField("you said", blank=True, default="", help_text=_SHORT)
    easy_read_did = models.TextField(
        "what we did, will do or will not do", blank=True, default="", help_text=_SHORT
    )
    easy_read_why = models.TextField("why", blank=True, default="", help_text=_WHY)

    base_form_class = SaidPlainlyForm
    panels = [
        FieldPanel("theme"),
        FieldPanel("recommendation"),
        FieldPanel("answer"),
        MultiFieldPanel(
            [FieldPanel(f"young_people_{part}") for part in ("said", "did", "why")],
            heading="For young people",
        ),
        MultiFieldPanel(
            [FieldPanel(f"easy_read_{part}") for part in ("said", "did", "why")],
            heading="In Easy Read",
        ),
    ]

    def __str__(self) -> str:
        return f"Plain words {self.pk}"
