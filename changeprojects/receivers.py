"""What has to happen when the page tree changes; Wagtail offers signals alone for it."""

from typing import Any

from django.db.models.signals import post_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
)

from changeprojects.actions.keep_proven_words import keep_proven_words
from changeprojects.actions.move import move
from changeprojects.actions.refresh_heads import refresh_heads, refresh_mentions
from changeprojects.actions.tell_network import tell_network
from changeprojects.exceptions import PrivacyRefused
from changeprojects.models import EventPage, ProductPage, ReleasedPage
from changeprojects.selectors.place import refuse_other_project


def connect() -> None:
    """Listen to pages that come, go or get another address, or are made private."""
    post_delete.connect(_deleted, dispatch_uid="changeprojects.deleted")
    pre_page_move.connect(_moving, dispatch_uid="changeprojects.moving")
    post_page_move.connect(_moved, dispatch_uid="changeprojects.moved")
    page_published.connect(_published, dispatch_uid="changeprojects.published")
    page_unpublished.connect(_unpublished, dispatch_uid="changeprojects.unpublished")
    page_slug_changed.connect(_readdressed, dispatch_uid="changeprojects.readdressed")
    pre_save.connect(_hidden, sender=PageViewRestriction, dispatch_uid="changeprojects.hidden")


def _deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    if issubclass(sender, ReleasedPage) and not instance.alias_of_id:
        instance.withdraw()
    elif sender is Page:
        refresh_mentions(instance)


def _published(instance: Page, **kwargs: Any) -> None:
    """Tell the network of a public version, and let the project follow a final one.

    What an event shows that was held is kept as it was asked for.
    """
    if isinstance(instance, EventPage):
        keep_proven_words(instance)
    if not isinstance(instance, ReleasedPage):
        refresh_mentions(instance)
    if not isinstance(instance, ProductPage) or instance.stage == ProductPage.Stage.DRAFT:
        return
    tell_network(instance)
    project = instance.project
    if project and project.status == project.Status.REFINING and instance.stage == "final":
        move(project, "begin_publishing")


def _unpublished(instance: Page, **kwargs: Any) -> None:
    if not isinstance(instance, ReleasedPage):
        refresh_mentions(instance)
    # A page that expires is saved as a plain page and never meets its own save().
    elif not instance.alias_of_id:
        instance.withdraw()


def _moving(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Keep what belongs to a project in it, whatever door it would go through."""
    refuse_other_project(instance, parent_page_after)


def _moved(instance: Page, parent_page_before: Page, **kwargs: Any) -> None:
    refresh_heads(instance)
    before = parent_page_before.specific
    if isinstance(before, ReleasedPage):
        before.refresh_head()


def _readdressed(instance: Page, **kwargs: Any) -> None:
    refresh_heads(instance)


def _hidden(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Refuse to make a page private that is released or holds what is."""
    page = instance.page
    holds = page.get_descendants(inclusive=True).type(ReleasedPage).exists()
    if holds or not page.specific_class.private_page_options:
        raise PrivacyRefused(
            "This page stays public: what is released is public everywhere. "
            "To take a page back, unpublish it."
        )
