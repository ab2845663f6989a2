"""What Wagtail finds a page by in the editor, and what the page refers to."""

import logging
from collections.abc import Collection

from wagtail.models import COMMENTS_RELATION_NAME, Comment, Page, ReferenceIndex
from wagtail.search import index

logger = logging.getLogger(__name__)

# What Wagtail writes about a page beside what the page says.
BOOKKEEPING = frozenset(
    {
        "live",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "draft_title",
        "expired",
        "go_live_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "comments",
        COMMENTS_RELATION_NAME,
    }
)


def changes_words(page: Page, update_fields: Collection[str] | None) -> bool:
    """Return whether to save these fields of the page, or all, changes what `note_words()` notes.

    It is asked before the page is saved. A note beside the text refers to who wrote it.
    """
    if update_fields is None or set(update_fields) - BOOKKEEPING:
        return True
    notes = getattr(page, "_cluster_related_objects", {}).get(COMMENTS_RELATION_NAME)
    return notes is not None and (bool(notes) or Comment.objects.filter(page=page.pk).exists())


def note_words(page: Page) -> None:
    """Note both, of the page as it is given: all of it was saved, and nothing is read again.

    What a page refers to stays as it was noted last if a link in its text says not to what it
    leads: Wagtail cannot read it, and the page is saved all the same. Raises
    `TransactionManagementError` outside a transaction.
    """
    index.insert_or_update_object(page)
    try:
        ReferenceIndex.create_or_update_for_object(page)
    except KeyError:
        logger.warning("Page %s has a link that leads nowhere; its references stay.", page.pk)
