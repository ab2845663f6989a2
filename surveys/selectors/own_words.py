"""What a “You said, we did” page says in its own words, and in which field each stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from surveys.models import YouSaidWeDidPage
from surveys.models.you_said_we_did import INVOLVEMENT, LEDGER, OTHER_WORDS

_FIELDS = tuple(
    dict.fromkeys(("title", "intro", *OTHER_WORDS, "method", *LEDGER, *INVOLVEMENT.values()))
)

# How such pages are called, unless it goes on to say what was done.
_NAME = re.compile(
    r"^(?:we asked\W+)?you (?:said|asked|told us)\W+we did"
    r"(?!\W+(?:it|this|that|all|every\w*|each|so|both)\b|\s+what\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the page; or a panel of rows with the row, and the field in it."""

    field: str
    in_row: tuple[Any, str] | None = None


def own_words(page: YouSaidWeDidPage) -> Iterator[tuple[Place, str]]:
    """Yield every text that was written for the page alone, with its place.

    What is said plainly of a theme belongs to the theme, and people’s own words to them.
    """
    for name in _FIELDS:
        yield Place(name), getattr(page, name)
    for row in page.not_heard.all():
        yield Place("not_heard", (row, "text")), row.text


def without_name(title: str) -> str:
    """Return a title without what such pages are called, which claims no deed."""
    return _NAME.sub("", title)
