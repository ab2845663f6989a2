"""The public document of a call to the partner agencies."""

from datetime import date

from django.utils import timezone

from changeprojects.documents.parts import common, iso, project_keys
from changeprojects.models import CallPage, ChangeProjectPage
from changeprojects.remembered import one_look
from changeprojects.rich_text import public_html
from changeprojects.rules.facts import SEEKING
from syndication.canonical import utc_text
from syndication.documents import Document


@one_look()
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
            "closed_early_on": iso(closed_early_on(page)),
            "places": page.places,
            "what_we_ask_html": public_html(page.what_we_ask),
            "is_seeking": is_seeking(page.project),
            "criteria": [one.text for one in page.criteria.all()],
            **project_keys(page),
        },
    )


def is_seeking(project: ChangeProjectPage | None) -> bool:
    """Return whether the project looks for its team."""
    return project is not None and project.status in SEEKING


def closed_early_on(page: CallPage) -> date | None:
    """Return the day on which the project sought no longer, if that was before the call's end.

    That is the day on which its team began, or on which it ended without one; a pause has none.
    """
    project = page.project
    if project is None or is_seeking(project):
        return None
    opened, closes = (timezone.localdate(one) for one in (page.opens_at, page.closes_at))
    days = (project.actual_start, project.actual_end)
    return min((day for day in days if day and opened <= day < closes), default=None)
