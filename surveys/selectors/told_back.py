"""What became of the themes that one person's answers are part of: nothing that is not public."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from surveys.models import Coding, Contest, Reading, Response, Theme, YouSaidWeDidPage
from surveys.selectors.voice import present
from surveys.withdrawal import CodeKeys
from syndication.selectors import documents

Json = dict[str, Any]

# No response has it, and no project: whoever typed a wrong code asks the same questions.
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One theme as the public reads of it, and what came of contesting it with this code.

    It `is_own` as long as what was said is part of it. Whoever contested it and was right is not
    in it any more, and reads here what came of that.
    """

    theme: UUID
    item: Json
    base: Json
    contest: Contest | None = None
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class ToldBack:
    """What is told to whoever typed a code; empty for a wrong one."""

    response: Response | None = None
    items: tuple[ToldItem, ...] = field(default=())


def told_back(keys: CodeKeys) -> ToldBack:
    """Return what became of the themes of the answers under a code, if any. Six queries.

    As many for a wrong code, and with the same work but for reading what is found. Also after
    the last day on which answers can be taken back. A theme too few people are told to be in
    is left out, and so is everything before a screener has cleared the answers. Whoever was
    counted in a theme that was split or merged is told of it until the new one is public. What
    they contested comes first, also when what they said is not in it any more.
    """
    responses = Response.objects.select_related("deployment__project")
    response = responses.filter(withdraw_lookup=keys.withdraw_lookup).first()
    contests = _contests_of(response.pk if response else _NOBODY)
    deployment = response.deployment if response else None
    codes = _codes_of(deployment.pk if deployment else 0)
    chains = _chains_of(response.pk if response else _NOBODY)
    pages = set(
        YouSaidWeDidPage.objects.filter(
            deployment_id=deployment.pk if deployment else 0
        ).values_list("translation_key", flat=True)
    )
    project = deployment.project.translation_key if deployment else _NOBODY
    summaries = documents("voice-summary", project=project)
    public = [
        (theme, item, summary["base"])
        for summary in summaries
        if UUID(summary["id"]) in pages
        for item in present(summary)["items"]
        if (theme := codes.get(item.get("theme_code"))) and "about" in item["people"]
    ]
    told = {theme for theme, _, _ in public}
    own = {next((one for one in chain if one in told), _NOBODY) for chain in chains}
    said = contests if response and response.screening == Response.Screening.CLEARED else {}
    items = (
        ToldItem(theme, item, base, contests.get(theme), theme in own)
        for theme, item, base in public
        if theme in own or theme in said
    )
    # What was answered to this person before what everybody in it reads: there may be no room.
    return ToldBack(response, tuple(sorted(items, key=lambda one: one.is_own)))


def _codes_of(deployment: int) -> dict[str, UUID]:
    return dict(Theme.objects.filter(deployment=deployment).values_list("code", "pk"))


def _chains_of(response: UUID) -> list[list[UUID]]:
    """Return, of each coding, its theme and those that it was coded with before, the last first."""
    codings = Coding.objects.filter(
        answer__response=response,
        answer__response__screening=Response.Screening.CLEARED,
        reading=Reading.FIRST,
    )
    return [[one.theme_id, *map(UUID, reversed(one.earlier))] for one in codings]


def _contests_of(response: UUID) -> dict[UUID, Contest]:
    found = Contest.objects.filter(response=response).select_related("review")
    return {one.theme_id: one for one in found}
