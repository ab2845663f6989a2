"""How the history tells what happened."""

from typing import Any

from changeprojects.selectors.told_by_mail import TOLD


def moved_message(data: dict[str, Any]) -> str:
    """Return what the history of a thing says of a move."""
    return f"{data.get('move', 'Moved')}: from {data.get('from')} to {data.get('to')}"


# The name of what happened, what the history calls it, and what it says.
LOG_ACTIONS: tuple[tuple[str, str, Any], ...] = (
    ("changeprojects.move", "Move on", moved_message),
    ("changeprojects.date_back", "Date back", "Dated back, with a reason"),
    ("changeprojects.confirm_contact", "Confirm contact", "Safeguarding contact confirmed"),
    (TOLD, "Tell the agency", "Told the agency by e-mail that it is answered"),
    ("changeprojects.decide_recommendation", "Decide recommendation", "Recommendation decided"),
    (
        "changeprojects.release_refused",
        "Refuse a scheduled release",
        "A scheduled release was refused: the rules were not met",
    ),
)
