"""From an answer to a quote, from cards to a theme, from a table to a file: people at their desks.

Analysts quote with two readers (P-8), a group of young people sorts cards, numbers leave as they
were told, and those who answered read what came of it in their own words (P-4 to P-7).
"""

import csv
import io
import re
from datetime import timedelta
from time import perf_counter

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import Site

from surveys.models import Answer, CardSort, Quote, Response, SurveyDeployment, Theme
from syndication.models import Publication
from syndication.selectors import document_of
from tests.journeys.everybody.test_weight import MOST_BYTES, counted

__all__ = ["counted"]

pytestmark = pytest.mark.journey
YES = Response.QuotePermission.YES


@pytest.fixture
def at_desk(filled, live_server, inspector):
    """Sit down as somebody with an account, at an address of the admin."""
    Site.clear_site_root_paths_cache()
    page = inspector.page
    page.set_viewport_size({"width": 1280, "height": 1000})

    def sit_down(account, address):
        client = Client()
        client.force_login(get_user_model().objects.get(username=account))
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        page.context.clear_cookies()
        page.context.add_cookies([cookie])
        page.goto(f"{live_server.url}/admin/{address}")
        page.wait_for_load_state("networkidle")
        return page

    return sit_down


def said(page):
    """The message of success that the desk shows."""
    expect(page.locator(".messages .success")).to_be_visible()
    return page.locator(".messages .success").inner_text()


def follow(page, name, *, exact=True):
    """Follow a link with the keyboard."""
    page.get_by_role("link", name=name, exact=exact).first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def court():
    """The closed survey about statements for court, with most of the themes."""
    return Quote.objects.filter(state="published").first().theme.deployment


def test_words_become_a_quote_when_a_second_person_has_read_them(at_desk, inspector):
    deployment = court()
    answer = (
        Answer.objects.filter(
            response__deployment=deployment,
            response__quote_permission=YES,
            response__screening="cleared",
            text__isnull=False,
            codings__isnull=False,
            quotes=None,
        )
        .order_by("pk")
        .first()
    )
    page = at_desk("analyst", f"voice/{deployment.pk}/answers/{answer.pk}/quote/")
    inspector.look("proposing a quote", part="main")
    words = page.get_by_label("Words to quote")
    words.fill(" ".join(words.input_value().split()[:12]))
    page.get_by_label("Theme", exact=False).first.select_option(index=1)
    page.get_by_role("button", name="Propose").focus()
    page.keyboard.press("Enter")
    assert "Somebody else has to read it now." in said(page)
    quote = Quote.objects.get(answer=answer)
    page = at_desk("analyst", f"voice/{deployment.pk}/quotes/{quote.pk}/")
    expect(page.get_by_text("You proposed it. Somebody else has to read it.")).to_be_visible()
    expect(page.get_by_role("button", name="Confirm")).to_have_count(0)
    page = at_desk("second-analyst", f"voice/{deployment.pk}/quotes/{quote.pk}/")
    inspector.look("reading a quote second", part="main")
    page.get_by_role("button", name="Confirm").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    quote.refresh_from_db()
    assert quote.state == Quote.State.CONFIRMED
    assert inspector.found == []


def test_a_group_sorts_cards_and_its_pile_becomes_a_theme(at_desk, inspector):
    deployment = court()
    sort = laid_out(at_desk, deployment)
    assert 0 < sort.cards.count() <= 40
    page = at_desk("second-analyst", f"voice/{deployment.pk}/cards/{sort.pk}/")
    inspector.look("cards, read second", part="main")
    with page.expect_navigation():
        page.get_by_role("button", name=re.compile("^Confirm")).click()
    page = at_desk("analyst", f"voice/{deployment.pk}/cards/{sort.pk}/")
    inspector.look("cards, to sort", part="main")
    keep_a_pile(page)
    follow(page, re.compile("Make a theme of it"))
    inspector.look("a pile becomes a theme", part="main")
    page.locator("input[name=code]").fill("CARDS")
    page.locator("[name=you_said]").fill("You waited, and nobody told you why.")
    page.locator("[name=definition]").fill("Waiting without being told why.")
    page.get_by_role("button", name="Add theme").click()
    page.wait_for_load_state("networkidle")
    assert Theme.objects.get(deployment=deployment, code="CARDS").pile.sort == sort
    page = at_desk("analyst", f"voice/{deployment.pk}/themes/")
    who = "Made by 7 people (young people who have been in care)"
    expect(page.get_by_text(who)).to_be_visible()
    assert inspector.found == []


def laid_out(at_desk, deployment):
    page = at_desk("analyst", f"voice/{deployment.pk}/cards/")
    page.locator("form select").first.select_option(index=1)
    page.get_by_label("Who sorts").fill("young people who have been in care")
    page.get_by_label("How many people").fill("7")
    page.get_by_role("button", name="Lay out cards").click()
    page.wait_for_load_state("networkidle")
    return CardSort.objects.get(deployment=deployment, people=7, is_confirmed=False)


def keep_a_pile(page):
    fill_day(page, "sorted_on", timezone.localdate())
    page.locator("input[name^=name]").first.fill("Waiting without a word")
    page.locator("input[name^=cards], input[name^=numbers]").first.fill("1, 2")
    page.get_by_role("button", name="Keep the piles").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill_day(page, name, day):
    """Fill in a day, and close the calendar that opens over what comes next."""
    page.locator(f"[name={name}]").fill(day.isoformat())
    page.keyboard.press("Escape")
    page.mouse.click(1270, 400)


