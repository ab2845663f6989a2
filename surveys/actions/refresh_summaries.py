"""Tell of each summary what became late without anybody saving anything."""

from surveys.actions.in_turn import in_turn
from surveys.models import YouSaidWeDidPage


def refresh_summaries() -> None:
    """Release the head of every public summary again that says something else today than it did."""
    in_turn(YouSaidWeDidPage.refresh_head, YouSaidWeDidPage.objects.live())
