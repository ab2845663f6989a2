"""Told back with a code, and contested, by keyboard alone; axe looks at each page of it."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect
from wagtail.models import Site

from surveys.models import Contest, Quote, Response
from surveys.withdrawal import withdraw_lookup
from tests.journeys.everybody.test_keyboard import Keyboard

pytestmark = pytest.mark.journey
CODE = "K7PM4WDR9TXH"


@pytest.fixture
def theme(filled):
    """A theme of the demonstration in which somebody has the code."""
    Site.clear_site_root_paths_cache()
    cache.clear()
    found = Quote.objects.filter(state="published").first().theme
    coded = Response.objects.filter(answers__codings__theme=found, contests=None).order_by("pk")
    Response.objects.filter(pk=coded[0].pk).update(withdraw_lookup=withdraw_lookup(CODE))
    return found


def test_a_theme_is_told_and_contested_by_keyboard(page, live_server, inspector, theme):
    told = f"{live_server.url}/s/receipt/told/"
    keyboard = Keyboard(page)
    page.goto(told)
    inspector.look("told back, before a code")
    type_code(keyboard, "W4DRK7PM9TXH")
    inspector.look("told back, a wrong code")
    expect(page.get_by_text("There is nothing to tell under this code.")).to_be_visible()
    type_code(keyboard, CODE.lower())
    inspector.look("told back")
    expect(page.get_by_role("heading", name=theme.name, exact=True)).to_be_visible()
    contest(keyboard, inspector, theme)
    assert page.url == told
    assert inspector.found == []


def type_code(keyboard, code):
    keyboard.reach(name="receipt")
    keyboard.page.keyboard.press("Control+a")
    keyboard.page.keyboard.type(code)
    with keyboard.page.expect_navigation():
        keyboard.page.keyboard.press("Enter")


def contest(keyboard, inspector, theme):
    page = keyboard.page
    keyboard.reach(tag="SUMMARY", words=f"This is not what we meant\n: {theme.name}")
    page.keyboard.press("Enter")
    keyboard.reach(name="text")
    inspector.look("contesting a theme")
    page.keyboard.type("We meant something else.")
    keyboard.press("Send")
    inspector.look("contested")
    expect(page.get_by_role("status")).to_contain_text("We have what you said.")
    assert Contest.objects.get(theme=theme, review=None).text == "We meant something else."
