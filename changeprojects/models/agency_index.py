"""The list of agencies, with a page for each."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from changeprojects.models.agency import Agency
from changeprojects.models.released_page import ReleasedPage
from syndication.selectors import document_of


class AgencyIndexPage(RoutablePageMixin, Page):
    """The list of partner agencies; below it the released page of each one."""

    intro = models.TextField(blank=True, help_text="One or two sentences above the list.")

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    page_description = "The agencies that take part. It fills itself from the register “Agencies”."
    max_count = 1
    subpage_types: list[str] = []
    template = "changeprojects/agency_index_page.html"
    agency_template = "changeprojects/agency.html"

    class Meta:
        verbose_name = "list of agencies"
        verbose_name_plural = "lists of agencies"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Allow it anywhere but inside a released page."""
        return not isinstance(parent.specific, ReleasedPage) and super().can_create_at(parent)

    @path("<slug:slug>/", name="agency")
    def agency(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show what was released of one agency."""
        found = Agency.objects.filter(slug=slug).first()
        document = document_of(found.identifier, "en") if found else None
        if document is None:
            raise Http404
        context: dict[str, Any] = {"page": self, "document": document}
        return render(request, self.agency_template, context)
