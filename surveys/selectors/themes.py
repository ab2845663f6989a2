"""Themes of a deployment, with how many people are in each as far as that may be shown."""

from dataclasses import dataclass

from surveys.engine.disclosure import Thresholds, enough, people
from surveys.models import SurveyDeployment, Theme
from surveys.selectors.counts import count_voices, thresholds_of


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme as the list shows it."""

    theme: Theme
    people: str


def theme_rows(deployment: SurveyDeployment) -> list[ThemeRow]:
    """Return the themes of a deployment by code. Four queries."""
    counts = count_voices(deployment)
    thresholds = thresholds_of(deployment)
    return [
        ThemeRow(theme, _in_words(counts.themes.get(theme.code, 0), counts.base, thresholds))
        for theme in deployment.themes.prefetch_related("recommendations")
    ]


def _in_words(count: int, base: int, thresholds: Thresholds) -> str:
    if not count:
        return "No answer coded yet"
    if not enough(base, thresholds):
        return "Hidden"
    told = people(count, base, thresholds)
    return f"About {told['about']}" if "about" in told else f"Fewer than {told['fewer_than']}"
