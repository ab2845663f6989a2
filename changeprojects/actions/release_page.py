"""Publish a page, also at a moment in the past when history is entered."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction

from changeprojects import clock
from changeprojects.models import ReleasedPage


def release_page(
    page: ReleasedPage, *, by: AbstractUser | None = None, at: datetime | None = None
) -> ReleasedPage:
    """Save a revision of the page and publish it; return the page as it is now stored.

    The page is in the tree already (add it with `live=False`). All rules hold as of
    `at`. Raises `ReleaseRefused` if the page may not go live, `PermissionDenied` if
    `by` may not publish it; then nothing is kept.
    """
    with clock.at(at), transaction.atomic():
        page.save_revision(user=by).publish(user=by)
    return type(page).objects.get(pk=page.pk)
