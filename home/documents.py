"""How a standard page becomes a public document."""

from changeprojects.public_names import public_path
from changeprojects.rich_text import public_html
from home.models import StandardPage
from syndication.documents import Document


def build_page(page: StandardPage) -> Document:
    """Return the public document of a page of plain text."""
    return Document(
        kind="page",
        identifier=page.translation_key,
        language=page.locale.language_code,
        title=page.title,
        summary=page.lead or page.search_description,
        path=public_path(page),
        content={
            "lead": page.lead,
            "body_html": public_html(page.body),
            "order": page.order,
        },
    )
