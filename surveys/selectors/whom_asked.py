"""Whom released summaries tell of: what workers say is never added to what people say."""

from collections.abc import Iterable
from typing import Any

from surveys.models import Survey, YouSaidWeDidPage


def of_workers(summary: dict[str, Any]) -> bool:
    """Return whether it tells what people said who work in services.

    What was released before a summary told whom it had asked counts as of people who use them.
    """
    return bool(summary["survey"].get("asked") == Survey.Asked.WORKERS)


def surveys_told_by(summaries: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return by the id of each summary the survey that it tells of: two may tell of one.

    One query; none for a single one, which shares its survey with no other.
    """
    told = {str(one["id"]) for one in summaries}
    if len(told) <= 1:
        return {one: one for one in told}
    pages = YouSaidWeDidPage.objects.filter(translation_key__in=told)
    about = {str(key): survey for key, survey in pages.values_list("translation_key", "deployment")}
    # One whose page is not there is of a survey of its own.
    return {one: str(about.get(one, one)) for one in told}
