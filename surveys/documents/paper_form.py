"""The questions on paper, to be answered with a pen; nothing on it tells who answered.

What people read first is on sheets that they keep: who asks, who reads it, how long it is kept,
what comes of it. Then come the sheets that they hand in, and those that lie apart; see
`paper_sheets`. Where somebody may be watching, what it is about is on a sheet that stays there.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from surveys.days import day_in
from surveys.documents.paper_sheets import equality_sheet, hear_sheet, slip_sheet
from surveys.documents.papers import ROOM_UNDER_A_QUESTION, Print, SurveyPaper
from surveys.engine.helped import may_tell
from surveys.engine.interruptions import Interruption, interruptions_of
from surveys.engine.matching import PARTS
from surveys.engine.notices import notice_from
from surveys.engine.questions import CODE, MONTH, NUMBER, SEVERAL, SHORT, TEXT, Question, Step
from surveys.exceptions import NotPrinted
from surveys.models import SurveyDeployment
from surveys.rules.retention import last_day_of_answers
from surveys.selectors.notices import newest_notice

LINES_FOR_TEXT = 7


def paper_form(deployment: SurveyDeployment, form: str = "") -> bytes:
    """Return everything that is printed for one person, in one of the forms of the survey.

    It begins with what people read on a screen before they start, and with the newest notice.
    """
    printing = Print(deployment, form)
    paper = printing.paper("Questions")
    _read_first(paper, printing)
    paper.fresh_sheet()
    _permission(paper, printing)
    _pages(paper, printing)
    paper.heading(printing.say("quote"), 14, under=ROOM_UNDER_A_QUESTION)
    paper.words(printing.say("quote_two"), 11, space=1)
    for answer in ("quote_yes", "quote_summary", "quote_no"):
        paper.box(printing.say(answer))
    paper.ln(4)
    _helped(paper, printing)
    slip_sheet(paper, printing)
    hear_sheet(paper, printing)
    if printing.schema.equality:
        equality_sheet(paper, printing)
    return printing.made(paper)


def is_printable(deployment: SurveyDeployment, form: str) -> bool:
    """Say whether the typeface has the letters for the paper form of a survey in `form`."""
    try:
        paper_form(deployment, form)
    except NotPrinted:
        return False
    return True


def _read_first(paper: SurveyPaper, printing: Print) -> None:
    if printing.is_high:
        # These sheets are kept, if it is safe: that is said first.
        paper.words(printing.say("paper_keep"), style="B")
        _terms(paper, printing)
        paper.words(printing.say("danger"), style="B", space=1)
        paper.fresh_sheet()
        paper.words(printing.say("paper_stays"), style="B")
        _about(paper, printing)
        paper.words(printing.schema.intro)
    else:
        _about(paper, printing)
        _terms(paper, printing)
    _notice(paper, printing)
    _helped(paper, printing)
    if not printing.is_high:
        paper.words(printing.say("paper_keep"), 12)


def _about(paper: SurveyPaper, printing: Print) -> None:
    paper.words(printing.schema.title, 22, style="B")
    paper.words(f"{printing.schema.audience}{printing.speech.stop}", space=1)


def _terms(paper: SurveyPaper, printing: Print) -> None:
    """Say what is the same whatever is asked: that it is free, who reads it, what happens."""
    schema = printing.schema
    if printing.deployment.needs_adult:
        paper.words(printing.say("adult_first"), style="B")
    paper.words(printing.say("paper_free"), style="B")
    if not printing.is_high:
        paper.words(schema.intro)
    if schema.readers:
        paper.heading(printing.say("readers"), 16, space=2, under=ROOM_UNDER_A_QUESTION)
        for reader in schema.readers:
            paper.heading(reader.who, 13)
            paper.words(reader.what, 12, space=2)
    paper.heading(printing.say("happens"), 16, space=2)
    for line in _happens(printing):
        paper.words(line, 12, space=2)


def _happens(printing: Print) -> Iterator[str]:
    """Yield what becomes of the paper and of what is on it, as the first page of a screen does."""
    deployment = printing.deployment
    if told := deployment.feedback_due_on:
        yield printing.say("told_by", date=_day(printing, told))
    yield printing.say("paper_typed")
    yield printing.say("paper_code_how", page=printing.say("code"))
    if last := last_day_of_answers(deployment):
        yield printing.say("kept_until", date=_day(printing, last))
    yield from printing.schema.what_happens


def _notice(paper: SurveyPaper, printing: Print) -> None:
    version = newest_notice(printing.schema)
    if version is None:
        return
    notice = notice_from(version.content, version.form)
    paper.heading(notice.title, 16, space=2, under=ROOM_UNDER_A_QUESTION)
    for part in notice.parts:
        paper.heading(part.heading, 13)
        for paragraph in part.paragraphs:
            paper.words(paragraph, 12, space=2)
    date = _day(printing, timezone.localdate(version.published_at))
    paper.words(printing.say("notice_version", number=version.number, date=date), 10)


def _helped(paper: SurveyPaper, printing: Print) -> None:
    danger, lines = printing.say("danger"), printing.helplines()
    if not lines:
        paper.words(danger, style="B", space=1)
        return
    # A notice may say to ask for help on a page: on paper there is nothing to press.
    paper.words(printing.say("paper_no_button"), 12)
    paper.together(danger, printing.say("talk_if"), "\n".join(lines))


def _permission(paper: SurveyPaper, printing: Print) -> None:
    schema = printing.schema
    paper.words(schema.title, 16, style="B")
    paper.words(schema.consent_text)
    paper.words(printing.say("take_part"), 14, style="B", space=1)
    paper.box(printing.say("take_part_yes"))
    paper.box(printing.say("take_part_no"))
    paper.words(printing.say("paper_no"), 12)
    paper.ln(4)


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
    paper.heading(f"{number}. {question.label}", 14, under=ROOM_UNDER_A_QUESTION)
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
        told = f"{printing.say('helper_may')} {printing.say('helper_not')}"
        paper.together(f"{printing.say('helper')}:", told, size=11, space=1)
    paper.ln(5)


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


def _day(printing: Print, day: date) -> str:
    return day_in(printing.speech.language, day)
