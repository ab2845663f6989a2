"""Voice summaries that name a product or an event, or tell what a project decided."""

from wagtail.models import Page
from wagtail.query import PageQuerySet

from changeprojects.models import ChangeProjectPage, EventPage, ProductPage
from surveys.models import YouSaidWeDidPage
from syndication.models import Publication


def summaries_naming(page: Page) -> PageQuerySet:
    """Return the live summaries about pilots of a product, and those that find proof in it.

    Of a project all of its own: they tell what it decided.
    """
    live = YouSaidWeDidPage.objects.live()
    if isinstance(page, ChangeProjectPage):
        return live.descendant_of(page)
    if not isinstance(page, ProductPage | EventPage):
        return live.none()
    proven = Publication.objects.live().filter(
        kind="voice-summary", document__contains=str(page.translation_key)
    )
    about = live.filter(translation_key__in=proven.values("identifier"))
    for pilot in page.pilots.all() if isinstance(page, ProductPage) else ():
        about |= live.child_of(pilot)
    return about
