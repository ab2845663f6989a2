"""What is printed for a survey: a poster with a square for a camera, a form, invitations.

Each is made in one of the forms in which the survey is offered. The typeface has no letters for
some languages: in these nothing is printed rather than a page of empty boxes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from surveys.codes import groups
from surveys.days import day_in
from surveys.engine.equality import equality_questions
from surveys.engine.frozen_schema import schema_from
from surveys.engine.helped import may_tell
from surveys.engine.interruptions import Interruption, interruptions_of
from surveys.engine.languages import RIGHT_TO_LEFT, own_name_of
from surveys.engine.matching import PARTS
from surveys.engine.notices import notice_from
from surveys.engine.phrases import Speech, speech_of
from surveys.engine.qr import squares
from surveys.engine.questions import (
    CODE,
    MONTH,
    NUMBER,
    SEVERAL,
    SHORT,
    TEXT,
    Question,
    Schema,
    Step,
)
from surveys.exceptions import NotPrinted, Reason
from surveys.models import SurveyDeployment
from surveys.rules.retention import EQUALITY_MONTHS, last_day_of_answers
from surveys.selectors.counts import thresholds_of
from surveys.selectors.notices import newest_notice
from syndication.paper import MARGIN, Paper, has_letters_for

LINE = 7
# Wide enough for a phone at arm's length.
SQUARE = 85
LINES_FOR_TEXT = 7
PER_SHEET = 8
LEFT_TO_RIGHT_MARK = "\u200e"


class SurveyPaper(Paper):
    """Paper with boxes to tick and squares for a camera. When it was printed is not told."""

    written = ""

    def words(self, text: str, size: int = 13, *, style: str = "", space: float = 3) -> None:
        """Write a paragraph, and remember what was written."""
        self.written += text
        super().words(text, size, style=style, space=space)

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

    def say(self, name: str, **values: object) -> str:
        """Return what the paper says under `name`."""
        return self.speech.say(name, **values).text

    def latin(self, text: str) -> str:
        """Return an address, a code or a helpline as it stays together where one reads leftwards.

        Without the two marks a sign at its end would be drawn before it.
        """
        is_from_right = self.speech.direction == RIGHT_TO_LEFT
        return f"{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}" if is_from_right else text

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
    """Return a poster that leads to `address`, with a camera to the page in its language."""
    printing = Print(deployment, form)
    schema, speech = printing.schema, printing.speech
    paper = printing.paper("Poster")
    paper.words(schema.title, 30, style="B", space=6)
    paper.words(f"{schema.audience}{speech.stop}", 18, space=4)
    paper.words(printing.say("poster_free"), 16)
    paper.square(f"{address}?in={speech.form}" if speech.form else address)
    paper.words(printing.say("poster_camera"), 14, space=1)
    bare = address.removeprefix("https://").removeprefix("http://")
    paper.words(printing.latin(bare), 20, style="B", space=5)
    paper.words(printing.say("danger"), 14, style="B", space=1)
    paper.words("\n".join(_helplines(printing)), 12)
    return printing.made(paper)


def paper_form(deployment: SurveyDeployment, form: str = "") -> bytes:
    """Return the questions to be answered with a pen; nothing on it tells who answered.

    It begins with the notice that people read on a screen, the newest there is.
    """
    printing = Print(deployment, form)
    schema, paper = printing.schema, printing.paper("Questions")
    paper.words(schema.title, 22, style="B")
    paper.words(printing.say("paper_free"), style="B")
    paper.words(schema.intro)
    _notice(paper, printing)
    if last := last_day_of_answers(deployment):
        paper.words(printing.say("kept_until", date=day_in(printing.speech.language, last)), 12)
    _helped(paper, printing)
    paper.words(schema.consent_text)
    paper.words(printing.say("take_part"), 14, style="B", space=1)
    paper.box(printing.say("take_part_yes"))
    paper.ln(4)
    _pages(paper, printing)
    paper.words(printing.say("quote"), 14, style="B", space=1)
    paper.words(printing.say("quote_help"), 11, space=1)
    for answer in ("quote_yes", "quote_summary", "quote_no"):
        paper.box(printing.say(answer))
    paper.ln(4)
    _helped(paper, printing)
    if schema.equality:
        _sheet_apart(paper, printing)
    return printing.made(paper)


def invitation_sheets(
    deployment: SurveyDeployment, address: str, codes: Iterable[str], form: str = ""
) -> bytes:
    """Return slips to cut out, each with one code."""
    printing = Print(deployment, form)
    paper = printing.paper("Invitations")
    for place, code in enumerate(codes):
        if place and place % PER_SHEET == 0:
            paper.add_page()
        paper.words(printing.schema.title, 12, style="B", space=1)
        paper.words(printing.say("slip", address=printing.latin(address)), 11, space=1)
        paper.words(printing.latin("  ".join(groups(code))), 18, style="B", space=4)
        paper.line(MARGIN, paper.get_y(), paper.w - MARGIN, paper.get_y())
        paper.ln(4)
    return printing.made(paper)


def is_printable(deployment: SurveyDeployment, form: str) -> bool:
    """Say whether the typeface has the letters for the paper form of a survey in `form`."""
    try:
        paper_form(deployment, form)
    except NotPrinted:
        return False
    return True


def _notice(paper: SurveyPaper, printing: Print) -> None:
    version = newest_notice(printing.schema)
    if version is None:
        return
    notice = notice_from(version.content, version.form)
    paper.words(notice.title, 16, style="B", space=2)
    for part in notice.parts:
        paper.words(part.heading, 13, style="B", space=1)
        for paragraph in part.paragraphs:
            paper.words(paragraph, 12, space=2)
    date = day_in(printing.speech.language, timezone.localdate(version.published_at))
    paper.words(printing.say("notice_version", number=version.number, date=date), 10)


def _helped(paper: SurveyPaper, printing: Print) -> None:
    paper.words(printing.say("danger"), style="B", space=1)
    if lines := _helplines(printing):
        paper.words(printing.say("talk_if"), style="B", space=1)
        paper.words("\n".join(lines))


def _pages(paper: SurveyPaper, printing: Print) -> None:
    number, before = 0, interruptions_of(printing.schema)
    told: set[Any] = set()
    for step in printing.schema.steps:
        hard = before.get(step.slug)
        if hard and hard not in told:
            told.add(hard)
            _coming(paper, printing, hard)
        if step.title and len(step.questions) > 1:
            paper.words(step.title, 16, style="B", space=1)
        for note in step.notes:
            paper.words("\n".join((note.heading, *note.paragraphs)).strip())
        for question in step.questions:
            number += 1
            _question(paper, printing, step, question, number)


def _question(
    paper: SurveyPaper, printing: Print, step: Step, question: Question, number: int
) -> None:
    paper.words(f"{number}. {question.label}", 14, style="B", space=1)
    hints = [printing.say("paper_some")] if step.show_if else []
    hints += [question.help] if question.help else []
    if question.most:
        hints.append(printing.say("paper_most", count=question.most))
    elif question.type == SEVERAL:
        hints.append(printing.say("paper_several"))
    for hint in hints:
        paper.words(hint, 11, space=1)
    _room(paper, printing, question)
    for option in question.options:
        paper.box(option.label)
    if may_tell(question):
        paper.words(f"{printing.say('helper')}:", 11, style="B", space=1)
        paper.words(f"{printing.say('helper_may')} {printing.say('helper_not')}", 11, space=1)
    paper.ln(5)


def _sheet_apart(paper: SurveyPaper, printing: Print) -> None:
    """Ask who somebody is on a sheet of its own, which is handed in by itself."""
    # An even number of pages before it, so that printed on both sides it is not on their back.
    paper.add_page()
    if paper.page_no() % 2 == 0:
        paper.add_page()
    minimum, speech = thresholds_of(printing.deployment).base, printing.speech
    paper.words(printing.say("equality"), 22, style="B")
    paper.words(printing.say("equality_paper"), style="B")
    paper.words(printing.say("equality_why"), 12)
    paper.words(printing.say("equality_seen", count=minimum), 12)
    paper.words(printing.say("equality_kept", count=EQUALITY_MONTHS), 12)
    for question in equality_questions(printing.schema.equality, speech):
        paper.words(question.label, 14, style="B", space=1)
        if question.help:
            paper.words(question.help, 11, space=1)
        for option in question.options:
            paper.box(option.label)
        paper.ln(3)


def _room(paper: SurveyPaper, printing: Print, question: Question) -> None:
    """Draw where something is written, if it is."""
    if question.type == MONTH:
        paper.words(f"{printing.say('month')}: ____________   {printing.say('year')}: ________")
    elif question.type == CODE:
        for part in question.parts:
            paper.words(f"{printing.say(PARTS[part].phrase)}: ______", space=2)
    elif question.type == NUMBER or question.look == SHORT:
        paper.lines(1)
        paper.ln(2)
    elif question.type == TEXT:
        paper.lines(LINES_FOR_TEXT)
        paper.ln(2)


def _coming(paper: SurveyPaper, printing: Print, hard: Interruption) -> None:
    name = "paper_hard_one" if hard.count == 1 else "paper_hard_many"
    paper.words(printing.say(name, count=hard.count), style="B", space=1)
    if hard.coming:
        paper.words("\n".join(hard.coming))


def _helplines(printing: Print) -> list[str]:
    lines = (line.strip() for line in printing.deployment.helplines.splitlines())
    return [printing.latin(line) for line in lines if line]
