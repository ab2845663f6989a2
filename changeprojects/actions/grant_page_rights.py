"""Give the programme's groups their rights on a part of the page tree."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

MANAGERS, EDITORS, PUBLISHERS = "Programme managers", "Programme editors", "Publishers"
_RIGHTS = {
    # Where a project stands, and what stops it, is told in its editor.
    MANAGERS: ("add_page", "change_page"),
    EDITORS: ("add_page", "change_page"),
    PUBLISHERS: ("change_page", "publish_page", "lock_page", "unlock_page"),
}


def grant_page_rights(page: Page) -> None:
    """Let managers and editors write and publishers release below `page`; harmless to repeat."""
    with transaction.atomic():
        for name, codenames in _RIGHTS.items():
            group = Group.objects.get(name=name)
            for codename in codenames:
                permission = Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=codename
                )
                GroupPagePermission.objects.get_or_create(
                    group=group, page=page, permission=permission
                )
