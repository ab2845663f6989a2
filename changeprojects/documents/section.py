"""The public document of a further page of a project."""

from changeprojects.documents.parts import common, project_keys
from changeprojects.models import ProjectSectionPage
from changeprojects.remembered import one_look
from changeprojects.rich_text import public_html
from syndication.documents import Document


@one_look()
def build_section(page: ProjectSectionPage) -> Document:
    """Return the document of a section: its words."""
    return Document(
        **common(page),
        summary=page.summary,
        content={"body_html": public_html(page.body), **project_keys(page)},
    )