def test_a_number_is_the_same_on_the_page_in_the_api_and_in_the_file(at_desk, inspector):
    deployment = SurveyDeployment.objects.filter(status="closed", summaries__live=True).first()
    summary = document_of(deployment.summaries.first().translation_key)
    question = next(one for one in summary["results"] if one["answers"][0]["about"])
    answer = question["answers"][0]
    page = at_desk("analyst", f"voice/{deployment.pk}/results/")
    section = page.locator("section", has=page.get_by_role("heading", name=question["question"]))
    row = section.get_by_role("row").filter(has_text=answer["label"]).first
    expect(row).to_contain_text(str(answer["about"]))
    page = at_desk("analyst", f"voice/{deployment.pk}/exports/")
    inspector.look("exports of an analyst", part="main")
    # Answers are for data stewards alone.
    expect(page.get_by_role("button", name="Ask for the answers")).to_have_count(0)
    with page.expect_download() as file:
        page.get_by_role("link", name="Numbers as CSV").click()
    lines = [*csv.reader(io.StringIO(file.value.path().read_text("utf-8-sig")))]
    [told] = [line for line in lines if line[1:4] == [question["question"], "All", answer["label"]]]
    assert int(told[4]) == answer["about"]
    assert inspector.found == []


def test_answers_leave_for_a_reason_and_until_a_day(at_desk, inspector):
    deployment = court()
    page = at_desk("data-steward", f"voice/{deployment.pk}/exports/")
    page.locator("[name=reason]").fill("For the evaluation of the pilot.")
    fill_day(page, "expires_on", timezone.localdate() + timedelta(days=7))
    page.get_by_role("button", name="Ask for the answers").focus()
    page.keyboard.press("Enter")
    assert "once somebody else agrees" in said(page)
    expect(page.get_by_role("button", name="CSV of the answers")).to_have_count(0)
    page = at_desk("second-steward", f"voice/{deployment.pk}/exports/")
    inspector.look("answers to agree to", part="main")
    page.get_by_role("button", name="Agree").focus()
    page.keyboard.press("Enter")
    assert "Agreed" in said(page)
    page = at_desk("data-steward", f"voice/{deployment.pk}/exports/")
    inspector.look("answers agreed to", part="main")
    with page.expect_download() as file:
        page.get_by_role("button", name="CSV of the answers").first.click()
    head, *rows = csv.reader(io.StringIO(file.value.path().read_text("utf-8-sig")))
    assert len(rows) > 10
    assert not {"id", "week", "language", "theme"} & set(head)
    assert inspector.found == []


class Counted:
    """Keys of a keyboard, and how often one was pressed."""

    def __init__(self, page):
        self.page, self.presses = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1


def test_an_answer_is_coded_with_a_few_keys(at_desk, record_property):
    """A person has a minute for each at sixty an hour; this is what the desk takes of it."""
    deployment = SurveyDeployment.objects.filter(status="closed", themes__isnull=False).first()
    page = at_desk("analyst", f"voice/{deployment.pk}/answers/?state=all")
    shown = page.locator("[data-voice-answer]").count()
    assert shown >= 10
    keys, began = Counted(page), perf_counter()
    for number in range(10):
        # To the next answer, three words of it, and the theme they belong to.
        keys.press("j", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", str(number % 3 + 1))
    keys.press("Control+s")
    assert "Saved the themes of" in said(page)
    seconds = (perf_counter() - began) / 10
    record_property("presses", keys.presses)
    record_property("seconds", round(seconds, 2))
    assert keys.presses <= 6 * 10
    # Nine tenths of the minute stay for reading.
    assert seconds < 6


def test_those_who_answered_read_it_in_their_own_words(filled, live_server, inspector, counted):
    Site.clear_site_root_paths_cache()
    page = inspector.page
    page.set_viewport_size({"width": 390, "height": 780})
    heads = [
        document_of(one.identifier) for one in Publication.objects.filter(kind="voice-summary")
    ]
    told = next(one for one in heads if any(item["fate"] == "done" for item in one["items"]))
    page.goto(f"{live_server.url}/voice/")
    inspector.look("the voice of the programme")
    follow(page, told["title"], exact=False)
    inspector.look("you said, we did")
    for name, words in (("For young people", "young_people"), ("Easy Read", "easy_read")):
        follow(page, name)
        expect(page.get_by_text(told["in_other_words"][words][0])).to_be_visible()
        said_plainly(page, told, words)
        assert counted.cold(page.url) <= MOST_BYTES
        inspector.look(name)
    follow(page, "All of it")
    follow(page, "see what became of what you said")
    expect(page.get_by_role("heading", name="What became of it", exact=True)).to_be_visible()
    assert inspector.found == []


def said_plainly(page, told, words):
    """Each item is told in its own words, and what was changed stands above what it is now."""
    articles = page.locator("article")
    assert articles.count() == len(told["items"])
    for item, article in zip(told["items"], articles.all(), strict=True):
        plain = item["in_other_words"][words]
        expect(article.get_by_role("heading", level=2)).to_have_text(" ".join(plain["you_said"]))
        expect(article.get_by_text(plain["did"][0], exact=True)).to_be_visible()
        assert item["did"] not in article.inner_text()
    done = page.locator("article", has=page.get_by_role("heading", name="Before")).first
    was, now = (done.get_by_role("heading", name=name).bounding_box() for name in ("Before", "Now"))
    assert (was["x"], was["y"] < now["y"]) == (now["x"], True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
