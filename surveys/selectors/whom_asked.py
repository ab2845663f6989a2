"""Whom a released summary tells of: what workers say is never added to what people say."""

from typing import Any

from surveys.models import Survey


def of_workers(summary: dict[str, Any]) -> bool:
    """Return whether it tells what people said who work in services.

    What was released before a summary told whom it had asked counts as of people who use them.
    """
    return bool(summary["survey"].get("asked") == Survey.Asked.WORKERS)
