"""Pages of text that lead to another page."""

from django.db.models import QuerySet
from wagtail.models import Page

from changeprojects.models.mentions import with_link_to
from home.models import StandardPage


def text_pages_linking_to(page: Page) -> QuerySet[StandardPage]:
    """Return the live pages of text that hold a link to the page."""
    return with_link_to(page, StandardPage.objects.live(), "body")
