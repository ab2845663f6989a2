"""How a standard page becomes a public document."""

import nh3
from wagtail.rich_text import expand_db_html

from home.models import StandardPage
from syndication.documents import Document


def build_page(page: StandardPage) -> Document:
    """Return the public document of a page of plain text."""
    parts = page.get_url_parts()
    return Document(
        kind="page",
        identifier=page.translation_key,
        language=page.locale.language_code,
        title=page.title,
        summary=page.lead or page.search_description,
        path=parts[2] if parts else page.url_path,
        content={
            "lead": page.lead,
            "body_html": nh3.clean(expand_db_html(page.body), link_rel=None),
            "order": page.order,
        },
    )
