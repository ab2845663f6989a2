"""The public document of a call to the partner agencies."""

from changeprojects.documents.parts import common, project_keys
from changeprojects.models import CallPage
from changeprojects.rich_text import public_html
from changeprojects.rules.facts import SEEKING
from syndication.canonical import utc_text
from syndication.documents import Document


def build_call(page: CallPage) -> Document:
    """Return the document of a call: until when, for how many, and what is asked.

    Whether it is open is not in it: readers tell by the times, so that nothing goes stale.
    """
    return Document(
        **common(page),
        summary=page.summary,
        sort_date=page.opens_at,
        content={
            "opens_at": utc_text(page.opens_at),
            "closes_at": utc_text(page.closes_at),
            "places": page.places,
            "what_we_ask_html": public_html(page.what_we_ask),
            "is_seeking": page.project is not None and page.project.status in SEEKING,
            "criteria": [one.text for one in page.criteria.all()],
            **project_keys(page),
        },
    )
