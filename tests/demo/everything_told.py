"""Every number of people that a reader finds anywhere, as they find it; shares no code with pages.

Read are the pages of the site, the documents of the content API in each of their forms, the pages
of analysts, and the files that they take away.
"""

import csv
import io
import re
import tempfile
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pyreadstat
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from surveys.documents.papers import SurveyPaper
from surveys.models import SurveyDeployment, YouSaidWeDidPage
from tests.surveys.evidence import made


class Told(NamedTuple):
    """A number: `told` is None where it is hidden, or ("fewer", n)."""

    where: str
    deployment: int
    about: str
    people: str
    answer: str
    told: Any
    base: int


EVERYBODY = "all"
# Who people are: only counted, and nobody knows of whom; these tables are in no register.
APART = "apart"
_EVERYBODY = {"Everybody who was asked", "All"}
_NUMBER = re.compile(r"about (\d+)", re.IGNORECASE)


def everything():
    """Everything that is told of the demonstration."""
    found = []
    for page in YouSaidWeDidPage.objects.live():
        found += [*_of_api(page), *_of_page(page)]
    analyst = Client()
    analyst.force_login(made.user("Analysts"))
    for deployment in SurveyDeployment.objects.filter(status="closed"):
        found += [*_of_files(analyst, deployment), *_of_desk(analyst, deployment)]
    return found


def other_forms(page):
    """Every other form in which a summary is given: its name, the document, and what it says."""
    client, head = Client(), f"/api/v1/voice-summaries/{page.translation_key}"
    for one in client.get(f"{head}/versions").json()["items"]:
        address = f"{head}/versions/{one['version']}"
        document = client.get(address).json()
        for form in (".html", ".md", ".txt"):
            answer = client.get(address + form)
            assert answer.status_code == 200, address
            text = answer.content.decode()
            yield form, document, BeautifulSoup(text, "html.parser").get_text(" ")
        linked = client.get(address, headers={"accept": "application/ld+json"})
        assert linked["Content-Type"].startswith("application/ld+json")
        yield ".jsonld", document, linked.content.decode()
    said = []
    with mock.patch.object(SurveyPaper, "words", made.remembering(said)):
        assert client.get(f"{page.url}poster.pdf").status_code == 200
    yield "poster.pdf", client.get(head).json(), " ".join(said)


def _of_api(page):
    client, head = Client(), f"/api/v1/voice-summaries/{page.translation_key}"
    versions = [one["version"] for one in client.get(f"{head}/versions").json()["items"]]
    assert versions
    for address in [head, *(f"{head}/versions/{one}" for one in versions)]:
        yield from _of_document(address, page.deployment_id, client.get(address).json())


def _of_document(where, deployment, document):
    for question in document["results"]:
        rows = [(EVERYBODY, question["base"], question["answers"])]
        rows += [(one["label"], one["base"], one["answers"]) for one in question.get("groups", ())]
        for people, base, answers in rows:
            for one in answers:
                about = question["question"]
                yield Told(where, deployment, about, people, one["label"], one["about"], base)
    for group in document.get("by_how", ()):
        for one in group["answers"]:
            numbers = (one["about"], group["base"])
            yield Told(where, deployment, "themes", group["label"], one["label"], *numbers)
    base = document["base"]["about"]
    for item in document["items"]:
        told = _cell(item["people"])
        yield Told(where, deployment, "themes", EVERYBODY, item["theme"], told, base)
    for row in document["reached"]:
        told = _cell(row["people"])
        yield Told(where, deployment, "reached", EVERYBODY, row["label"], told, base)


def _cell(people):
    return people["about"] if "about" in people else ("fewer", people["fewer_than"])


