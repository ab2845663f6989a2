"""Give the programme's groups their rights on a part of the page tree."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import GroupPagePermission, Page

EDITORS, PUBLISHERS = "Programme editors", "Publishers"
_RIGHTS = {
    EDITORS: ("add_page", "change_page"),
    PUBLISHERS: ("change_page", "publish_page", "lock_page", "unlock_page"),
}


def grant_page_rights(page: Page) -> None:
    """Let editors write and publishers release below `page`; harmless to repeat."""
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
