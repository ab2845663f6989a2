"""What is printed for a survey: a poster with a square for a camera, and invitations.

The form to be answered with a pen is in `paper_form`, on the same paper. Each is made in one of
the forms in which the survey is offered. The typeface has no letters for some languages: in these
nothing is printed rather than a page of empty boxes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import cast

from fpdf.enums import MethodReturnValue

from surveys.codes import GROUP, RECEIPT_LENGTH, groups
from surveys.engine.frozen_schema import schema_from
from surveys.engine.languages import RIGHT_TO_LEFT, own_name_of
from surveys.engine.phrases import Speech, speech_of
from surveys.engine.qr import squares
from surveys.engine.questions import Schema
from surveys.exceptions import NotPrinted, Reason
from surveys.models import SurveyDeployment
from syndication.paper import FONT, FROM_RIGHT, MARGIN, Paper, has_letters_for

LINE = 7
# Wide enough for a phone at arm's length.
SQUARE = 85
PER_SHEET = 8
# For a hint and two answers, in millimetres.
ROOM_UNDER_A_QUESTION = 30
# A letter of a code, and what lies between two of its groups.
LETTER, GAP = 9, 5
LEFT_TO_RIGHT_MARK = "\u200e"


class SurveyPaper(Paper):
    """Paper with boxes to tick and squares for a camera. When it was printed is not told."""

    written = ""

    def words(self, text: str, size: int = 13, *, style: str = "", space: float = 3) -> None:
        """Write a paragraph, and remember what was written."""
        self.written += text
        super().words(text, size, style=style, space=space)

    def heading(self, text: str, size: int, *, space: float = 1, under: float = 2 * LINE) -> None:
        """Write a heading where so many millimetres of what it heads follow on its page."""
        if self.will_page_break(self._height(text, size, "B") + space + under):
            self.add_page()
        self.words(text, size, style="B", space=space)

    def together(self, *paragraphs: str, size: int = 13, space: float = 3) -> None:
        """Write paragraphs on one page, all but the last in bold as what leads to it."""
        *leading, last = paragraphs
        room = sum(self._height(text, size, "B") + 1 for text in leading)
        if self.will_page_break(room + self._height(last, size, "") + space):
            self.add_page()
        for text in leading:
            self.words(text, size, style="B", space=1)
        self.words(last, size, space=space)

    def _height(self, text: str, size: int, style: str) -> float:
        """Return how many millimetres a paragraph is high, without writing it."""
        self.set_font(FROM_RIGHT if self.right_to_left else FONT, style, size)
        height = self.multi_cell(0, size * 0.5, text, dry_run=True, output=MethodReturnValue.HEIGHT)
        return cast("float", height)

    def box(self, label: str) -> None:
        """Write an answer with a box before it to tick."""
        if self.will_page_break(LINE * 1.3):
            self.add_page()
        top = self.get_y()
        self.rect(self.w - MARGIN - 5 if self.right_to_left else MARGIN, top + 1, 5, 5)
        with self._beside_a_box():
            self.set_xy(self.l_margin, top)
            self.words(label, space=1.5)

    @contextmanager
    def _beside_a_box(self) -> Iterator[None]:
        """Leave room for the box on the side where reading begins, on each line of an answer."""
        if self.right_to_left:
            self.set_right_margin(MARGIN + 9)
        else:
            self.set_left_margin(MARGIN + 9)
        yield
        self.set_margin(MARGIN)
        self.set_x(MARGIN)

    def lines(self, count: int) -> None:
        """Draw lines to write on."""
        for _ in range(count):
            self.ln(LINE * 1.4)
            self.line(MARGIN, self.get_y(), self.w - MARGIN, self.get_y())

    def fresh_sheet(self) -> None:
        """Go on where nothing else is on the other side, also if it is printed on both."""
        self.add_page()
        if self.page_no() % 2 == 0:
            self.add_page()

    def boxes_for_code(self) -> None:
        """Draw a box for each letter of a code, in the groups in which it is shown."""
        room = RECEIPT_LENGTH * LETTER + (RECEIPT_LENGTH // GROUP - 1) * GAP
        left = self.w - MARGIN - room if self.right_to_left else MARGIN
        for place in range(RECEIPT_LENGTH):
            self.rect(
                left + place * LETTER + place // GROUP * GAP, self.get_y(), LETTER, LETTER * 1.2
            )
        self.ln(LETTER * 1.2 + 3)

    def cut(self) -> None:
        """Draw the line along which a part is torn off."""
        self.set_dash_pattern(dash=2, gap=2)
        self.line(0, self.get_y(), self.w, self.get_y())
        self.set_dash_pattern()
        self.ln(6)

    def square(self, text: str, side: float = SQUARE, left: float | None = None) -> None:
        """Draw the square of `text`, black on white, this wide; in the middle."""
        rows = squares(text)
        size = side / len(rows)
        top = self.get_y()
        left = (self.w - side) / 2 if left is None else left
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    self.rect(left + across * size, top + down * size, size, size, style="F")
        self.set_y(top + side)


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed: a deployment, in one of the forms of its survey."""

    deployment: SurveyDeployment
    form: str = ""
    schema: Schema = field(init=False)
    speech: Speech = field(init=False)

    def __post_init__(self) -> None:
        version = self.deployment.version
        if version is None:
            raise ValueError("A survey without a version has no questions to print.")
        schema = schema_from(self.deployment.offered(version)).read_in(self.form)
        object.__setattr__(self, "schema", schema)
        object.__setattr__(self, "speech", speech_of(schema))

    @property
    def is_high(self) -> bool:
        """Whether somebody may be watching whoever takes the paper home."""
        return self.schema.safety_profile == "high"

    def say(self, name: str, **values: object) -> str:
        """Return what the paper says under `name`."""
        return self.speech.say(name, **values).text

    def latin(self, text: str) -> str:
        """Return an address, a code or a helpline as it stays together where one reads leftwards.

        Without the two marks a sign at its end would be drawn before it.
        """
        is_from_right = self.speech.direction == RIGHT_TO_LEFT
        return f"{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}" if is_from_right else text

    def helplines(self) -> list[str]:
        """Return the helplines, each as it stays together."""
        lines = (line.strip() for line in self.deployment.helplines.splitlines())
        return [self.latin(line) for line in lines if line]

    def paper(self, title: str) -> SurveyPaper:
        """Return an empty page."""
        from_right = self.speech.direction == RIGHT_TO_LEFT
        paper = SurveyPaper(language=self.speech.language, right_to_left=from_right)
        paper.set_title(title)
        return paper

    def made(self, paper: SurveyPaper) -> bytes:
        """Return the file, or refuse if some of it could not be read."""
        if not has_letters_for(paper.written, right_to_left=paper.right_to_left):
            name = own_name_of(self.speech.language)
            message = (
                f"This cannot be printed in {name}: the typeface lacks letters for it. Ask these "
                "people on a screen, or with a form that somebody typesets."
            )
            raise NotPrinted([Reason("no_letters", message)])
        return paper.bytes()


