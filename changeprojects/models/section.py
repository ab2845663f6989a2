"""Further pages of a project, one click from it."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from changeprojects.editing.release_form import ReleaseForm
from changeprojects.models.project_part import ProjectPart


class ProjectSectionPage(ProjectPart):
    """One part of the story of a project that is too long for its own page."""

    summary = models.TextField(
        max_length=300, help_text="One or two sentences. Readers see them on the project’s page."
    )
    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ul", "ol"])

    base_form_class = ReleaseForm
    release_kind = "project-section"
    page_description = (
        "More about the project under a heading of its own, as in “Aims” or “What we read first”."
    )
    public_template = "changeprojects/project_section_page.html"
    parent_page_types = ["changeprojects.ChangeProjectPage"]
    subpage_types: list[str] = []

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body", help_text="Short parts, each with a heading."),
    ]

    class Meta:
        verbose_name = "section of a project"
        verbose_name_plural = "sections of projects"
