"""How the history tells what happened."""

from typing import Any

from wagtail.log_actions import LogFormatter

from changeprojects.selectors.told_by_mail import TOLD


class Moved(LogFormatter):
    """Something was moved on in its life: from where to where."""

    label = "Move on"

    def format_message(self, log_entry: Any) -> str:
        """Return the move, and the status before and after it."""
        data = log_entry.data
        return f"{data.get('move', 'Moved')}: from {data.get('from')} to {data.get('to')}"


class ScheduleRefused(LogFormatter):
    """A page did not go live when its time came: what to do about it."""

    label = "Refuse a scheduled release"

    def format_message(self, log_entry: Any) -> str:
        """Return what to do about each rule that was not met."""
        why = log_entry.data.get("why") or "the rules were not met"
        return f"A scheduled release was refused: {why}"


# What is told with what was written down of it.
FORMATTERS = {
    "changeprojects.move": Moved,
    "changeprojects.release_refused": ScheduleRefused,
}
# The name of what happened, what the history calls it, and what it always says.
LOG_ACTIONS = (
    ("changeprojects.date_back", "Date back", "Dated back, with a reason"),
    ("changeprojects.confirm_contact", "Confirm contact", "Safeguarding contact confirmed"),
    (TOLD, "Tell the agency", "Told the agency by e-mail that it is answered"),
    ("changeprojects.decide_recommendation", "Decide recommendation", "Recommendation decided"),
)
