"""Release heads again, after what they say of other pages changed."""

from django.db import transaction
from wagtail.models import Page

from changeprojects.models import Agency, AgencyIndexPage, ChangeProjectPage, ReleasedPage
from changeprojects.models.mentions import mentions_of
from syndication.actions.change_number import hold_counter
from syndication.actions.in_turn import in_turn


def refresh_heads(page: Page) -> None:
    """Release the heads that changed because this part of the tree has another address.

    Those are its own, what others say of its pages (a project of its product, an event
    of the product it shares), and the agencies below their list. Editions are never
    touched.
    """
    top = Page.objects.get(pk=page.pk)
    with transaction.atomic():
        for one in top.get_descendants(inclusive=True).live().order_by("path").specific():
            if isinstance(one, ReleasedPage):
                one.refresh_head()
                one.refresh_affected()
            else:
                refresh_mentions(one)
            if isinstance(one, AgencyIndexPage):
                refresh_agencies()


def refresh_mentions(page: Page) -> None:
    """Release the heads again that link to a page of which nothing is released, such as a list."""
    with transaction.atomic():
        for one in mentions_of(page):
            one.refresh_head()


def refresh_agencies() -> None:
    """Release the page of every agency that changed; take back those that may have none."""
    for agency in Agency.objects.all():
        agency.refresh_head()


def refresh_projects() -> None:
    """Release the head of every project again that says something else today than it did.

    A review is overdue, a waiver runs out and feedback is late without anybody saving a page.
    """
    in_turn(_refresh, list(ChangeProjectPage.objects.live().values_list("pk", flat=True)))


def _refresh(pk: int) -> None:
    # Whoever renames a project, or takes it back, holds it too: it stays as it is read here.
    hold_counter()
    project = ChangeProjectPage.objects.live().filter(pk=pk).first()
    if project is not None:
        project.refresh_head()
