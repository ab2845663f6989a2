"""The sheets of the paper form that lie apart from the answers, each with nothing on its back.

The slip for the code is handed in with the answers, and torn off by whoever typed them in. It says
nothing of what was asked: others may find it. How to hear back, and who somebody is, are handed in
by themselves.
"""

from django.conf import settings
from django.urls import reverse

from surveys.days import day_in
from surveys.documents.papers import ROOM_UNDER_A_QUESTION, Print, SurveyPaper
from surveys.engine.equality import equality_questions
from surveys.models import ContactDetails
from surveys.rules.dates import contacts_go_on
from surveys.rules.retention import EQUALITY_MONTHS
from surveys.selectors.counts import thresholds_of


def slip_sheet(paper: SurveyPaper, printing: Print) -> None:
    """Say how the code is got, and leave room for it on a part to tear off."""
    deployment = printing.deployment
    paper.fresh_sheet()
    paper.words(printing.say("code"), 22, style="B")
    paper.words(printing.say("paper_slip_wait"))
    paper.words(printing.say("paper_slip_take"))
    paper.ln(6)
    paper.cut()
    paper.words(printing.say("code"), 14, style="B", space=2)
    paper.boxes_for_code()
    address = (settings.WAGTAILADMIN_BASE_URL + reverse("surveys:look_up")).partition("://")[2]
    paper.words(printing.say("paper_slip_use", address=printing.latin(address)), 12, space=1)
    if until := deployment.withdraw_until:
        back = printing.say("use_back_until", date=day_in(printing.speech.language, until))
    else:
        back = printing.say("use_back")
    for use in (back, printing.say("use_read")):
        paper.words(f"– {use}", 12, space=1)
    paper.words(printing.say("code_blind"), 12)
    paper.words(printing.say("paper_slip_word"), 12)
    paper.lines(1)


def hear_sheet(paper: SurveyPaper, printing: Print) -> None:
    """Ask whether and how somebody wants to hear back, with the words that they agree to."""
    paper.fresh_sheet()
    paper.words(printing.say("hear"), 22, style="B")
    paper.words(printing.say("paper_hear"), style="B")
    paper.words(printing.say("hear_why"), 14, style="B", space=1)
    for purpose in ContactDetails.Purpose.values:
        paper.box(printing.say(f"hear_{purpose}"))
    for name, hint in (("contact", "contact_hint"), ("safe", "may_be_empty")):
        paper.ln(4)
        paper.words(printing.say(name), 14, style="B", space=1)
        paper.words(printing.say(hint), 11, space=1)
        paper.lines(2)
    paper.ln(6)
    paper.words(printing.say("hear_agree"))
    day = day_in(printing.speech.language, contacts_go_on(printing.deployment))
    paper.words(printing.say("hear_delete", date=day))
    paper.box(printing.say("hear_yes"))


def equality_sheet(paper: SurveyPaper, printing: Print) -> None:
    """Ask who somebody is; it is only counted."""
    paper.fresh_sheet()
    minimum, speech = thresholds_of(printing.deployment).base, printing.speech
    paper.words(printing.say("equality"), 22, style="B")
    paper.words(printing.say("equality_paper"), style="B")
    paper.words(printing.say("equality_why"), 12)
    paper.words(printing.say("equality_seen", count=minimum), 12)
    paper.words(printing.say("equality_kept", count=EQUALITY_MONTHS), 12)
    for question in equality_questions(printing.schema.equality, speech):
        paper.heading(question.label, 14, under=ROOM_UNDER_A_QUESTION)
        if question.help:
            paper.words(question.help, 11, space=1)
        for option in question.options:
            paper.box(option.label)
        paper.ln(3)
