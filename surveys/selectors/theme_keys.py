"""The themes of a survey with the keys that give them to an answer at the coding desk."""

import re
from datetime import UTC, datetime

from surveys.models import SurveyDeployment, Theme

# J and K go to the next answer and the one before; 0 says that no theme fits.
KEYS = "123456789abcdefghilmnopqrstuvwxyz"
_DIGITS = re.compile(r"([0-9]+)")
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def keyed_themes(deployment: SurveyDeployment) -> list[tuple[str, Theme]]:
    """Return the themes in use as they were made, each with its key. One query.

    A theme keeps its key when others are added or merged into another, for hands remember it.
    Where more themes were made than there are keys, the last take those of merged ones; without
    a key (an empty one) are those for which none is left.
    """
    themes = sorted(deployment.themes.all(), key=_as_made)
    keys = dict(zip((theme.pk for theme in themes), KEYS, strict=False))
    in_use = [theme for theme in themes if theme.merged_into_id is None]
    taken = {keys[theme.pk] for theme in in_use if theme.pk in keys}
    left = iter([key for key in KEYS if key not in taken])
    return [(keys.get(theme.pk) or next(left, ""), theme) for theme in in_use]


def _as_made(theme: Theme) -> tuple[datetime, list[tuple[int, str]]]:
    """Sort by the moment, and within one by code: T2 before T10."""
    parts = _DIGITS.split(theme.code)
    code = [(int(part) if part.isdigit() else 0, part) for part in parts]
    return theme.made_at or _BEFORE_ALL, code
