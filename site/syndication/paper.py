"""Paper: A4 as PDF, in the typeface of the site.

The typeface has Latin letters alone, those of Welsh and Polish too; what is written in others
is not printed by this way.
A PDF made by it has no tags: whoever listens to a page is better served by its HTML.
"""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont
from fpdf import FPDF

FONT = "Atkinson"
MARGIN = 18
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_FONTS = Path(settings.BASE_DIR, "static", "site", "fonts")
_REGULAR = _FONTS / "atkinson-hyperlegible-next-regular.ttf"
_BOLD = _FONTS / "atkinson-hyperlegible-next-bold.ttf"


class Paper(FPDF):
    """A file of pages whose bytes depend on nothing but what is written on it."""

    def __init__(self, *, made_on: datetime = NO_TIME, language: str = "en-GB") -> None:
        """Begin with an empty page; without `made_on` the file tells no time at all."""
        super().__init__(format="A4")
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        # The typeface leans nowhere: emphasis is told by its words.
        for style, file in (("", _REGULAR), ("B", _BOLD), ("I", _REGULAR), ("BI", _BOLD)):
            self.add_font(FONT, style, file)
        self.set_creation_date(made_on)
        self.set_lang(language)
        self.alias_nb_pages("")
        self.add_page()

    def words(self, text: str, size: int = 13, *, style: str = "", space: float = 3) -> None:
        """Write a paragraph in points of `size`, with millimetres of `space` after it."""
        self.set_font(FONT, style, size)
        self.multi_cell(0, size * 0.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(space)

    def bytes(self) -> bytes:
        """Return the file."""
        return bytes(self.output())


def has_letters_for(text: str) -> bool:
    """Tell whether the typeface has every letter of `text`."""
    return {ord(letter) for letter in set(text) if not letter.isspace()} <= _letters()


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    with TTFont(_REGULAR) as font:
        return frozenset(font.getBestCmap())
