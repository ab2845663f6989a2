"""How the history tells what happened."""

from typing import Any


def moved_message(data: dict[str, Any]) -> str:
    """Return what the history of a thing says of a move."""
    return f"{data.get('move', 'Moved')}: from {data.get('from')} to {data.get('to')}"
