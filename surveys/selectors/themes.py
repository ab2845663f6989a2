"""Themes of a deployment, with about how many answers were coded with each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from surveys.engine.disclosure import Thresholds, enough, rounded
from surveys.models import Reading, Response, SurveyDeployment, Theme
from surveys.selectors.contests import contested
from surveys.selectors.counts import base_of, thresholds_of


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One theme as the list shows it: in how many answers, and how many people contest it.

    Both only for whoever was let read these answers.
    """

    theme: Theme
    answers: str
    contested: int = 0


def theme_rows(deployment: SurveyDeployment, *, counted: bool) -> list[ThemeRow]:
    """Return the themes of a deployment by code. Three queries, two if nothing is `counted`.

    Counted are answers in words, which whoever was let read them can count on the desk as
    well, and not people: how many people say a thing is told when it is released.
    A number of people that follows each coding would tell which answers one person wrote.
    Nothing is counted for the others: they would see one person come, be coded, contest, or go.
    """
    themes = deployment.themes.in_use().select_related("pile__sort")
    themes = themes.prefetch_related("recommendations")
    if not counted:
        return [ThemeRow(theme, "") for theme in themes]
    return _counted(deployment, themes)


def _counted(deployment: SurveyDeployment, themes: QuerySet[Theme]) -> list[ThemeRow]:
    which = Q(
        codings__answer__response__screening=Response.Screening.CLEARED,
        codings__answer__text__isnull=False,
        codings__reading=Reading.FIRST,
    )
    coded = Count("codings__answer", filter=which, distinct=True)
    thresholds = thresholds_of(deployment)
    readable = enough(base_of(deployment), thresholds)
    return [
        _row(theme, _in_words(theme.coded, thresholds) if readable else "Hidden")
        for theme in contested(themes).annotate(coded=coded)
    ]


def _row(theme: Any, answers: str) -> ThemeRow:
    # A theme with the count of a query, which no type can name.
    return ThemeRow(theme, answers, theme.contested)


def _in_words(count: int, thresholds: Thresholds) -> str:
    if not count:
        return "None yet"
    if count < thresholds.cell:
        return f"Fewer than {thresholds.cell}"
    return f"About {rounded(count, thresholds)}"
