"""The list of everything that was said and answered."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from changeprojects.models import ReleasedPage

# What the frame is told of this page, as documents tell their kind.
PROGRAMME_VOICE = "programme-voice"
INTRO_HELP = "One or two sentences above the list."


class VoiceIndexPage(Page):
    """All voice summaries, with what became of what people said over all of them.

    Reads released documents alone; its own fields are a heading and an introduction.
    """

    intro = models.TextField(blank=True, max_length=500)

    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "What people said across all pilots, and what became of it. It fills itself."
    max_count = 1
    subpage_types = ()
    template = "surveys/voice_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro", help_text=INTRO_HELP)]

    overview: ClassVar[Callable[[], dict[str, Any]]]

    class Meta:
        verbose_name = "page of the programme’s voice"
        verbose_name_plural = "pages of the programme’s voice"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a released page."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the released summaries and the tally over all of them."""
        document = {"kind": PROGRAMME_VOICE, "title": self.title, "summary": self.intro}
        context = super().get_context(request, *args, **kwargs) | {"document": document}
        return context | type(self).overview()
