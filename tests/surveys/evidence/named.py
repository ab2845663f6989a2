"""Where the themes of a survey are named, as readers find it; shares no code with the pages.

Whoever knows what is told of each theme, and which of them are quoted, knows where it is named. A
place that names one more, or one less, would tell of it what no number does.
"""

import csv
import io
from unittest import mock
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.test import Client

from surveys.documents.papers import SurveyPaper
from tests.surveys.evidence import made

FORMS = ("", ".html", ".md", ".txt")
OTHER_WORDS = {"easy-read/": "easy_read_said", "young-people/": "young_people_said"}
# Lists of what a page tells today; what a version tells stays as it is.
TODAY = {
    "search",
    "page",
    "chart",
    "head",
    "list",
    "changes",
    *OTHER_WORDS,
}
FILES = {"tables.csv", "codebook.json", "codebook.xml"}
BY_HOW = {"by how", "head by how", "desk by how"}


def named(page, analyst):
    """By place, the codes of the themes that are named there; `analyst` is logged in."""
    themes = list(page.deployment.themes.in_use())
    found = {}
    for place, words in _texts(page):
        said = _said_in(page, place)
        found[place] = {one.code for one in themes if said.get(one.pk, one.you_said) in words}
    found["search"] = {one.code for one in themes if _is_found(page, one.you_said)}
    for place, labels in (*_labels(page), *_of_desk(page.deployment_id, analyst)):
        found[place] = {one.code for one in themes if one.name in labels}
    return found


def _said_in(page, place):
    """What the page calls themes in one of its versions in other words, by their key."""
    if place not in OTHER_WORDS:
        return {}
    rows = ((one.theme_id, getattr(one, OTHER_WORDS[place])) for one in page.said_plainly.all())
    return {theme: " ".join(words.splitlines()) for theme, words in rows if words}


def expected(page, told, quoted):
    """By place, the codes that are named there, from what is `told` of each theme and no more.

    `told` are the cells of the newest table of the summary, `quoted` the codes under which a quote
    may be read today.
    """
    themes = {name.removeprefix("theme:"): cell for name, cell in told.items() if "theme:" in name}
    many = {code for code, cell in themes.items() if "about" in cell}
    today = many | (quoted & themes.keys())
    in_any = told["reached:coded"].get("about")
    apart = {code for code in many if themes[code]["about"] != in_any}
    # Neither a version nor what hangs on a wall can be called back with a quote.
    stays = dict.fromkeys([*(f"version{form}" for form in FORMS), "poster"], many)
    return dict.fromkeys(TODAY | FILES, today) | dict.fromkeys(BY_HOW, apart) | stays


def telling(found, would):
    """By place, each theme that is named there, or is not, against what its number says.

    By how people answered all that can be are told apart, or no theme is: in every place.
    """
    is_apart = any(found.get(place) for place in BY_HOW)
    would = would | ({} if is_apart else {place: set() for place in BY_HOW})
    return {place: one ^ would[place] for place, one in found.items() if one ^ would[place]}


def _texts(page):
    head = f"/api/v1/voice-summaries/{page.translation_key}"
    client = Client()
    versions = client.get(f"{head}/versions").json()["items"]
    for form in FORMS:
        answer = client.get(f"{head}/versions/{versions[0]['version']}{form}")
        yield f"version{form}", _plain(answer)
    for form in OTHER_WORDS:
        answer = client.get(page.url + form)
        if answer.status_code == 200:
            yield form, _plain(answer)
    said = []
    with mock.patch.object(SurveyPaper, "words", made.remembering(said)):
        assert client.get(f"{page.url}poster.pdf").status_code == 200
    yield "poster", " ".join(said)


def _is_found(page, words):
    asked = {"q": f'"{words.rstrip(".")}"'}
    found = Client().get("/api/v1/search", asked).json()["items"]
    shown = BeautifulSoup(Client().get("/search/", asked).content, "html.parser")
    links = {link["href"].partition("#")[0] for link in shown.main.find_all("a", href=True)}
    is_there = any(one["id"] == str(page.translation_key) for one in found)
    assert is_there == (page.url in links), words
    return is_there


def _plain(answer):
    assert answer.status_code == 200
    text = answer.content.decode()
    if answer["Content-Type"].startswith("text/html"):
        text = BeautifulSoup(text, "html.parser").get_text(" ")
    # Some forms mark the signs of their own.
    return text.replace("\\", "")


def _labels(page):
    client = Client()
    head = client.get(f"/api/v1/voice-summaries/{page.translation_key}").json()
    yield "head", {one["theme"] for one in head["items"]}
    yield (
        "head by how",
        {one["label"] for group in head["by_how"] for one in group["answers"]},
    )
    for place, rows in (("list", "voice-summaries"), ("changes", "changes")):
        documents = [one.get("data", one) for one in _rows(client, f"/api/v1/{rows}")]
        [here] = [one for one in documents if one.get("id") == head["id"] and "items" in one]
        yield place, {one["theme"] for one in here["items"]}
    shown = BeautifulSoup(client.get(page.url).content, "html.parser")
    yield "page", {one.get_text(strip=True) for one in shown.select("article.cp-said h2")}
    for place, section in (("chart", "numbers"), ("by how", "by-how")):
        rows = shown.select(f"section[aria-labelledby={section}] tbody th")
        yield place, {one.get_text(strip=True) for one in rows}


def _rows(client, address):
    while address:
        answer = client.get(address).json()
        yield from answer["items"]
        # A feed has always a next page, the last of them an empty one.
        address = answer["links"].get("next") if "links" in answer else answer["next"]
        address = address if answer["items"] else None


def _of_desk(deployment, analyst):
    desk = f"/admin/voice/{deployment}"
    shown = BeautifulSoup(analyst.get(f"{desk}/results/").content, "html.parser")
    sections = [one.find_parent("section") for one in shown.select("#q-themes")]
    yield (
        "desk by how",
        {one.get_text(strip=True) for part in sections for one in part.select("tbody th")},
    )
    file = analyst.get(f"{desk}/exports/tables.csv").content.decode("utf-8-sig")
    lines = [*csv.reader(io.StringIO(file))][1:]
    yield (
        "tables.csv",
        {line[3].partition(" ")[2] for line in lines if line[1] == "Themes" and line[2] == "All"},
    )
    book = analyst.get(f"{desk}/exports/codebook.json").json()
    yield "codebook.json", {one["name"] for one in book["themes"]}
    book = ElementTree.fromstring(analyst.get(f"{desk}/exports/codebook.xml").content)
    yield "codebook.xml", {one.text.strip() for one in book.iterfind(".//{*}labl")}
