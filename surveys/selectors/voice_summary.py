"""What a “You said, we did” page is about to say, and the true counts behind it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone

from changeprojects.models import Recommendation
from changeprojects.selectors import Proof, proof_of, today
from surveys.engine.disclosure import Thresholds, at_least, people
from surveys.engine.fate import NOTHING_ASKED, Fate, fate_of
from surveys.engine.release import ALL, PublicTable, Shape
from surveys.engine.steps import settle, small_below
from surveys.models import SurveyDeployment, Theme, YouSaidWeDidPage
from surveys.rules.retention import last_day_of_answers
from surveys.selectors.counts import (
    REACHED,
    THEME,
    THEMES,
    ReleasedCounts,
    VoiceCounts,
    count_voices,
    released_counts,
    thresholds_of,
)

# Whoever only started, or is not there any more, is not among those who are counted.
_OUTSIDE = {f"{REACHED}{step}" for step in ("started", "sent", "taken_back")}


@dataclass(frozen=True, slots=True)
class VoiceItem:
    """One thing people said and what became of it.

    `early` is what shows it, but was there before the survey opened, so that the answers
    cannot have caused it. `decided_before` is whether the decision was there before, too.
    """

    theme: Theme
    people: dict[str, int]
    fate: Fate
    recommendation: Recommendation | None = None
    proof: Proof | None = None
    early: Proof | None = None
    decided_before: bool = False


@dataclass(frozen=True, slots=True)
class VoiceSummary:
    """Everything the release of a page needs: items for readers, counts for the rules."""

    counts: VoiceCounts
    earlier: tuple[dict[str, int], ...]
    thresholds: Thresholds
    items: tuple[VoiceItem, ...]

    @property
    def table(self) -> PublicTable:
        """The numbers as they are to be told: about how many people, and of them by theme."""
        counts, measures = self.counts, self.counts.as_measures()
        told = told_of(counts, self.thresholds)
        table = PublicTable(THEMES, Shape.SOME_OF, counts.base, {ALL: measures}, {ALL: told})
        return replace(table, near=counts.near, outside=frozenset(_OUTSIDE))


def told_of(counts: VoiceCounts, thresholds: Thresholds) -> dict[str, dict[str, int]]:
    """Return by name what is told of each count."""
    settled = settle(counts.as_measures(), counts.near, thresholds)
    return {
        name: at_least(count, thresholds)
        if name in _OUTSIDE
        else people(count, counts.base, thresholds)
        for name, count in settled.numbers.items()
    } | {name: {"fewer_than": small_below(thresholds)} for name in settled.small}


def summary_of(page: YouSaidWeDidPage) -> VoiceSummary:
    """Return what `page` says: while it is being released, always the same."""
    if page.is_preview:
        return uncounted(page)
    return page.summary or summarise(page)


def summarise(page: YouSaidWeDidPage) -> VoiceSummary:
    """Return what `page` would say if it were released now.

    The largest number of people comes first, as readers see the numbers; equal ones
    follow the alphabet, so that the order tells nothing that the numbers hide.
    """
    deployment = page.deployment
    earlier = released_counts(deployment)
    counts = _counts_for(page, earlier)
    told = told_of(counts, thresholds_of(deployment))
    items = [
        item
        for theme in _themes(deployment)
        if counts.themes.get(theme.code)
        for item in _items(theme, deployment, told[f"{THEME}{theme.code}"])
    ]
    items.sort(key=lambda item: (-item.people.get("about", 0), item.theme.name))
    return VoiceSummary(
        counts=counts,
        earlier=tuple(release.measures for release in earlier),
        thresholds=thresholds_of(deployment),
        items=tuple(items),
    )


def uncounted(page: YouSaidWeDidPage) -> VoiceSummary:
    """Return every theme without a number, in the order of their names.

    Whoever edits the page may not see counts. A live number, even a rounded one, would
    let them watch people answer one by one.
    """
    deployment = page.deployment
    themes = sorted(_themes(deployment), key=lambda theme: theme.name)
    items = (item for theme in themes for item in _items(theme, deployment, {}))
    return VoiceSummary(
        counts=VoiceCounts(base=0, themes={}),
        earlier=(),
        thresholds=thresholds_of(deployment),
        items=tuple(items),
    )


def decided_today(page: YouSaidWeDidPage) -> list[VoiceItem]:
    """Return what became by now of what the themes of `page` say, without a number of people."""
    deployment = page.deployment
    return [item for theme in _themes(deployment) for item in _items(theme, deployment, {})]


def keeps_numbers(page: YouSaidWeDidPage) -> bool:
    """Say whether a next version of `page` tells the numbers of the last one, if there is one."""
    last = last_day_of_answers(page.deployment)
    # Where the answers are deleted there is nothing to count any more.
    return page.keep_numbers or (last is not None and last < today())


def _counts_for(page: YouSaidWeDidPage, earlier: list[ReleasedCounts]) -> VoiceCounts:
    own = [release for release in earlier if release.summary == page.translation_key]
    if not (keeps_numbers(page) and own):
        return count_voices(page.deployment)
    # Also which themes there are: one that vanished would tell that its people withdrew.
    return VoiceCounts.of_measures(own[-1].measures)


def _themes(deployment: SurveyDeployment) -> list[Theme]:
    return list(deployment.themes.in_use().prefetch_related("recommendations"))


def _items(theme: Theme, deployment: SurveyDeployment, told: dict[str, int]) -> list[VoiceItem]:
    recommendations = list(theme.recommendations.all())
    if not recommendations and theme.nothing_asked:
        return [VoiceItem(theme, told, NOTHING_ASKED)]
    if not recommendations:
        return [VoiceItem(theme, told, fate_of("undecided", proven=False))]
    return [_item(theme, told, one, deployment) for one in recommendations]


def _item(
    theme: Theme,
    told: dict[str, int],
    recommendation: Recommendation,
    deployment: SurveyDeployment,
) -> VoiceItem:
    opened = deployment.opens_at
    proof = proof_of(recommendation, since=opened) if opened else None
    early = None if proof else proof_of(recommendation)
    return VoiceItem(
        theme=theme,
        people=told,
        fate=fate_of(recommendation.decision, proven=proof is not None),
        recommendation=recommendation,
        proof=proof,
        early=early,
        decided_before=_is_before(recommendation.decided_on, opened),
    )


def _is_before(decided_on: date | None, opened: datetime | None) -> bool:
    return bool(decided_on and opened and decided_on < timezone.localdate(opened))
