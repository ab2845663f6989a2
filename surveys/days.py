"""Days and months as people write them in the language of a page."""

from datetime import date
from functools import lru_cache

from django.utils import dateformat, translation

from surveys.engine.languages import BASE, LANGUAGES

MONTHS = 12
_IN_FIGURES = "d/m/Y"


def day_in(language: str, day: date, *, weekday: bool = False) -> str:
    """Return `day` in words; in figures, which everybody reads, where Django has no words.

    In some languages the name of a month changes beside a day.
    """
    if not _has_words(language):
        return dateformat.format(day, _IN_FIGURES)
    with translation.override(language):
        return dateformat.format(day, "l j E Y" if weekday else "j E Y")


def month_in(language: str, year: int, month: int) -> str:
    """Return a month of a year in words, or else in figures."""
    if not _has_words(language):
        return f"{month:02}/{year}"
    with translation.override(language):
        return dateformat.format(date(year, month, 1), "F Y")


def month_named(typed: str) -> int | None:
    """Return the number of a month written as a name in any language of ours."""
    return _names().get(typed.strip().casefold())


@lru_cache(maxsize=1)
def _names() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in filter(_has_words, LANGUAGES):
        with translation.override(language):
            for month in range(1, MONTHS + 1):
                for form in "EF":
                    name = dateformat.format(date(2000, month, 1), form).casefold()
                    names.setdefault(name, month)
    return names


def _has_words(language: str) -> bool:
    return language == BASE or translation.check_for_language(language)
