"""Voice summaries that name a product or an event, or tell what a project decided."""

from wagtail.models import Page
from wagtail.query import PageQuerySet

from changeprojects.models import ChangeProjectPage, EventPage, PilotPage, ProductPage
from surveys.models import YouSaidWeDidPage
from syndication.models import Publication


def summaries_naming(page: Page) -> PageQuerySet:
    """Return the live summaries that tell of it, or would if it were proof by now.

    Those are all of its project: they tell what that decided, and where to see it. Of a product
    also those about its pilots elsewhere, and those that find proof in it.
    """
    live = YouSaidWeDidPage.objects.live()
    if isinstance(page, ChangeProjectPage):
        return live.descendant_of(page)
    if not isinstance(page, ProductPage | EventPage | PilotPage):
        return live.none()
    proven = Publication.objects.live().filter(
        kind="voice-summary", document__contains=str(page.translation_key)
    )
    about = live.filter(translation_key__in=proven.values("identifier"))
    if page.project:
        about |= live.descendant_of(page.project)
    for pilot in page.pilots.all() if isinstance(page, ProductPage) else ():
        about |= live.child_of(pilot)
    return about
