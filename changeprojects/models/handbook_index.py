"""The library of handbooks: every product that was published."""

from typing import ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from changeprojects.models.released_page import ReleasedPage


class HandbookIndexPage(Page):
    """The library of everything the projects made."""

    intro = models.TextField(blank=True, help_text="One or two sentences above the list.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "Every product that was published. It fills itself."
    max_count = 1
    subpage_types: list[str] = []
    template = "changeprojects/handbook_index_page.html"

    class Meta:
        verbose_name = "library of handbooks"
        verbose_name_plural = "libraries of handbooks"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a project."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)
