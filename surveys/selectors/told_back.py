"""What became of the themes that one person's answers are part of: nothing that is not public."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from surveys.models import Coding, Contest, Reading, Response, YouSaidWeDidPage
from surveys.selectors.voice import present
from surveys.withdrawal import CodeKeys
from syndication.selectors import documents

Json = dict[str, Any]

# No response has it, and no project: whoever typed a wrong code asks the same questions.
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One theme as the public reads of it, and what came of contesting it with this code."""

    theme: UUID
    item: Json
    base: Json
    contest: Contest | None = None


@dataclass(frozen=True, slots=True)
class ToldBack:
    """What is told to whoever typed a code; empty for a wrong one."""

    response: Response | None = None
    items: tuple[ToldItem, ...] = field(default=())


def told_back(keys: CodeKeys) -> ToldBack:
    """Return what became of the themes of the answers under a code, if any. Five queries.

    As many for a wrong code, and with the same work but for reading what is found. Also after
    the last day on which answers can be taken back. A theme too few people are told to be in
    is left out, and so is everything before a screener has cleared the answers.
    """
    responses = Response.objects.select_related("deployment__project")
    response = responses.filter(withdraw_lookup=keys.withdraw_lookup).first()
    themes = _themes_of(response.pk if response else _NOBODY)
    contests = _contests_of(response.pk if response else _NOBODY)
    deployment = response.deployment if response else None
    pages = set(
        YouSaidWeDidPage.objects.filter(
            deployment_id=deployment.pk if deployment else 0
        ).values_list("translation_key", flat=True)
    )
    project = deployment.project.translation_key if deployment else _NOBODY
    summaries = documents("voice-summary", project=project)
    items = tuple(
        ToldItem(themes[code], item, summary["base"], contests.get(themes[code]))
        for summary in summaries
        if UUID(summary["id"]) in pages
        for item in present(summary)["items"]
        if (code := item.get("theme_code")) in themes and "about" in item["people"]
    )
    return ToldBack(response, items)


def _themes_of(response: UUID) -> dict[str, UUID]:
    rows = Coding.objects.filter(
        answer__response=response,
        answer__response__screening=Response.Screening.CLEARED,
        reading=Reading.FIRST,
    ).values_list("theme__code", "theme")
    return dict(rows)


def _contests_of(response: UUID) -> dict[UUID, Contest]:
    found = Contest.objects.filter(response=response).select_related("review")
    return {one.theme_id: one for one in found}
