"""A “You said, we did” page as a poster for the sites: what was released, and nothing else."""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import date as in_words
from django.template.loader import render_to_string
from django.utils.dateparse import parse_date

from changeprojects.selectors import today
from surveys.documents.papers import SurveyPaper
from surveys.engine.few import may_stand
from syndication.paper import MARGIN, has_letters_for

Json = dict[str, Any]

_SQUARE = 42
_ROOM_FOR_ONE = 44
_ROOM_FOR_GROUPS = 30


def voice_poster(document: Json) -> bytes | None:
    """Return the page that `document` tells, with its items as they stand today, as PDF.

    Done, late and declined are on it in one size, and where to read more. Not what only a few
    said: it is told beside the words of one of them alone, and these can be taken back. Paper
    hangs on. None if it is written in letters that the typeface lacks.
    """
    address = f"{settings.PUBLIC_BASE_URL}{document['path']}"
    document = document | {"items": [one for one in document["items"] if _is_of_many(one)]}
    if not has_letters_for(_everything(document)):
        return None
    paper = SurveyPaper(language=document["language"])
    paper.set_title(document["title"])
    _head(paper, document, address)
    for item in document["items"]:
        _item(paper, item, document["base"]["about"])
    if document["not_heard"]:
        _room(paper, _ROOM_FOR_GROUPS)
        paper.words("Who was not heard", 16, style="B", space=2)
        for group in document["not_heard"]:
            paper.words(group, 13, space=1.5)
    return paper.bytes()


def _head(paper: SurveyPaper, document: Json, address: str) -> None:
    """Write what it is about, and beside it where a camera or a hand finds more."""
    left = paper.w - MARGIN - _SQUARE
    paper.square(address, _SQUARE, left)
    below = paper.get_y()
    paper.set_xy(MARGIN, MARGIN)
    paper.set_right_margin(MARGIN + _SQUARE + 8)
    paper.words(document["title"], 26, style="B", space=3)
    if document.get("is_demo"):
        paper.words("Made up for a demonstration.", 11)
    for sentence in document["since_written"]:
        paper.words(sentence, 12, style="B", space=1)
    paper.words(document["intro"], 14, space=3)
    paper.set_right_margin(MARGIN)
    paper.set_y(max(paper.get_y(), below + 4))
    paper.words("Read more, and where to see it:", 12, space=1)
    paper.words(address.removeprefix("https://").removeprefix("http://"), 12, style="B", space=3)
    paper.words(_which_and_when(document), 11, space=3)
    if about := document["base"]["about"]:
        whom = render_to_string("surveys/voice_whom.html", {"survey": document["survey"]})
        nothing = render_to_string("surveys/voice_wrote_nothing.html", {"base": document["base"]})
        paper.words(f"About {about} {whom} answered.{nothing}", 13, style="B", space=4)


def _which_and_when(document: Json) -> str:
    """Say of which day it tells: it hangs on a wall long after, and counts days itself."""
    published = in_words(parse_date(document["published_on"]), "j F Y")
    printed = in_words(today(), "j F Y")
    return f"Printed on {printed}, of version {document['version']}, published on {published}."


def _item(paper: SurveyPaper, item: Json, base: int) -> None:
    _room(paper)
    paper.line(MARGIN, paper.get_y(), paper.w - MARGIN, paper.get_y())
    paper.ln(3)
    paper.words(f"You said: {item['you_said']}", 15, style="B", space=1)
    paper.words(f"About {item['people']['about']} of {base} people", 11, space=2)
    did = item["did"] or "We will say here what is decided, and why."
    paper.words(f"{item['heading']}: {did}", 15, space=1)
    if item["reason"]:
        paper.words(f"Why: {item['reason']}", 12, space=1)
    if before := item.get("answered_before"):
        words = f"Before, we said that we change nothing: “{before['reason']}”"
        paper.words(words, 12, space=1)
    if item["fate"] == "declined" and item.get("first_due"):
        said = in_words(parse_date(item["first_due"]), "j F Y")
        since = in_words(parse_date(item["decided_on"]), "j F Y")
        words = f"We said we would by {said}. On {since} we decided not to."
        paper.words(words, 12, style="B", space=1)
    if item["due"]:
        days = item["days_late"]
        late = f"{days} day{'' if days == 1 else 's'} late. " if days else ""
        day = in_words(parse_date(item["due"]), "j F Y")
        first = item.get("first_due")
        before = f", first promised by {in_words(parse_date(first), 'j F Y')}" if first else ""
        paper.words(f"{late}{item['owner']}, by {day}{before}.", 12, style="B", space=1)
    paper.ln(3)


def _is_of_many(item: Json) -> bool:
    return may_stand(item["people"], is_quoted=False)


def _room(paper: SurveyPaper, height: float = _ROOM_FOR_ONE) -> None:
    """Begin a new page rather than to leave what belongs together on two."""
    if paper.will_page_break(height):
        paper.add_page()


def _everything(document: Json) -> str:
    words = (
        f"{item['you_said']}{item['heading']}{item['did']}{item['reason']}{item['owner']}"
        for item in document["items"]
    )
    return "".join([document["title"], document["intro"], *words, *document["not_heard"]])
