"""The front page and pages that belong to no project."""

from itertools import accumulate
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from changeprojects.models import ReleasedPage

RICH = ["h2", "h3", "bold", "italic", "link", "ul", "ol"]
# Project, pilot, summary: no page lies deeper below a list than this.
_DEEPEST = 6


class HomePage(Page):
    """The front page: what is open, what is new, what became of what people said."""

    heading = models.CharField(
        max_length=120, help_text="What the programme does, in one line. Everyone sees it first."
    )
    lead = models.TextField(
        max_length=400, help_text="Two or three sentences. Say who does the work, and how."
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("heading"), FieldPanel("lead")], heading="First words"),
        HelpPanel(
            content="<p>The lists on the front page fill themselves from what was released: "
            "projects that are open, the newest products, and what became of what people said.</p>"
        ),
    ]
    private_page_options: ClassVar[tuple[str, ...]] = ()
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    template = "home/home_page.html"
    page_description = "The first page of the site. There is only one."

    class Meta:
        verbose_name = "front page"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Return the page at an address in two queries; Wagtail asks twice for each level.

        The deepest page on the way answers for what follows it, as it would anyway.
        """
        steps = [f"{slug}/" for slug in path_components[:_DEEPEST]]
        found = (
            Page.objects.filter(
                # An address has no index, its last part has.
                slug__in=path_components[:_DEEPEST],
                url_path__in=list(accumulate(steps, initial=self.url_path))[1:],
            )
            .select_related("content_type", "locale")
            .order_by("-depth")
            .first()
        )
        if found is None:
            return super().route(request, path_components)
        # A process that has just started does not know the types of pages yet.
        found.specific_class = found.content_type.model_class()
        page = found.specific
        page.locale = found.locale
        return page.route(request, path_components[found.depth - self.depth :])


class StandardPage(ReleasedPage):
    """A page of plain text: about the programme, safety, accessibility, privacy."""

    lead = models.TextField(
        blank=True, max_length=300, help_text="One or two sentences under the title. Optional."
    )
    body = RichTextField(features=RICH, help_text="Short parts, each with a heading.")
    order = models.PositiveSmallIntegerField(
        "place in the footer",
        default=100,
        help_text="Small numbers come first. Pages with the same number go by the alphabet.",
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [*Page.promote_panels, FieldPanel("order")]
    release_kind = "page"
    public_template = "home/standard_page.html"
    template = "home/standard_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = "Text that belongs to no project. Every one is linked from the footer."

    class Meta:
        verbose_name = "page of text"
        verbose_name_plural = "pages of text"
