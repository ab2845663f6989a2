"""Paper: A4 as PDF, in the typeface of the site, or from right to left in one for that.

The typeface of the site has Latin letters alone, those of Welsh and Polish too. Beside it lies one
for Arabic, Urdu and the others of that script, whose letters are joined as they are written. What
needs other letters is not printed by this way.
A PDF made by it has no tags: whoever listens to a page is better served by its HTML.
"""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont
from fpdf import FPDF

FONT, FROM_RIGHT = "Atkinson", "Naskh"
MARGIN = 18
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_FONTS = Path(settings.BASE_DIR, "static", "site", "fonts")
_REGULAR = _FONTS / "atkinson-hyperlegible-next-regular.ttf"
_FROM_RIGHT, _FROM_RIGHT_BOLD = (
    _FONTS / f"noto-naskh-arabic-{weight}.ttf" for weight in ("regular", "bold")
)
_BOLD = _FONTS / "atkinson-hyperlegible-next-bold.ttf"


class Paper(FPDF):
    """A file of pages whose bytes depend on nothing but what is written on it."""

    def __init__(
        self,
        *,
        made_on: datetime = NO_TIME,
        language: str = "en-GB",
        right_to_left: bool = False,
    ) -> None:
        """Begin with an empty page; without `made_on` the file tells no time at all."""
        super().__init__(format="A4")
        self.right_to_left = right_to_left
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        # The typeface leans nowhere: emphasis is told by its words.
        for style, file in (("", _REGULAR), ("B", _BOLD), ("I", _REGULAR), ("BI", _BOLD)):
            self.add_font(FONT, style, file)
        if right_to_left:
            self._write_from_the_right()
        self.set_creation_date(made_on)
        self.set_lang(language)
        self.alias_nb_pages("")
        self.add_page()

    def words(self, text: str, size: int = 13, *, style: str = "", space: float = 3) -> None:
        """Write a paragraph in points of `size`, with millimetres of `space` after it."""
        self.set_font(FROM_RIGHT if self.right_to_left else FONT, style, size)
        align = "R" if self.right_to_left else "L"
        self.multi_cell(0, size * 0.5, text, align=align, new_x="LMARGIN", new_y="NEXT")
        self.ln(space)

    def bytes(self) -> bytes:
        """Return the file."""
        return bytes(self.output())

    def _write_from_the_right(self) -> None:
        for style, file in (("", _FROM_RIGHT), ("B", _FROM_RIGHT_BOLD)):
            self.add_font(FROM_RIGHT, style, file)
        # Names and numbers of helplines may stay in Latin letters.
        self.set_fallback_fonts([FONT], exact_match=False)
        self.set_text_shaping(use_shaping_engine=True, direction="rtl")


def has_letters_for(text: str, *, right_to_left: bool = False) -> bool:
    """Tell whether paper has every letter of `text`."""
    letters = _letters(_REGULAR) | (_letters(_FROM_RIGHT) if right_to_left else frozenset())
    return {ord(letter) for letter in set(text) if not letter.isspace()} <= letters


@lru_cache(maxsize=2)
def _letters(file: Path) -> frozenset[int]:
    with TTFont(file) as font:
        return frozenset(font.getBestCmap())
