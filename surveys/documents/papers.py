"""What is printed for a survey: a poster with a square for a camera, a form, invitations."""

from collections.abc import Iterable, Mapping
from typing import Any

from surveys.codes import groups
from surveys.engine.frozen_schema import schema_from
from surveys.engine.interruptions import Interruption, interruptions_of
from surveys.engine.qr import squares
from surveys.models import SurveyDeployment
from syndication.paper import MARGIN, Paper

LINE = 7
# Wide enough for a phone at arm's length.
SQUARE = 85
LINES_FOR_TEXT = 7
PER_SHEET = 8


class SurveyPaper(Paper):
    """Paper with boxes to tick and squares for a camera. When it was printed is not told."""

    def box(self, label: str) -> None:
        """Write an answer with a box before it to tick."""
        if self.will_page_break(LINE * 1.3):
            self.add_page()
        left, top = self.get_x(), self.get_y()
        self.rect(left, top + 1, 5, 5)
        self.set_xy(left + 9, top)
        self.words(label, space=1.5)

    def square(self, text: str) -> None:
        """Draw the square of `text`, black on white."""
        rows = squares(text)
        size = SQUARE / len(rows)
        left, top = (self.w - SQUARE) / 2, self.get_y()
        for down, row in enumerate(rows):
            for across, dark in enumerate(row):
                if dark:
                    self.rect(left + across * size, top + down * size, size, size, style="F")
        self.set_y(top + SQUARE)


def poster(deployment: SurveyDeployment, address: str) -> bytes:
    """Return a poster that leads to `address`."""
    schema = _schema(deployment)
    paper = SurveyPaper()
    paper.set_title("Poster")
    paper.words(schema["title"], 30, style="B", space=6)
    paper.words(f"{schema['audience']}.", 18, space=4)
    paper.words("You do not have to do this. You can skip any question. No name is needed.", 16)
    paper.square(address)
    paper.words("Point the camera of a phone here, or type:", 14, space=1)
    paper.words(address.removeprefix("https://").removeprefix("http://"), 20, style="B", space=5)
    paper.words("In danger now? Call 999.", 14, style="B", space=1)
    paper.words("\n".join(_helplines(deployment)), 12)
    return paper.bytes()


def paper_form(deployment: SurveyDeployment) -> bytes:
    """Return the questions to be answered with a pen; nothing on it tells who answered."""
    schema = _schema(deployment)
    paper = SurveyPaper()
    paper.set_title("Questions")
    paper.words(schema["title"], 22, style="B")
    paper.words("You do not have to do this. Skip any question. Do not write your name.", style="B")
    paper.words(schema["intro"])
    paper.words(schema["consent"]["text"])
    paper.box("Yes, I want to take part")
    paper.ln(4)
    number, before = 0, interruptions_of(schema_from(schema))
    told = set()
    for step in schema["steps"]:
        hard = before.get(step["slug"])
        if hard and hard not in told:
            told.add(hard)
            _coming(paper, hard)
        for question in step["questions"]:
            number += 1
            _question(paper, number, question, _only_if(step))
    paper.words("Can we use your words in what we publish?", 14, style="B", space=1)
    for answer in ("Yes", "Only as part of a summary", "No"):
        paper.box(answer)
    paper.ln(4)
    paper.words("If you want to talk to someone", style="B", space=1)
    paper.words("\n".join(_helplines(deployment)))
    return paper.bytes()


def invitation_sheets(deployment: SurveyDeployment, address: str, codes: Iterable[str]) -> bytes:
    """Return slips to cut out, each with one code."""
    paper = SurveyPaper()
    paper.set_title("Invitations")
    for place, code in enumerate(codes):
        if place and place % PER_SHEET == 0:
            paper.add_page()
        paper.words(_schema(deployment)["title"], 12, style="B", space=1)
        paper.words(f"Go to {address} and type this code. It works once.", 11, space=1)
        paper.words("  ".join(groups(code)), 18, style="B", space=4)
        paper.line(MARGIN, paper.get_y(), paper.w - MARGIN, paper.get_y())
        paper.ln(4)
    return paper.bytes()


def _question(paper: SurveyPaper, number: int, question: Mapping[str, Any], only_if: str) -> None:
    paper.words(f"{number}. {question['label']}", 14, style="B", space=1)
    for hint in (only_if, question.get("help") or ""):
        if hint:
            paper.words(hint, 11, space=1)
    if question["type"] == "several":
        paper.words("Tick all that fit.", 11, space=1)
    for option in question.get("options") or ():
        paper.box(option["label"])
    if not question.get("options"):
        for _ in range(LINES_FOR_TEXT):
            paper.ln(LINE * 1.4)
            paper.line(MARGIN, paper.get_y(), paper.w - MARGIN, paper.get_y())
    paper.ln(5)


def _coming(paper: SurveyPaper, hard: Interruption) -> None:
    what = "next question" if hard.count == 1 else f"next {hard.count} questions"
    paper.words(f"The {what} may be hard. You can leave out what you want.", style="B", space=1)
    if hard.coming:
        paper.words("\n".join(hard.coming))


def _only_if(step: Mapping[str, Any]) -> str:
    return "Not everybody needs to answer this one." if step.get("show_if") else ""


def _helplines(deployment: SurveyDeployment) -> list[str]:
    return [line.strip() for line in deployment.helplines.splitlines() if line.strip()]


def _schema(deployment: SurveyDeployment) -> Mapping[str, Any]:
    version = deployment.version
    if version is None:
        raise ValueError("A survey without a version has no questions to print.")
    return version.schema
