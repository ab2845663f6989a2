"""Pages whose text leads to another page."""

from collections.abc import Iterator

from wagtail.models import Page

from changeprojects.models import (
    CallPage,
    ChangeProjectPage,
    EventPage,
    ProjectSectionPage,
    ReleasedPage,
)
from changeprojects.models.mentions import with_link_to

TEXTS: dict[type[ReleasedPage], str] = {
    ChangeProjectPage: "why",
    ProjectSectionPage: "body",
    CallPage: "what_we_ask",
    EventPage: "notes",
}


def pages_linking_to(page: Page) -> Iterator[ReleasedPage]:
    """Yield the live pages of this app whose text holds a link to the page."""
    for model, text in TEXTS.items():
        yield from with_link_to(page, model.objects.live(), text)
