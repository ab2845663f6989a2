"""What a page told before and would not tell any more, or not with the numbers that it tells."""

from collections import defaultdict
from collections.abc import Iterator

from changeprojects.models import Finding
from changeprojects.selectors import says_the_same
from surveys.engine.few import may_stand
from surveys.models import YouSaidWeDidPage
from surveys.selectors.counts import REACHED, THEME
from surveys.selectors.told_themes import ToldItem, told_about, told_by
from surveys.selectors.voice_summary import VoiceSummary, keeps_numbers

_LEFT = f"{REACHED}taken_back"


def told_findings(page: YouSaidWeDidPage, summary: VoiceSummary) -> list[Finding]:
    """Return what speaks against releasing `page` after what was told of its survey. Four queries.

    A theme, its words and what was asked for because of it, or who said why nothing is, stay once
    they were told, also by another page. What is asked for with numbers that are kept is what was
    asked for when they were counted: unless nobody had asked for anything.
    """
    told, anywhere = told_by(page.translation_key), told_about(page.deployment)
    return [
        *_untold(told, summary),
        *_reworded(anywhere, summary),
        *_untied(anywhere, summary),
        *_answered_otherwise(anywhere, summary),
        *(_tied_since(told, summary) if told and keeps_numbers(page) else ()),
    ]


def _untold(told: list[ToldItem], summary: VoiceSummary) -> Iterator[Finding]:
    """Yield the themes that would not be told again, though other numbers would."""
    themes = {item.theme.code: item for item in summary.items}
    for code, one in _newest(told).items():
        if code in summary.counts.themes and code not in themes:
            # That it is not there at all has a sentence of its own.
            continue
        is_told = code in themes and may_stand(themes[code].people, is_quoted=False)
        if not is_told and not _have_left(code, summary):
            yield Finding(
                "voice-theme-untold",
                f"Version {one.version} told of {code}, and this one would not: too few answers "
                "are coded with it now. Code them again, or keep the numbers of the last version.",
                "keep_numbers",
            )


def _have_left(code: str, summary: VoiceSummary) -> bool:
    """Say whether as many took their answers back as a theme has fewer than it was told with.

    They come first: what they said is in no number any more, also if a theme vanishes with them.
    """
    if not summary.earlier:
        return False
    before, now = summary.earlier[-1], summary.counts.as_measures()
    fewer = before.get(THEME + code, 0) - now.get(THEME + code, 0)
    return 0 < fewer <= now.get(_LEFT, 0) - before.get(_LEFT, 0)


def _reworded(told: list[ToldItem], summary: VoiceSummary) -> Iterator[Finding]:
    now = {item.theme.code: item.theme for item in summary.items}
    for code, one in _newest(told).items():
        theme = now.get(code)
        if theme is None:
            continue
        words = {one.theme: theme.name, one.you_said: theme.you_said}
        for before, after in words.items():
            if not says_the_same(before, after):
                yield Finding(
                    "voice-reworded",
                    f"Version {one.version} told {code} as “{before}”, and by now it says "
                    f"“{after}”. Give the theme its former words, and add a new one for these.",
                    "deployment",
                )


def _untied(told: list[ToldItem], summary: VoiceSummary) -> Iterator[Finding]:
    now, themes = _asked(summary), {item.theme.code for item in summary.items}
    first = {(one.code, one.recommendation): one.version for one in reversed(told)}
    for (code, asked), version in sorted(first.items(), key=str):
        if asked and code in themes and asked not in now[code]:
            yield Finding(
                "voice-untied",
                f"Version {version} told {asked} under {code}. Tick it again in the theme: if "
                "nothing comes of it, the recommendation says so.",
                "deployment",
            )


def _answered_otherwise(told: list[ToldItem], summary: VoiceSummary) -> Iterator[Finding]:
    """Yield the answers of which another reason, another day or somebody else would be told."""
    now = {item.theme.code: item.theme for item in summary.items if not item.recommendation}
    for code, one in _newest(told).items():
        theme = now.get(code)
        if theme is None or not one.answer:
            continue
        day = theme.nothing_asked_on.isoformat() if theme.nothing_asked_on else None
        words = {one.answer: theme.nothing_asked, one.decided_by: theme.nothing_asked_by}
        is_same = all(says_the_same(before, after) for before, after in words.items())
        if not is_same or day != one.decided_on:
            yield Finding(
                "voice-answer",
                f"Version {one.version} told why nothing is asked for because of {code}, who said "
                "so and when. It stays until a recommendation takes its place: write it as it was.",
                "deployment",
            )


def _tied_since(told: list[ToldItem], summary: VoiceSummary) -> Iterator[Finding]:
    """Yield what got its number by being tied to a theme that was counted before."""
    ties = {(one.code, one.recommendation) for one in told if one.recommendation}
    asking, known = {code for code, _ in ties}, {asked for _, asked in ties}
    for code, now in sorted(_asked(summary).items()):
        for asked in sorted(now):
            if (code, asked) not in ties and (code in asking or asked in known):
                yield Finding(
                    "voice-tied",
                    f"{asked} was tied to {code} after these numbers were counted, and would be "
                    "told with a number that nobody counted for it. Count people again for this "
                    "version, or untick it in the theme.",
                    "keep_numbers",
                )


def _newest(told: list[ToldItem]) -> dict[str, ToldItem]:
    return {one.code: one for one in told}


def _asked(summary: VoiceSummary) -> defaultdict[str, set[str]]:
    """Return by theme the codes of what is asked for because of it."""
    asked = defaultdict[str, set[str]](set)
    for item in summary.items:
        if item.recommendation:
            asked[item.theme.code].add(item.recommendation.code)
    return asked
