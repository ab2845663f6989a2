"""The pictures beside the questions and answers of the survey in Easy Read, drawn here too.

None makes one answer look better than another: what belongs together has one size and one line.
"""

from collections.abc import Callable

from PIL import ImageOps

from home.demo.drawings import GOING, INK, PAPER, SHADE, VOICE, Sheet

WIDE, HIGH = 320, 160
UP, ASIDE, DOWN = 0, 90, 180


def _thumb(degrees: int) -> bytes:
    """Return a hand whose thumb was turned by so much from pointing up."""
    sheet = Sheet(HIGH, HIGH)
    sheet.line(66, 82, 84, 30, width=26)
    sheet.box(52, 72, 122, 138, fill=SHADE, round_by=14)
    for y in (94, 116):
        sheet.line(84, y, 118, y, width=5)
    sheet.box(20, 78, 42, 138, fill=VOICE)
    if degrees == DOWN:
        sheet.image = ImageOps.flip(sheet.image)
    elif degrees:
        sheet.image = sheet.image.rotate(-degrees)
    return sheet.png()


def _face(mouth: int) -> bytes:
    """Return a face; its mouth goes up at the ends, stays level or goes down."""
    sheet = Sheet(HIGH, HIGH)
    sheet.disc(80, 80, 70)
    sheet.disc(80, 80, 63, fill=PAPER)
    for x in (56, 104):
        sheet.disc(x, 62, 8)
    if mouth > 0:
        sheet.arc(46, 44, 114, 120, start=25, end=155)
    elif mouth < 0:
        sheet.arc(46, 98, 114, 174, start=205, end=335)
    else:
        sheet.line(54, 108, 106, 108)
    return sheet.png()


def _words(rows: int, long: int) -> bytes:
    """Return a page with so many rows of this length; the fewer there are, the larger they are."""
    sheet = Sheet(HIGH, HIGH)
    sheet.box(24, 8, 136, 152)
    apart = 116 / rows
    for row in range(rows):
        y = 22 + apart * (row + 0.5)
        sheet.line(42, y, 42 + long, y, width=round(apart / 3) + 1)
    return sheet.png()


def _listening(turned: int) -> bytes:
    """Return somebody who speaks; so many of two others are turned to them, the rest away."""
    sheet = Sheet(WIDE, HIGH)
    sheet.disc(52, 84, 22, fill=VOICE)
    sheet.shoulders(14, 112, 90, 200, colour=VOICE)
    sheet.box(80, 14, 146, 56, round_by=12)
    sheet.line(92, 56, 84, 70)
    for y in (29, 42):
        sheet.line(94, y, 132, y, width=5)
    for place, x in enumerate((196, 276)):
        sheet.disc(x, 80, 24)
        sheet.disc(x, 80, 17, fill=PAPER)
        side = -1 if place < turned else 1
        sheet.line(x + side * 22, 76, x + side * 33, 84, x + side * 22, 90, width=6)
        sheet.disc(x + side * 8, 76, 4)
        sheet.arc(x - 36, 112, x + 36, 200, start=180, end=360)
    return sheet.png()


def _helped_by(helper: str) -> bytes:
    """Return somebody with a sheet of questions, alone or with a helper beside them."""
    sheet = Sheet(WIDE, HIGH)
    left = 160 if not helper else 105
    _somebody(sheet, left, VOICE)
    sheet.box(left - 24, 112, left + 24, 158)
    for y in (126, 142):
        sheet.line(left - 12, y, left + 12, y, width=4)
    if helper:
        _somebody(sheet, 220, INK if helper == "worker" else GOING)
    if helper == "worker":
        sheet.line(206, 92, 220, 122, 234, 92, colour=PAPER, width=4)
        sheet.box(205, 120, 235, 146)
    return sheet.png()


def _somebody(sheet: Sheet, x: float, colour: str) -> None:
    sheet.disc(x, 44, 26, fill=colour)
    sheet.shoulders(x - 48, 78, x + 48, 260, colour=colour)


def _plans(*colours: str) -> bytes:
    """Return a plan in each of the colours."""
    sheet = Sheet(WIDE, HIGH)
    left = 160 - 52 * len(colours)
    for place, colour in enumerate(colours):
        x = left + place * 104
        sheet.box(x + 8, 8, x + 96, 152)
        for y in (42, 72, 102, 126):
            sheet.line(x + 26, y, x + 78, y, colour=colour)
    return sheet.png()


ASKED: dict[str, Callable[[], bytes]] = {
    "A thumb up": lambda: _thumb(UP),
    "A thumb to the side": lambda: _thumb(ASIDE),
    "A thumb down": lambda: _thumb(DOWN),
    "A face that smiles": lambda: _face(1),
    "A face that looks sad": lambda: _face(-1),
    "A page with a few short words": lambda: _words(3, 44),
    "A page with some more words": lambda: _words(6, 60),
    "A page full of long lines": lambda: _words(11, 76),
    "Two people turned to somebody who speaks": lambda: _listening(2),
    "One of two people turned to somebody who speaks": lambda: _listening(1),
    "Two people turned away from somebody who speaks": lambda: _listening(0),
    "Somebody alone with the questions": lambda: _helped_by(""),
    "Somebody with a friend beside them": lambda: _helped_by("friend"),
    "Somebody with a worker beside them": lambda: _helped_by("worker"),
    "The old plan": lambda: _plans(INK),
    "The new plan": lambda: _plans(GOING),
    "The old plan and the new one": lambda: _plans(INK, GOING),
}
