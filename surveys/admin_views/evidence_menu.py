"""Joins the evidence pages to the admin: addresses, menu, words of the log."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from surveys.access import Action, which
from surveys.admin_views import urls
from surveys.models import YouSaidWeDidPage

# Where a request keeps what its person may open.
_OFFERED = "voice_offered"


class EvidenceMenuItem(MenuItem):
    """Shown to members of the groups that may open the page behind it."""

    action = Action.SEE_DEPLOYMENTS

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether this person may open it. One query for all such entries of a page."""
        known = vars(request)
        if _OFFERED not in known:
            known[_OFFERED] = which(request.user, Action)
        return self.action in known[_OFFERED]


@hooks.register("register_admin_urls")
def voice_urls() -> list[URLResolver]:
    """Put the evidence pages under /admin/voice/."""
    return [path("voice/", include(urls))]


@hooks.register("register_voice_menu_item")
def evidence_menu_item() -> MenuItem:
    """Return the entry that opens the list of surveys with their evidence."""
    return EvidenceMenuItem(
        "What people said", reverse("voice:deployments"), icon_name="comment", order=200
    )


class ContactsMenuItem(EvidenceMenuItem):
    """Shown to contact keepers."""

    action = Action.READ_CONTACTS


@hooks.register("register_voice_menu_item")
def contacts_menu_item() -> MenuItem:
    """Return the entry that opens the contact details."""
    address = reverse("voice:contacts")
    return ContactsMenuItem("Contact details", address, icon_name="mail", order=250)


@hooks.register("register_permissions")
def coder_permissions() -> QuerySet[Permission]:
    """Return what a group of coders says of its people: that they have used services."""
    return Permission.objects.filter(
        content_type__app_label="surveys", codename="code_as_service_user"
    )


class GrantsMenuItem(EvidenceMenuItem):
    """Shown to data stewards."""

    action = Action.LET_READ


@hooks.register("register_voice_menu_item")
def grants_menu_item() -> MenuItem:
    """Return the entry that opens who may read what people wrote."""
    address = reverse("voice:grants")
    return GrantsMenuItem("Who may read answers", address, icon_name="key", order=260)


@hooks.register("register_page_header_buttons")
def ledger_button(
    page: Page, user: AbstractUser, view_name: str, **kwargs: Any
) -> Iterator[Button]:
    """Yield the button that drafts how people took part, on the form of a summary."""
    if view_name == "edit" and issubclass(page.specific_class, YouSaidWeDidPage):
        address = reverse("voice:ledger", args=[page.pk])
        label = "Draft how people took part"
        yield Button(label, address, icon_name="group", priority=12)


@hooks.register("register_log_actions")
def voice_log_actions(actions: LogActionRegistry) -> None:
    """Name what the log records of work with answers; ids only, never words."""
    actions.register_action("surveys.read_answers", "Read answers", "Read free-text answers")
    actions.register_action("surveys.code_answers", "Code answers", "Coded answers with themes")
    actions.register_action("surveys.merged_themes", "Merge themes", "Merged two themes")
    actions.register_action("surveys.split_theme", "Split a theme", "Split a theme")
    actions.register_action(
        "surveys.second_reading", "Second reading", "Began or ended a second reading"
    )
    actions.register_action(
        "surveys.read_contests", "Read contests", "Read why people contest a theme"
    )
    actions.register_action(
        "surveys.answered_contests", "Answer contests", "Answered people who contested a theme"
    )
    actions.register_action("surveys.quoted", "Decide about a quote", "Decided about a quote")
    actions.register_action(
        "surveys.sorted_cards", "Take part in a card sort", "Took part in a card sort"
    )
    actions.register_action(
        "surveys.opened_to_screen", "Open to screen", "Opened answers to screen"
    )
    actions.register_action("surveys.screened", "Screen answers", "Screened answers")
    actions.register_action("surveys.read_contacts", "Read contact details", "Read contact details")
    actions.register_action(
        "surveys.raw_export_asked", "Ask for answers as a file", "Asked for answers as a file"
    )
    actions.register_action(
        "surveys.raw_export_agreed", "Agree to a file of answers", "Agreed to a file of answers"
    )
    actions.register_action(
        "surveys.raw_export_made", "Take answers as a file", "Took answers as a file"
    )
    actions.register_action("surveys.let_read", "Let read", "Let somebody read what people wrote")
    actions.register_action(
        "surveys.let_read_no_more", "Let read no more", "Let somebody read no more"
    )
    actions.register_action("surveys.invited", "Make invitations", "Made invitations")
