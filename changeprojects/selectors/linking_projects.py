"""Projects whose text leads to another page."""

from django.db.models import QuerySet
from wagtail.models import Page

from changeprojects.models import ChangeProjectPage
from changeprojects.models.mentions import with_link_to


def projects_linking_to(page: Page) -> QuerySet[ChangeProjectPage]:
    """Return the live projects whose reasons hold a link to the page."""
    return with_link_to(page, ChangeProjectPage.objects.live(), "why")
