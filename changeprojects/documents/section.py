"""The public document of a further page of a project."""

from wagtail.rich_text import expand_db_html

from changeprojects.documents.parts import common, project_keys
from changeprojects.models import ProjectSectionPage
from syndication.documents import Document


def build_section(page: ProjectSectionPage) -> Document:
    """Return the document of a section: its words."""
    return Document(
        **common(page),
        summary=page.summary,
        content={"body_html": str(expand_db_html(page.body)), **project_keys(page)},
    )
