"""Somebody comes into the room: one key three times, and nothing is left to be found."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.phone import press_back
from tests.server import SiteServer

pytestmark = [pytest.mark.journey, pytest.mark.slow]
QUESTION = "How many different services did you have to tell?"
ANSWER = "4 to 6"
DULL = "<!doctype html><title>Weather</title><h1>Rain later</h1>"


def show_the_weather(route):
    route.fulfill(body=DULL, content_type="text/html")


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: it keeps what theirs keep, and leads where theirs lead."""
    return whole_browser


@pytest.fixture
def asked(page: Page, site_server: SiteServer):
    """Every address that the browser asks for; the dull page is answered here."""
    found = []
    page.on("request", lambda request: found.append(request.url))
    page.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body=DULL, content_type="text/html")
    )
    return found


def answer_a_question(page: Page, site_server: SiteServer) -> None:
    page.goto(f"{site_server.url}/")
    page.goto(site_server.survey_url)
    page.get_by_role("link", name="Yes, carry on").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_label(ANSWER, exact=True).check()
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.get_by_label(ANSWER, exact=True)).to_be_checked()


def leave_by_keyboard(page: Page) -> None:
    # Until the script is there, nobody listens to keys.
    page.wait_for_load_state()
    for _ in range(3):
        page.keyboard.press("Shift")


def leave_by_link(page: Page) -> None:
    # The first thing that Tab reaches.
    page.locator("body").press("Tab")
    expect(page.locator(".cp-exit")).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("leave", [leave_by_keyboard, leave_by_link])
def test_after_leaving_back_shows_no_question_and_no_answer(page, site_server, asked, leave):
    answer_a_question(page, site_server)
    cookies = page.context.cookies()
    assert cookies
    assert all(cookie["expires"] == -1 for cookie in cookies)
    leave(page)
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    # Where somebody may be watching, one says that somebody left, and nothing else.
    (mark,) = page.context.cookies()
    assert (mark["value"], mark["path"], mark["expires"]) == ("-", "/s/", -1)
    for _ in range(6):
        press_back(page)
        if "/s/" not in page.url:
            break
        assert QUESTION not in page.content()
        assert ANSWER not in page.content()
        assert not page.locator("input:checked").count()
    others = [url for url in asked if not url.startswith((site_server.url, "data:"))]
    assert {url.split("/")[2] for url in others} == {"www.bbc.co.uk"}
    # Not before leaving: the dull page is the only thing that anybody else was asked for.
    assert all("/s/" not in url for url in others)


def test_without_scripts_the_way_out_is_a_link(browser, site_server):
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body=DULL, content_type="text/html")
    )
    answer_a_question(page, site_server)
    page.get_by_role("link", name="Leave this page").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    press_back(page)
    assert ANSWER not in page.content()
    context.close()


def test_a_server_that_does_not_answer_keeps_nobody_on_the_page(page, site_server, asked):
    answer_a_question(page, site_server)
    page.route("**/exit/", lambda route: None)
    leave_by_keyboard(page)
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    press_back(page)
    assert not page.get_by_text(QUESTION).is_visible()
