"""What a few people said is no theme of its own, unless one of them lets us quote it."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from home.selectors.answers import answers_in
from home.selectors.voice import voice
from surveys.actions.close_deployment import close_deployment
from surveys.actions.end_quotes import end_quotes_of, expire_quotes
from surveys.documents.papers import SurveyPaper
from surveys.exports.ddi_file import ddi_of
from surveys.exports.json_file import json_of
from surveys.exports.sheets import csv_of
from surveys.models import Coding, Quote, SurveyDeployment
from surveys.selectors.told_numbers import told_numbers
from surveys.selectors.variables import study_of
from syndication.models import Publication
from syndication.selectors import document_of
from tests.surveys.evidence import made, quoted

pytestmark = pytest.mark.django_db


def with_a_few(page_of, answer):
    """Let three people, one of them the one who may be quoted, say one thing more."""
    few = made.theme(
        page_of, "T2", people=0, name="Kept in a cellar", you_said="You keep it in a cellar."
    )
    others = page_of.responses.exclude(answers__question=made.WORDS)[:2]
    for one in (answer, *(made.answer(one, made.WORDS, text="So did I.") for one in others)):
        Coding.objects.create(answer=one, theme=few)
    return few


def everywhere(page):
    """Everything that readers are given of a page, by where it stands."""
    head = f"/api/v1/voice-summaries/{page.translation_key}"
    places = [page.url, f"{page.url}easy-read/", f"{page.url}young-people/", head]
    places += [f"{head}/versions/1.0{form}" for form in ("", ".html", ".md", ".txt")]
    shown = {place: Client().get(place) for place in places}
    assert {one.status_code for one in shown.values()} == {200}
    return {place: one.content.decode() for place, one in shown.items()}


def page_about(deployment, *quotes):
    page = made.page(deployment, easy_read="Thank you.", young_people="Thank you.")
    page.quotes.set(quotes)
    return made.publish(page)


def page_that_quotes_one_of_a_few(asks=()):
    """A public page and the quote that lets it tell what three people said."""
    deployment, answer, _ = quoted.survey()
    few = with_a_few(deployment, answer)
    asked = [made.recommendation(deployment.project, code) for code in asks]
    few.recommendations.set(asked)
    quote = quoted.confirmed(answer, few)
    return page_about(deployment, quote), quote


def assert_is_nowhere(page):
    for place, shown in everywhere(page).items():
        assert "cellar" not in shown.lower(), place
        assert "You said T1." in shown, place


def test_a_theme_of_three_people_is_listed_nowhere():
    deployment, answer, _ = quoted.survey()
    with_a_few(deployment, answer)
    page = page_about(deployment)
    assert_is_nowhere(page)
    assert [one["theme_code"] for one in document_of(page.translation_key)["items"]] == ["T1"]


def test_it_is_listed_where_one_of_them_is_quoted_and_goes_with_the_quote():
    deployment, answer, _ = quoted.survey()
    few = with_a_few(deployment, answer)
    page = page_about(deployment, quoted.confirmed(answer, few))
    assert "Kept in a cellar" in Client().get(page.url).content.decode()
    end_quotes_of(answer.response)
    assert_is_nowhere(page)
    assert [one["theme_code"] for one in document_of(page.translation_key)["items"]] == ["T1"]


def test_it_stands_in_other_words_with_the_quote_that_lets_it_and_hangs_on_no_wall(monkeypatch):
    page, quote = page_that_quotes_one_of_a_few()
    for part in ("easy-read/", "young-people/"):
        found = BeautifulSoup(Client().get(page.url + part).content, "html.parser")
        first, few = found.select("article.cp-said")
        assert not first.select(".cp-quote")
        assert few.h2.get_text() == "You keep it in a cellar."
        quotation = few.find(id=f"quote-{quote.pk}")
        assert quoted.SAID in quotation.get_text()
        # In one column with how many said it.
        before = [one.get_text(strip=True) for one in quotation.find_previous_siblings("p")]
        assert before == ["One person said it like this:", "Fewer than 5 of 35 people"]
    printed = []
    monkeypatch.setattr(SurveyPaper, "words", made.remembering(printed))
    assert Client().get(f"{page.url}poster.pdf").status_code == 200
    assert "You said: You said T1." in printed
    assert "cellar" not in " ".join(printed)
    assert "Fewer than" not in " ".join(printed)


def test_it_goes_when_the_last_day_of_the_quote_is_over():
    page, quote = page_that_quotes_one_of_a_few()
    Quote.objects.filter(pk=quote.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    assert expire_quotes() == 1
    assert_is_nowhere(page)


def test_it_is_gone_on_the_day_after_though_no_job_has_come_by():
    page, quote = page_that_quotes_one_of_a_few()
    last, next_day = (
        timezone.make_aware(datetime.combine(quote.expires_on, time(23, 59)) + after)
        for after in (timedelta(), timedelta(minutes=2))
    )
    head = f"/api/v1/voice-summaries/{page.translation_key}"
    lists = ("/api/v1/voice-summaries", "/api/v1/changes")
    with time_machine.travel(last, tick=False):
        before = Client().get(head)
        assert "cellar" in before.content.decode()
    with time_machine.travel(next_day, tick=False):
        assert_is_nowhere(page)
        for one in lists:
            shown = Client().get(one)
            assert shown.status_code == 200
            assert "cellar" not in shown.content.decode().lower(), one
        kept = {"If-None-Match": before["ETag"], "If-Modified-Since": before["Last-Modified"]}
        assert Client().get(head, headers=kept).status_code == 200
        items = document_of(page.translation_key)["items"]
        assert [one["theme_code"] for one in items] == ["T1"]


def test_no_version_that_stays_as_it_is_names_it_and_the_page_goes_on_naming_it():
    page, _ = page_that_quotes_one_of_a_few()
    head = f"/api/v1/voice-summaries/{page.translation_key}"
    for form in ("", ".html", ".md", ".txt"):
        shown = Client().get(f"{head}/versions/1.0{form}").content.decode()
        assert "cellar" not in shown.lower(), form
    before = document_of(page.translation_key)
    assert [one["theme_code"] for one in before["items"]] == ["T1", "T2"]
    page.refresh_head()
    assert document_of(page.translation_key) == before


def test_no_margin_note_names_what_a_few_said():
    page, _ = page_that_quotes_one_of_a_few(asks=["REC-07"])
    items = document_of(page.translation_key)["items"]
    assert [one["recommendation"] for one in items] == [None, "REC-07"]
    assert answers_in(page.project_above.translation_key) == {}


def test_a_page_of_which_every_theme_was_said_by_a_few_tells_the_rest():
    deployment, answer, theme = quoted.survey()
    with_a_few(deployment, answer)
    Coding.objects.filter(theme=theme).delete()
    close_deployment(deployment)
    page = page_about(SurveyDeployment.objects.get(pk=deployment.pk))
    document = document_of(page.translation_key)
    assert (document["items"], bool(document["results"])) == ([], True)
    shown = Client().get(page.url).content.decode()
    assert "No single thing was said by so many" in shown
    assert "cellar" not in shown.lower()
    assert Client().get(f"{page.url}easy-read/").status_code == 200
    assert Client().get(f"{page.url}poster.pdf").status_code == 200


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (made.DECIDED["decided_on"], "We did"),
        (date(2020, 1, 1), "as we had already decided before you were asked"),
    ],
)
def test_what_was_done_about_it_is_done_again_once_its_proof_is_public_again(day, words):
    deployment, answer, _ = quoted.survey()
    few = with_a_few(deployment, answer)
    decided = made.DECIDED | {"decided_on": day}
    asked = made.recommendation(deployment.project, decision="accepted", **decided)
    few.recommendations.set([asked])
    made.prove(asked, deployment, version="0.4", at=datetime(2026, 6, 1, tzinfo=UTC))
    page = page_about(deployment, quoted.confirmed(answer, few))
    assert voice().example is None
    told = [told_in(page)]
    for state in ("gone", "live"):
        Publication.objects.filter(kind="product").update(state=state)
        page.refresh_head()
        told.append(told_in(page))
    assert [one["fate"] for one in told] == ["done", "undone", "done"]
    first, _, again = told
    assert first["did_label"].endswith(words)
    assert first["proof"]["blocks"]
    assert again == first


def told_in(page):
    items = document_of(page.translation_key)["items"]
    return next(one for one in items if one["theme_code"] == "T2")


def passed_on(deployment):
    """The files that go to others: the table of numbers and the codebook, twice."""
    study = study_of(deployment)
    files = csv_of(told_numbers(deployment)), json_of(study), ddi_of(study)
    return [content.decode() for content in files]


def test_no_file_that_is_passed_on_lists_it_unless_one_of_them_is_quoted():
    deployment, answer, _ = quoted.survey()
    few = with_a_few(deployment, answer)
    quote = quoted.confirmed(answer, few)
    # Before anything is told they tell of no theme: whoever watched could see people come.
    assert not any("T1" in one or "T2" in one for one in passed_on(deployment))
    page_about(deployment, quote)
    assert all("T2" in one and "Kept in a cellar" in one for one in passed_on(deployment))
    end_quotes_of(answer.response)
    assert all("T1" in one for one in passed_on(deployment))
    assert not any("T2" in one or "cellar" in one for one in passed_on(deployment))
