"""Release the heads of a part of the tree again, after its addresses changed."""

from django.db import transaction
from wagtail.models import Page

from changeprojects.models import Agency, AgencyIndexPage, ReleasedPage


def refresh_heads(page: Page) -> None:
    """Release the head of every released page in this part of the tree that changed.

    What others say of these pages (a project of its product, an event of the product
    it shares) is released again too, and the agencies below their list. Editions are
    never touched.
    """
    top = Page.objects.get(pk=page.pk)
    with transaction.atomic():
        for one in top.get_descendants(inclusive=True).live().order_by("path").specific():
            if isinstance(one, ReleasedPage):
                one.refresh_head()
                one.refresh_affected()
            if isinstance(one, AgencyIndexPage):
                refresh_agencies()


def refresh_agencies() -> None:
    """Release the page of every agency that changed; take back those that may have none."""
    for agency in Agency.objects.all():
        agency.refresh_head()
