"""Every place that tells a number of people, found by reading everything; new ones cannot slip by.

Public: the pages of a summary in every wording and its poster, its documents in each form, the
list of summaries, the feed of changes, quotes, the page of the voice with the score of the
programme and the score as a document, the front page, projects, pilots, products and their
versions where somebody wrote of a survey, events, what is found by searching, the news for a code.
Staff: the list of surveys, how they come along, results, themes (answers, not people), the second
reading (answers), card sorts (people of a group who sorted), quotes, exports and codebooks, the
draft of how people took part, the pages that are being written.

Read for numbers alone elsewhere: results, by how people answered, tables (`everything_told`), weeks
(`as_it_came`); for the names of themes: `tests.surveys.evidence.named`.
"""

import re
from functools import cache

from bs4 import BeautifulSoup
from django.test import Client

from surveys.models import SurveyDeployment, YouSaidWeDidPage
from tests.reader import read_everything
from tests.surveys.evidence import made

# The forms of documents are read with the documents; the others are no page with words.
NOT_READ = re.compile(
    r"^/api/|\.(?:pdf|txt|bib|json|ics)$|/compare|/cite|^/styleguide|^/s/|/search/"
)
PEOPLE = "people|persons|children|parents|families|carers|workers|young people|women|men|answers"
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ABOUT = re.compile(
    r"\b(?:about|fewer than|at least|at most|nearly|almost|more than|over) "
    r"(\d+)(?: of (?:about )?(\d+))?(?: ([^\W\d]+))?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(\d+|{'|'.join(WORDS)})(?: of (?:about )?(\d+))? ({PEOPLE})\b", re.IGNORECASE
)
# What is counted that is nobody who answered.
_NOBODY = re.compile(
    r"minutes?|working|days|levels|items|years|months|partner|agencies|hours|letters|recommendations",
    re.IGNORECASE,
)
# Those who made or read something, came to it or were told of it, as somebody wrote it down.
_WRITTEN = {
    (2, "people"): "who sorted, or read a quote",
    (2, "parents"): "on a team",
    (2, "workers"): "at a site",
    (2, "young people"): "on a team",
    (3, "parents"): "on a team",
    (4, "parents"): "on a team",
    (4, "workers"): "at a meeting",
    (5, "parents"): "on a team",
    (6, "children"): "who read a draft",
    (140, "people"): "who booked",
    (100, ""): "per cent",
    (2, "answers"): "whether two are of one person",
    (4, "answers"): "to what was asked for",
}


def words_of(body):
    """The words of a page as somebody reads them, without the tables that are read elsewhere."""
    shown = BeautifulSoup(body, "html.parser")
    for one in shown.select("table.cp-bars, table.voice-table, script, style, .w-sr-only"):
        one.decompose()
    texts = (" ".join(one.split()) for one in (shown.main or shown).stripped_strings)
    return "\n".join(texts)


def numbers_in(words):
    """Yield each number of people in a text: the number, of how many, of whom."""
    for pattern in (_ABOUT, _COUNTED):
        for found in pattern.finditer(words):
            number = found[1].lower()
            count = WORDS.index(number) + 2 if number in WORDS else int(number)
            yield count, int(found[2] or 0), (found[3] or "").lower()


@cache
def public_pages():
    """By address, the words of every public page; read once, as no test changes them."""
    pages = read_everything(but=NOT_READ).items()
    return {
        path: words_of(body.partition(b"<")[2]) for path, (_, body) in pages if b"<main" in body
    }


def desk_pages():
    """By address, the words of the desks, as an analyst reads them, and of drafts of ledgers."""
    analyst, editor = Client(), Client()
    analyst.force_login(made.user("Analysts"))
    editor.force_login(made.user("Programme managers"))
    desks = ("results", "themes", "agreement", "cards", "quotes", "exports", "codebook")
    every = SurveyDeployment.objects.all()
    addresses = [f"/admin/voice/{one.pk}/{desk}/" for one in every for desk in desks]
    drafts = [
        f"/admin/voice/summaries/{page.pk}/ledger/" for page in YouSaidWeDidPage.objects.all()
    ]
    read = {address: analyst.get(address) for address in ("/admin/voice/", *addresses)}
    read |= {address: editor.get(address) for address in drafts}
    assert {one.status_code for one in read.values()} == {200}
    return {address: words_of(one.content) for address, one in read.items()}


def numbers_of(document):
    """Every number of people that a summary tells, and of how many: 0 for all who answered."""
    base = document["base"]["about"]
    yield from ((base, 0), (document["base"]["minimum"], 0))
    yield from ((count, 0) for count in (document["base"]["missing"] or {}).values())
    for one in document["items"]:
        yield from ((count, base) for count in one["people"].values())
    for one in document["reached"]:
        yield from ((count, 0) for count in one["people"].values())
    for one in (*document["results"], *document["by_how"]):
        for group in (one, *one.get("groups", ())):
            yield group["base"], 0
            yield from ((answer["about"], 0) for answer in group["answers"])


def place_of(path, number, told):
    """Say what a number is of, that stands on a page where `told` are told; None if nobody can."""
    count, base, whom = number
    # The rules of a project have numbers in boxes of their own.
    if _NOBODY.fullmatch(whom) or (path.endswith("/differences/") and not whom):
        return "nobody"
    if path.startswith("/admin/") and path.endswith(("/themes/", "/agreement/", "/cards/")):
        # Answers, which whoever is let in can read and count; or a group that sorted cards.
        return "answers"
    if (count, base) in told:
        return "told"
    return _WRITTEN.get((count, whom))
