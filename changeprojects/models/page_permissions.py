"""What somebody may do with a page, told without the database where the page itself says it."""

from wagtail.models import PagePermissionTester


class ReleasedPagePermissions(PagePermissionTester):
    """Wagtail's answers; a list of pages asks the same of each of its rows."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002  as Wagtail
        """Return whether the page may be deleted, with all that is below it.

        Who may not publish deletes nothing that is live. Wagtail looks for that among the page
        and all below it, which is needless while the page itself is live, or nothing is below.
        """
        if self.user.is_superuser or "publish" in self.permissions:
            return bool(super().can_delete(ignore_bulk))
        if self.page.live:
            return False
        if self.page.is_leaf() and "change" in self.permissions:
            return True
        return bool(super().can_delete(ignore_bulk))
