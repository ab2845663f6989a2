"""After the way out, Back shows nothing, also of pages that know no draft: browsers keep them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from surveys.models import SurveyDeployment
from tests.browser import arguments, find_chromium
from tests.factories.surveys import OpenDeploymentFactory

pytestmark = pytest.mark.journey
CANARY, CODE = "canary-dunnock", "K7PM-4WDR-9TXH"
DULL = "<!doctype html><title>Weather</title><h1>Rain later</h1>"
FILLED = """() => [...document.querySelectorAll("input, textarea")]
    .map(one => /radio|checkbox/.test(one.type) ? (one.checked ? one.id : "") : one.value)
    .join(" ") + document.body.innerText"""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that keeps whole pages for its Back button, as people's do."""
    found = playwright.chromium.launch(
        executable_path=find_chromium(),
        args=arguments(),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield found
    found.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Page:
    """A window whose way out leads to a dull page that is there."""
    page = browser.new_context(locale="en-GB").new_page()
    if not request.param:
        # Evaluating what is filled in needs scripts, so only those of the site are kept off.
        page.route("**/*.js", lambda route: route.abort())
    page.route(
        "https://www.bbc.co.uk/**", lambda route: route.fulfill(body=DULL, content_type="text/html")
    )
    return page


def ask_for_help(page: Page, start: str) -> None:
    page.goto(f"{start}help/")
    page.locator("textarea").fill(CANARY)


def be_helped(page: Page, start: str) -> None:
    ask_for_help(page, start)
    page.get_by_role("button", name="Ask for help").last.click()
    page.wait_for_url("**/sent/")


def type_a_code(page: Page, start: str) -> None:
    page.goto(f"{start}help/")
    page.goto(f"{start}../receipt/")
    page.locator("#r").fill(CODE)


def begin(page: Page, start: str) -> None:
    page.goto(start)
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("radio").nth(1).check()


def send(page: Page, start: str) -> None:
    begin(page, start)
    while not page.url.endswith("/check/"):
        page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("button", name="Send my answers").last.click()
    page.wait_for_url("**/receipt/")


def look_what_the_code_is_for(page: Page, start: str) -> None:
    send(page, start)
    page.get_by_role("link", name="this page", exact=True).click()
    page.locator("#r").fill(CODE)


def leave_a_number(page: Page, start: str) -> None:
    send(page, start)
    page.goto(f"{start}contact/")
    page.get_by_role("radio").first.check()
    page.locator("main input[type=text], main textarea").first.fill(CANARY)
    page.locator("main form button").last.click()
    page.wait_for_url("**/contact/kept/")


WAYS = [ask_for_help, be_helped, type_a_code, begin, look_what_the_code_is_for, leave_a_number]


def find_nothing_behind(page: Page) -> None:
    look_behind(page)
    assert page.context.cookies() == []


def find_a_mark_alone(page: Page) -> None:
    """It says that somebody left, and not what."""
    assert [(one["value"], one["path"]) for one in page.context.cookies()] == [("-", "/s/")]


def look_behind(page: Page) -> None:
    for _ in range(20):
        # It may go on by itself from what it led to, so nobody waits for more than that.
        page.wait_for_load_state()
        page.go_back(wait_until="commit")
        page.wait_for_timeout(150)
        if not page.url.startswith("http"):
            break
        shown = page.evaluate(FILLED)
        assert CANARY not in shown
        assert CODE not in shown
        assert not page.locator("input:checked").count()
        assert not page.locator(".cp-code").count()


@pytest.mark.parametrize("do", WAYS)
def test_after_leaving(page, live_server, do):
    deployment = OpenDeploymentFactory()
    do(page, f"{live_server.url}/s/{deployment.code}/")
    page.get_by_role("link", name="Leave this page").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    look_behind(page)
    find_a_mark_alone(page)


@pytest.mark.parametrize("do", WAYS)
def test_when_the_next_person_begins_at_the_tablet(page, live_server, do):
    deployment = OpenDeploymentFactory(access=SurveyDeployment.Access.TABLET)
    start = f"{live_server.url}/s/{deployment.code}/"
    do(page, start)
    page.goto(start)
    find_nothing_behind(page)


SLOW = [send, type_a_code]


@pytest.mark.parametrize("do", SLOW)
def test_after_leaving_while_the_server_does_not_answer(browser, live_server, settings, do):
    """The browser has gone by itself: the key is still there, and so are whole pages."""
    deployment = OpenDeploymentFactory()
    page = browser.new_context(locale="en-GB").new_page()
    # A page that is fetched without encryption leads to one with it all the same.
    settings.EXIT_URL = "https://weather.example/"
    page.route(settings.EXIT_URL, lambda r: r.fulfill(body=DULL, content_type="text/html"))
    page.route("**/exit/", lambda route: None)
    start = f"{live_server.url}/s/{deployment.code}/"
    do(page, start)
    page.goto(f"{start}help/")
    page.get_by_role("link", name="Leave this page").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    look_behind(page)
    page.goto(f"{start}receipt/")
    assert not page.locator(".cp-code").count()
    find_a_mark_alone(page)
