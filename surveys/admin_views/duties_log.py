"""Names what the log records of who is put where: staff alone, and nothing of an answer."""

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from surveys.actions.record_joining import JOINED
from surveys.actions.record_leads import LEADS, in_words


class LeadsChanged(LogFormatter):
    """Who was lead or deputy of a survey, and who is now."""

    label = "Change lead or deputy"

    def format_message(self, log_entry: Any) -> str:
        """Return it for each of both that changed, as it was called then."""
        return ". ".join(
            f"{role.capitalize()}: {in_words(one['from'], one['to'])}"
            for role, one in log_entry.data.items()
        )


class GroupJoined(LogFormatter):
    """Which groups somebody joined."""

    label = "Join a group about what people said"

    def format_message(self, log_entry: Any) -> str:
        """Return the names of the groups, as they were called then."""
        return f"Joined {', '.join(log_entry.data.get('groups', ()))}"


@hooks.register("register_log_actions")
def duties_log_actions(actions: LogActionRegistry) -> None:
    """Name both."""
    actions.register_action(LEADS)(LeadsChanged)
    actions.register_action(JOINED)(GroupJoined)
