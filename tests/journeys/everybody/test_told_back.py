"""Told back with a code, and contested, by keyboard alone; axe looks at each page of it."""

import pytest
from django.core.cache import cache
from playwright.sync_api import expect
from wagtail.models import Site

from surveys.models import Contest, Quote, Response
from surveys.views.once import PRESSED_TWICE
from surveys.withdrawal import withdraw_lookup
from tests.journeys.everybody.test_keyboard import Keyboard
from tests.journeys.everybody.window import ZOOMED, faults_of
from tests.journeys.phone import press_back

pytestmark = pytest.mark.journey
CODE = "K7PM4WDR9TXH"
PHONE = {"width": 390, "height": 780}


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: it keeps what theirs keep, and leads where theirs lead."""
    return whole_browser


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


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def opened(browser, request, live_server):
    """The page on which the code is typed, and whom the browser asked meanwhile."""
    context = browser.new_context(java_script_enabled=request.param, locale="en-GB")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/s/receipt/told/")
    yield page, asked
    context.close()


def test_it_fits_at_four_hundred_per_cent_and_from_right_to_left(opened, theme):
    page, _ = opened
    for form, window in ((None, ZOOMED), ("اردو", ZOOMED), (None, PHONE)):
        page.set_viewport_size(window)
        if form:
            page.get_by_role("button", name=form).or_(page.get_by_role("link", name=form)).click()
            expect(page.locator("html[dir=rtl]")).to_be_attached()
        fits(page)
        page.locator("[name=receipt]").last.fill(CODE)
        page.locator("[name=receipt]").last.press("Enter")
        expect(page.get_by_role("heading", name=theme.name, exact=True)).to_be_visible()
        fits(page)


def fits(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faults_of(page) == []


def test_it_leaves_no_trace_and_after_leaving_back_shows_nothing(opened, theme, live_server):
    page, asked = opened
    page.locator("[name=receipt]").fill(CODE)
    page.locator("[name=receipt]").press("Enter")
    expect(page.get_by_role("heading", name=theme.name, exact=True)).to_be_visible()
    assert {url for url in asked if not url.startswith((f"{live_server.url}/", "data:"))} == set()
    assert page.context.cookies() == []
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Rain later"))
    page.get_by_role("link", name="Leave this page").click()
    expect(page.get_by_text("Rain later")).to_be_visible()
    # Longer than it takes to press a button twice.
    page.wait_for_timeout((PRESSED_TWICE + 1) * 1000)
    press_back(page)
    assert theme.name not in page.content()
    assert CODE not in page.content()


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
    keyboard.reach(name=f"t-{theme.pk}")
    inspector.look("contesting a theme")
    page.keyboard.type("We meant something else.")
    keyboard.press("Send")
    inspector.look("contested")
    expect(page.get_by_role("status")).to_contain_text("We have what you said.")
    assert Contest.objects.get(theme=theme, review=None).text == "We meant something else."
