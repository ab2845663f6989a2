"""The list of everything that was said and answered."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from changeprojects.models import ReleasedPage
from surveys.editing.voice_index_form import VoiceIndexForm
from surveys.models.you_said_we_did import OTHER_WORDS

# What the frame is told of this page, as documents tell their kind.
PROGRAMME_VOICE = "programme-voice"
_IN_OTHER_WORDS = "surveys/voice_index_in_other_words.html"
INTRO_HELP = "One or two sentences above the list. No deed that nothing shows, no number of people."


class VoiceIndexPage(RoutablePageMixin, Page):
    """All voice summaries, with what became of what people said over all of them.

    Reads released documents alone; its own fields are a heading and an introduction. Its versions
    for young people and in Easy Read have the addresses that those of summaries have.
    """

    intro = models.TextField(blank=True, max_length=500)

    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "What people said across all pilots, and what became of it. It fills itself."
    base_form_class = VoiceIndexForm
    max_count = 1
    subpage_types = ()
    template = "surveys/voice_index_page.html"
    content_panels = [*Page.content_panels, FieldPanel("intro", help_text=INTRO_HELP)]

    # Why a text may not stand above the numbers; nothing if it may.
    fault_above: ClassVar[Callable[[str], str]]
    overview: ClassVar[Callable[[], dict[str, Any]]]
    overview_plainly: ClassVar[Callable[[str], dict[str, Any]]]

    class Meta:
        verbose_name = "page of the programme’s voice"
        verbose_name_plural = "pages of the programme’s voice"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a released page."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the released summaries and the tally over all of them."""
        context = super().get_context(request, *args, **kwargs)
        context |= {"is_preview": getattr(request, "is_preview", False)}
        return context | self._about(request.path) | type(self).overview()

    @path("young-people/")
    def for_young_people(self, request: HttpRequest) -> HttpResponse:
        """Show it in words for young people, as far as summaries have them."""
        return self._in_other_words(request, "young_people")

    @path("easy-read/")
    def in_easy_read(self, request: HttpRequest) -> HttpResponse:
        """Show it in Easy Read, as far as summaries have it."""
        return self._in_other_words(request, "easy_read")

    def _in_other_words(self, request: HttpRequest, words: str) -> HttpResponse:
        address, _ = OTHER_WORDS[words]
        context = {"page": self, "words": words, "part": address}
        context |= self._about(request.path.removesuffix(address))
        return render(request, _IN_OTHER_WORDS, context | type(self).overview_plainly(words))

    def _about(self, here: str) -> dict[str, Any]:
        about = {"kind": PROGRAMME_VOICE, "title": self.title, "summary": self.intro, "path": here}
        return {"document": about | {"in_other_words": dict.fromkeys(OTHER_WORDS, True)}}
