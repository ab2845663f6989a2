"""Registers what the surveys add to the admin."""

from typing import Any

from django.urls import URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from surveys.admin_views import duties_log, evidence_menu, safeguarding_menu, told_on_publishing
from surveys.modeladmin import EDITED, DeploymentAdmin
from surveys.models import SurveyDeployment
from surveys.notice_viewset import NoticeViewSet
from surveys.rules.retention import ANSWERS_DELETED
from surveys.views import deployment_urls as deployment_views
from surveys.viewsets import SurveyViewSet

# Each registers its own part of the menu, of the log, or of what is said on publishing.
__all__ = ["duties_log", "evidence_menu", "safeguarding_menu", "told_on_publishing"]

register_snippet(SurveyViewSet)
register_snippet(NoticeViewSet)
modeladmin_register(DeploymentAdmin)


@hooks.register("register_admin_menu_item")
def voice_menu() -> MenuItem:
    """Return the menu of everything about what people said."""
    menu = Menu(register_hook_name="register_voice_menu_item")
    return SubmenuMenuItem("Voice", menu, name="voice", icon_name="comment", order=300)


@hooks.register("register_voice_menu_item")
def deployment_menu_item() -> MenuItem:
    """Return the entry that opens the register of deployments."""
    return DeploymentAdmin().get_menu_item()


@hooks.register("register_admin_urls")
def deployment_urls() -> list[URLResolver]:
    """Put opening, stopping, closing and printing beside the register."""
    return [path("surveys/deployments/<int:pk>/", include(deployment_views))]


class DeploymentEdited(LogFormatter):
    """Which fields of a deployment somebody changed, in words."""

    label = "Edit deployment"

    def format_message(self, log_entry: Any) -> str:
        """Return the names of the fields; what stood in them is not kept."""
        names = log_entry.data.get("fields", ())
        fields = {field.name: field.verbose_name for field in SurveyDeployment._meta.fields}
        words = [fields.get(name, name) for name in names]
        return f"Changed: {', '.join(map(str, words))}" if words else "Saved without a change"


@hooks.register("register_log_actions")
def deployment_log_actions(actions: LogActionRegistry) -> None:
    """Name what the log records of deployments; never anything of an answer."""
    actions.register_action(EDITED)(DeploymentEdited)
    actions.register_action("surveys.open", "Open survey", "Opened to people")
    actions.register_action("surveys.suspended", "Stop survey", "Stopped for now")
    actions.register_action("surveys.closed", "Close survey", "Closed")
    actions.register_action(
        ANSWERS_DELETED, "Delete answers", "Answers deleted, as people were told"
    )
    actions.register_action(
        "surveys.publish_refused",
        "Refuse a scheduled survey",
        "A scheduled publication was refused: the survey has errors",
    )
