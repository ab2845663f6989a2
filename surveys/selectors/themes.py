"""Themes of a deployment, with about how many answers were coded with each."""

from dataclasses import dataclass

from django.db.models import Count, Q

from surveys.engine.disclosure import Thresholds, enough, rounded
from surveys.models import Reading, Response, SurveyDeployment, Theme
from surveys.selectors.contests import contested
from surveys.selectors.counts import base_of, thresholds_of


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme as the list shows it."""

    theme: Theme
    answers: str


def theme_rows(deployment: SurveyDeployment) -> list[ThemeRow]:
    """Return the themes of a deployment by code. Three queries.

    Counted are answers in words, which whoever sees this list can read and count on the
    desk as well, and not people: how many people say a thing is told when it is released.
    A number of people that follows each coding would tell which answers one person wrote.
    """
    counted = Q(
        codings__answer__response__screening=Response.Screening.CLEARED,
        codings__answer__text__isnull=False,
        codings__reading=Reading.FIRST,
    )
    coded = Count("codings__answer", filter=counted, distinct=True)
    thresholds = thresholds_of(deployment)
    readable = enough(base_of(deployment), thresholds)
    return [
        ThemeRow(theme, _in_words(theme.coded, thresholds) if readable else "Hidden")
        for theme in contested(deployment.themes.in_use())
        .annotate(coded=coded)
        .select_related("pile__sort")
        .prefetch_related("recommendations")
    ]


def _in_words(count: int, thresholds: Thresholds) -> str:
    if not count:
        return "None yet"
    if count < thresholds.cell:
        return f"Fewer than {thresholds.cell}"
    return f"About {rounded(count, thresholds)}"