def poster(deployment: SurveyDeployment, address: str, form: str = "") -> bytes:
    """Return a poster that leads to `address`, with a camera to the page in its language.

    Where somebody may be watching it does not say what people are asked about: who photographs
    it, or is seen before it, tells nothing. The pages that it leads to say it. Where one comes in
    by invitation alone it says that a code is needed.
    """
    printing = Print(deployment, form)
    schema, speech = printing.schema, printing.speech
    paper = printing.paper("Poster")
    high = printing.is_high
    title = printing.say("poster_title") if high else schema.title
    about = printing.say("poster_about") if high else f"{schema.audience}{speech.stop}"
    paper.words(title, 30, style="B", space=6)
    paper.words(about, 18, space=4)
    if deployment.needs_adult:
        paper.words(printing.say("adult_first"), 14, style="B", space=3)
    paper.words(printing.say("poster_free"), 16)
    if deployment.access == deployment.Access.INVITATION:
        paper.words(printing.say("poster_code"), 14, style="B", space=3)
    paper.square(f"{address}?in={speech.form}" if speech.form else address)
    paper.words(printing.say("poster_camera"), 14, space=1)
    bare = address.removeprefix("https://").removeprefix("http://")
    paper.words(printing.latin(bare), 20, style="B", space=5)
    paper.words(printing.say("danger"), 14, style="B", space=1)
    if not high:
        paper.words("\n".join(printing.helplines()), 12)
    return printing.made(paper)


def invitation_sheets(
    deployment: SurveyDeployment, address: str, codes: Iterable[str], form: str = ""
) -> bytes:
    """Return slips to cut out, each with one code.

    People take them home. Where somebody may be watching they do not say what they are for.
    """
    printing = Print(deployment, form)
    paper = printing.paper("Invitations")
    for place, code in enumerate(codes):
        if place and place % PER_SHEET == 0:
            paper.add_page()
        if not printing.is_high:
            paper.words(printing.schema.title, 12, style="B", space=1)
        paper.words(printing.say("slip", address=printing.latin(address)), 11, space=1)
        paper.words(printing.latin("  ".join(groups(code))), 18, style="B", space=4)
        paper.line(MARGIN, paper.get_y(), paper.w - MARGIN, paper.get_y())
        paper.ln(4)
    return printing.made(paper)
