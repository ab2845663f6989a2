"""What the browser of somebody who answered has kept, and whom it has asked: nothing, nobody."""

import pytest
from playwright.sync_api import expect

from tests.journeys.everybody import made
from tests.journeys.phone import press_back

pytestmark = pytest.mark.journey

DULL = {"body": "<h1>Rain later</h1>", "content_type": "text/html"}
CANARY = "canary-dipper-what-i-wrote"
KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
  ...(await indexedDB.databases()).map(one => one.name),
  ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope),
]"""


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: it keeps what theirs keep, and leads where theirs lead."""
    return whole_browser


@pytest.fixture
def answered(page, live_server, settings):
    """Answer every kind of question and send; return the page and whom it asked meanwhile."""
    settings.EXIT_URL = "https://weather.example/"
    page.route("https://weather.example/", lambda route: route.fulfill(**DULL))
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/s/{made.open_with(made.every_kind()).code}/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    heading = page.get_by_role("heading", level=1).first
    for _ in range(25):
        page.locator("main .cp-buttons button").first.click()
        page.wait_for_load_state()
        check_cookies(page)
        if heading.inner_text() == "Check your answers":
            break
        if page.get_by_role("radio").count():
            page.get_by_role("radio").first.check()
        for box in page.locator("textarea").all():
            box.fill(CANARY)
    page.get_by_role("button", name="Send my answers").last.click()
    expect(heading).to_contain_text("Thank you")
    return page, asked


def check_cookies(page):
    """See that there is one cookie, that ends with the browser and goes to this survey alone."""
    (cookie,) = page.context.cookies()
    assert cookie["expires"] == -1
    assert cookie["httpOnly"]
    assert cookie["path"].startswith("/s/")


def test_nothing_is_kept_and_nobody_else_is_asked(answered, live_server):
    page, asked = answered
    check_cookies(page)
    assert page.evaluate(KEPT) == []
    assert {url for url in asked if not url.startswith((f"{live_server.url}/", "data:"))} == set()
    # What somebody wrote stands in no address.
    assert not [url for url in asked if CANARY in url]


def test_after_leaving_back_shows_neither_answers_nor_the_code(answered):
    page, _ = answered
    code = page.locator(".cp-code").inner_text().split()[0]
    page.get_by_role("link", name="Finish and leave").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    # One says that somebody left, and not what.
    assert [(one["name"], one["value"]) for one in page.context.cookies()] == [("m", "-")]
    for _ in range(30):
        if press_back(page) is None or "/s/" not in page.url:
            break
        shown = page.content()
        assert code not in shown
        assert CANARY not in shown
        assert not page.locator("input:checked").count()


def test_words_that_were_not_sent_are_there_again_after_back_and_forward(page, live_server):
    steps = [made.step(made.asked("text", "why", "Why?", max_length=100))]
    opened = made.open_with(steps, safety_profile="standard")
    page.goto(f"{live_server.url}/s/{opened.code}/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.locator("main .cp-buttons button").first.click()
    page.locator("textarea").fill(CANARY)
    press_back(page)
    page.go_forward()
    expect(page.locator("textarea")).to_have_value(CANARY)


def test_whoever_looks_for_help_comes_back_to_what_they_were_writing(page, live_server):
    steps = [made.step(made.asked("text", "why", "Why?", max_length=100))]
    page.goto(f"{live_server.url}/s/{made.open_with(steps).code}/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.locator("main .cp-buttons button").first.click()
    page.locator("textarea").fill(CANARY)
    page.get_by_role("button", name="I want someone to help me").click()
    page.get_by_role("link", name="Back to the questions").click()
    expect(page.locator("textarea")).to_have_value(CANARY)
