"""The pictures of the demonstration, drawn here line by line: they belong to nobody else."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

INK, PAPER, VOICE, GOING = "#16202f", "#fdfdfb", "#841653", "#1a4480"
SHADE, RED = "#e8e9e2", "#b3261e"
# Small pictures lie on a square of so many points; lines are drawn finer first.
SIDE, FINER, LINE = 320, 2, 7
COLOURS = 32
_FONTS = Path(settings.BASE_DIR, "static", "site", "fonts")
_STEPS = (
    "The draft is ready",
    "The family gets it",
    "The family says what is wrong",
    "It is put right, or the reason is given",
    "The statement is filed",
)


class Sheet:
    """A drawing whose lines are smooth: it is made larger, and small in the end."""

    def __init__(self, width: int = SIDE, height: int = SIDE) -> None:
        """Begin with an empty sheet of so many points."""
        self.size = (width, height)
        self.image = Image.new("RGB", (width * FINER, height * FINER), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def box(
        self, *corners: float, fill: str = PAPER, outline: str = INK, round_by: int = 6
    ) -> None:
        """Draw a rectangle from the upper left to the lower right."""
        self.pen.rounded_rectangle(
            self._scaled(corners), round_by * FINER, fill, outline, LINE * FINER
        )

    def line(self, *points: float, colour: str = INK, width: int = LINE) -> None:
        """Draw a line through the points."""
        self.pen.line(self._scaled(points), colour, width * FINER, joint="curve")

    def disc(self, x: float, y: float, radius: float, *, fill: str = INK) -> None:
        """Draw a full circle."""
        self.pen.ellipse(self._scaled((x - radius, y - radius, x + radius, y + radius)), fill)

    def arc(self, *corners: float, start: int, end: int, colour: str = INK) -> None:
        """Draw a part of the circle that fills the rectangle."""
        self.pen.arc(self._scaled(corners), start, end, colour, LINE * FINER)

    def words(self, x: float, y: float, text: str, size: int, *, colour: str = INK) -> None:
        """Write in the typeface of the site; the point is in the middle of the left side."""
        font = ImageFont.truetype(_FONTS / "atkinson-hyperlegible-next-bold.ttf", size * FINER)
        self.pen.multiline_text((x * FINER, y * FINER), text, colour, font, anchor="lm")

    def person(self, x: float, y: float, *, colour: str = INK) -> None:
        """Draw somebody from the front, head and shoulders."""
        self.disc(x, y, 30, fill=colour)
        self.shoulders(x - 52, y + 40, x + 52, y + 150, colour=colour)

    def shoulders(self, *corners: float, colour: str = INK) -> None:
        """Draw the upper half of the circle that fills the rectangle."""
        self.pen.pieslice(self._scaled(corners), 180, 360, colour)

    def png(self) -> bytes:
        """Return the picture in few colours, so that it is small."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS).quantize(COLOURS)
        file = BytesIO()
        small.save(file, "PNG", optimize=True)
        return file.getvalue()

    def _scaled(self, numbers: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(number * FINER for number in numbers)


def way_of_a_statement(*, days: str = "") -> bytes:
    """Return the five steps from the draft to the court, with the time between two of them."""
    sheet = Sheet(720, 620)
    top, apart, left = 60, 125, 60
    last = top + apart * (len(_STEPS) - 1)
    sheet.line(left, top, left, last)
    for number, text in enumerate(_STEPS):
        y = top + number * apart
        sheet.disc(left, y, 22, fill=VOICE if days and number in {1, 4} else INK)
        sheet.words(left + 50, y, text, 30)
    if days:
        sheet.line(640, top + apart, 670, top + apart, 670, last, 640, last, colour=VOICE)
        sheet.words(445, top + apart * 1.5, days, 26, colour=VOICE)
    return sheet.png()


def _page(sheet: Sheet, left: float = 90, top: float = 40) -> None:
    sheet.box(left, top, left + 140, top + 200)
    for y in range(4):
        sheet.line(left + 28, top + 45 + y * 37, left + 112, top + 45 + y * 37)


def writing() -> bytes:
    """A page with lines, and a pen on it."""
    sheet = Sheet()
    _page(sheet, top=60)
    sheet.line(285, 95, 205, 215, colour=VOICE, width=18)
    sheet.disc(201, 222, 8)
    return sheet.png()


def reading() -> bytes:
    """Somebody with a page in front of them."""
    sheet = Sheet()
    sheet.person(160, 70)
    sheet.box(85, 160, 235, 285)
    for y in (195, 223, 251):
        sheet.line(115, y, 205, y)
    return sheet.png()


def wrong() -> bytes:
    """A page with a red cross on one line."""
    sheet = Sheet()
    _page(sheet, top=60)
    sheet.line(125, 105, 195, 175, colour=RED, width=14)
    sheet.line(195, 105, 125, 175, colour=RED, width=14)
    return sheet.png()


def together() -> bytes:
    """Two people side by side."""
    sheet = Sheet()
    sheet.person(105, 120)
    sheet.person(215, 120, colour=VOICE)
    return sheet.png()


def meeting() -> bytes:
    """Three people at a table."""
    sheet = Sheet()
    for x, colour in ((70, INK), (160, VOICE), (250, INK)):
        sheet.person(x, 90, colour=colour)
    sheet.box(25, 190, 295, 235, fill=SHADE)
    return sheet.png()


def five_days() -> bytes:
    """A calendar with five days marked."""
    sheet = Sheet()
    sheet.box(40, 60, 280, 280)
    sheet.line(40, 115, 280, 115)
    for x in (100, 220):
        sheet.line(x, 40, x, 80)
    for day in range(5):
        sheet.disc(80 + day * 40, 165, 14, fill=VOICE)
        sheet.disc(80 + day * 40, 225, 14, fill=SHADE)
    return sheet.png()


def red_card() -> bytes:
    """A hand's breadth of red card, held up."""
    sheet = Sheet()
    sheet.box(95, 40, 225, 215, fill=RED)
    sheet.line(160, 215, 160, 295, width=26)
    return sheet.png()


def cup() -> bytes:
    """A cup with something warm in it."""
    sheet = Sheet()
    sheet.arc(180, 150, 260, 230, start=270, end=90)
    sheet.box(75, 125, 220, 265, fill=SHADE, round_by=24)
    for x in (115, 150, 185):
        sheet.line(x, 100, x, 55, colour=GOING)
    return sheet.png()


def two_plans() -> bytes:
    """The old plan and the new one, side by side."""
    sheet = Sheet()
    for left, colour in ((25, INK), (175, GOING)):
        sheet.box(left, 60, left + 120, 250)
        for y in (105, 145, 185):
            sheet.line(left + 25, y, left + 95, y, colour=colour)
    return sheet.png()


PICTURES: dict[str, Callable[[], bytes]] = {
    "A page and a pen": writing,
    "Somebody reads a page": reading,
    "A page with a cross on it": wrong,
    "Two people side by side": together,
    "Three people at a table": meeting,
    "A calendar with five days marked": five_days,
    "A red card": red_card,
    "A cup": cup,
    "Two plans side by side": two_plans,
}
