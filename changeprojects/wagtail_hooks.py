"""Registers with Wagtail what this app adds to the admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from changeprojects.admin_views.history import FORMATTERS, LOG_ACTIONS
from changeprojects.admin_views.page_editor import ReleasedPageViewSet, released_page_viewsets
from changeprojects.admin_views.staying import keep_in_project, refuse_without_parts
from changeprojects.admin_views.urls import admin_urlpatterns
from changeprojects.modeladmin import REGISTERS, RecommendationAdmin
from changeprojects.registers import spreadsheets
from changeprojects.viewsets import HelplineViewSet

for register in REGISTERS:
    modeladmin_register(register)
register_snippet(HelplineViewSet)
spreadsheets.connect()


@hooks.register("register_voice_menu_item")
def register_recommendations() -> MenuItem:
    """Put what people asked for into the menu of what they said; `surveys` makes that menu."""
    return RecommendationAdmin().get_menu_item()


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """Add the page on which something is moved on in its life."""
    return admin_urlpatterns


@hooks.register("register_admin_viewset")
def register_released_pages() -> list[ReleasedPageViewSet]:
    """Show the rules beside the form of every page that is released."""
    return released_page_viewsets()


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what the history of pages and register entries shows."""
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
    for action in LOG_ACTIONS:
        actions.register_action(*action)


hooks.register("before_move_page", keep_in_project)


@hooks.register("before_unpublish_page")
def keep_the_whole_with_its_parts(request: HttpRequest, page: Page) -> None:
    """Refuse to unpublish a page without the live pages below it."""
    refuse_without_parts(request, [page])


@hooks.register("before_bulk_action")
def keep_each_whole_with_its_parts(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """Refuse to unpublish pages without the live pages below them."""
    if action_type == "unpublish" and request.method == "POST":
        refuse_without_parts(request, [one for one in objects if isinstance(one, Page)])
