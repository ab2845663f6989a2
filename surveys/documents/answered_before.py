"""What was answered under a theme before a recommendation took its place."""

from collections.abc import Iterable, Sequence
from typing import Any

from surveys.selectors.told_themes import ToldItem

Json = dict[str, Any]


def with_answers_before(items: Sequence[Json], told: Iterable[ToldItem]) -> list[Json]:
    """Return the items, each with why nothing was to follow if that was `told` by a version.

    Of what a recommendation was made about since; else null.
    """
    answers = {one.code: one for one in told if one.answer}
    return [item | {"answered_before": _before(item, answers)} for item in items]


def _before(item: Json, answers: Json) -> Json | None:
    one = answers.get(item["theme_code"])
    if one is None or not item["recommendation"]:
        return None
    return {
        "version": one.version,
        "reason": one.answer,
        "decided_by": one.decided_by,
        "decided_on": one.decided_on,
    }
