"""Names what the log records of who is put where: staff alone, and nothing of an answer."""

from typing import Any, ClassVar

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from surveys.actions.record_duties import (
    ACCOUNT,
    CLOSED,
    DELETED,
    JOINED,
    LEFT,
    NO_SUPERUSER,
    OPENED,
    SUPERUSER,
)
from surveys.actions.record_leads import LEADS, in_words
from surveys.actions.watch_addresses import UNPROVEN
from surveys.actions.watch_contact_keepers import NO_KEEPER


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
    verb = "Joined"

    def format_message(self, log_entry: Any) -> str:
        """Return the names of the groups, as they were called then."""
        return f"{self.verb} {_names(log_entry)}{_untold(log_entry)}"


class GroupLeft(GroupJoined):
    """Which groups somebody left."""

    label = "Leave a group about what people said"
    verb = "Left"


class AccountChanged(LogFormatter):
    """What was done with the account of somebody in such a group, or of a superuser."""

    label = "Change an account that matters for what people said"
    words: ClassVar = {
        CLOSED: "Account closed",
        OPENED: "Account opened",
        DELETED: "Account deleted",
        SUPERUSER: "Made a superuser",
        NO_SUPERUSER: "Made a superuser no more",
    }

    def format_message(self, log_entry: Any) -> str:
        """Return it, and in which groups they were then."""
        groups = f", in {_names(log_entry)}" if log_entry.data.get("groups") else ""
        done = self.words.get(log_entry.data.get("done"), self.label)
        return f"{done}{groups}{_untold(log_entry)}"


class AlertUnproven(LogFormatter):
    """Whom of lead and deputy no test had reached while people were asked."""

    label = "Alert not tested"

    def format_message(self, log_entry: Any) -> str:
        """Return the role; who was told of it, and no address."""
        role = log_entry.data.get("role", "lead")
        return f"No test has reached the {role}; lead, deputy and data stewards were told"


class NoContactKeeper(LogFormatter):
    """That nobody was left who could open what people leave to be contacted."""

    label = "No contact keeper"

    def format_message(self, log_entry: Any) -> str:
        """Return it, and who was told."""
        return "Nobody could open what people leave to be contacted; data stewards were told"


def _names(log_entry: Any) -> str:
    return ", ".join(log_entry.data.get("groups", ()))


def _untold(log_entry: Any) -> str:
    told = log_entry.data.get("told")
    return f". No data steward could be told by e-mail; told instead: {told}" if told else ""


@hooks.register("register_log_actions")
def duties_log_actions(actions: LogActionRegistry) -> None:
    """Name all of them."""
    actions.register_action(LEADS)(LeadsChanged)
    actions.register_action(JOINED)(GroupJoined)
    actions.register_action(LEFT)(GroupLeft)
    actions.register_action(ACCOUNT)(AccountChanged)
    actions.register_action(UNPROVEN)(AlertUnproven)
    actions.register_action(NO_KEEPER)(NoContactKeeper)