def _of_page(page):
    shown = BeautifulSoup(Client().get(page.url).content, "html.parser")
    for section in shown.select("section.cp-result"):
        for table in section.select("table.cp-bars"):
            people, _, base = table.caption.get_text(strip=True).rpartition(": about ")
            yield from _rows(page, section.h3.get_text(strip=True), people, base, table)
    for table in shown.select("section[aria-labelledby=by-how] table.cp-bars"):
        people, _, base = table.caption.get_text(strip=True).rpartition(": about ")
        yield from _rows(page, "themes", people, base, table)
    [chart] = shown.select("section[aria-labelledby=numbers] table.cp-bars")
    yield from _rows(page, "themes", "All", _number(chart.caption.get_text()), chart)


def _rows(page, about, people, base, table):
    number = int(str(base).removesuffix(" people"))
    who = EVERYBODY if people in _EVERYBODY else people
    # Who is missing is what is left of the base: `test_who_is_missing` looks at it.
    for row in table.tbody.select("tr:not(.cp-bars__missing)"):
        said = row.find("td", class_="n").get_text(strip=True)
        answer = row.th.get_text(strip=True)
        yield Told(page.url, page.deployment_id, about, who, answer, _number(said), number)


def _number(said):
    if said.startswith("fewer than "):
        return ("fewer", int(said.removeprefix("fewer than ")))
    about = _NUMBER.search(said)
    assert about or said == "hidden", said
    return int(about[1]) if about else None


def _of_desk(analyst, deployment):
    address = f"/admin/voice/{deployment.pk}/results/"
    shown = BeautifulSoup(analyst.get(address).content, "html.parser")
    for section in shown.select("section.voice-result"):
        apart = section.h3["id"].startswith("q-equality-")
        about = APART if apart else section.h3.get_text(strip=True)
        about = "themes" if section.h3["id"] == "q-themes" else about
        for table in section.select("table.voice-table"):
            groups = [one.get_text(strip=True) for one in table.thead.find_all("th")][1:]
            groups = [EVERYBODY] if groups == ["Per cent", "Likely", "People"] else groups
            bases = [_number(one.get_text(strip=True)) for one in _ends(table.tfoot, groups)]
            for row in table.tbody.find_all("tr"):
                for who, base, cell in zip(groups, bases, _ends(row, groups), strict=True):
                    told = re.search(r"(\d+)(?:\s*people.*)?$", cell.get_text(" ", strip=True))
                    answer = row.th.get_text(strip=True)
                    number = int(told[1]) if told else None
                    where = f"{address}#{section.h3['id']}"
                    yield Told(where, deployment.pk, about, who, answer, number, base)


def _ends(row, groups):
    return row.find_all("td")[-len(groups) :]


def _of_files(analyst, deployment):
    for form, read in FILES.items():
        address = f"/admin/voice/{deployment.pk}/exports/tables.{form}"
        for line in read(analyst.get(address).content):
            where, about, people, answer, number, fewer, *_shares, base, _, _, hidden = line
            who = EVERYBODY if people == "All" else people
            about = APART if where == "Who answered" else about
            if where.startswith("You said, we did"):
                about = "themes" if about == "Themes" else "reached"
                answer = answer.partition(" ")[2] if about == "themes" else answer
            told = ("fewer", int(float(fewer))) if _is(fewer) else None
            told = int(float(number)) if _is(number) else told
            assert (told is None) == (hidden in ("Yes", 1, 1.0))
            yield Told(address, deployment.pk, about, who, answer, told, int(float(base)))


def _is(cell):
    # Of a number that is missing, pandas says “nan”.
    return cell not in ("", None) and cell == cell  # noqa: PLR0124


def _csv(content):
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig")))][1:]


def _xlsx(content):
    return [*load_workbook(io.BytesIO(content)).active.values][1:]


def _sav(content):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "tables.sav"
        file.write_bytes(content)
        frame, _ = pyreadstat.read_sav(str(file))
    return frame.values.tolist()


# How each file of the numbers is read.
FILES = {"csv": _csv, "xlsx": _xlsx, "sav": _sav}
