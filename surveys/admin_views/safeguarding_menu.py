"""Joins the safeguarding inbox to the admin: addresses and menu."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from surveys.access import Action, can
from surveys.admin_views import safeguarding_urls


class InboxMenuItem(MenuItem):
    """Shown to safeguarding leads."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this person may open it."""
        return can(request.user, Action.HANDLE_FLAGS).ok


@hooks.register("register_admin_urls")
def safeguarding_admin_urls() -> list[URLResolver]:
    """Put the inbox under /admin/safeguarding/."""
    return [path("safeguarding/", include(safeguarding_urls))]


@hooks.register("register_voice_menu_item")
def inbox_menu_item() -> MenuItem:
    """Return the entry that opens the inbox."""
    return InboxMenuItem(
        "Safeguarding", reverse("safeguarding:inbox"), icon_name="warning", order=50
    )
