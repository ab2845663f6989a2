"""What was answered under a theme before a recommendation took its place."""

from typing import Any

from surveys.models import YouSaidWeDidPage
from surveys.selectors.told_themes import told_by

Json = dict[str, Any]


def with_answers_before(items: list[Json], page: YouSaidWeDidPage) -> list[Json]:
    """Return the items, each with why nothing was to follow if a version of `page` said so.

    Of what a recommendation was made about since; else null. One query.
    """
    answers = {one.code: one for one in told_by(page.translation_key) if one.answer}
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
