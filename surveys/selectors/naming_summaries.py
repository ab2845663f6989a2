"""Voice summaries that name a product or an event."""

from wagtail.models import Page
from wagtail.query import PageQuerySet

from changeprojects.models import EventPage, ProductPage
from surveys.models import YouSaidWeDidPage
from syndication.models import Publication


def summaries_naming(page: Page) -> PageQuerySet:
    """Return the live summaries about pilots of a product, and those that find proof in it."""
    live = YouSaidWeDidPage.objects.live()
    if not isinstance(page, ProductPage | EventPage):
        return live.none()
    proven = Publication.objects.live().filter(
        kind="voice-summary", document__contains=str(page.translation_key)
    )
    about = live.filter(translation_key__in=proven.values("identifier"))
    for pilot in page.pilots.all() if isinstance(page, ProductPage) else ():
        about |= live.child_of(pilot)
    return about
