"""Questions about who people are, in a browser on a phone: after sending, apart, counted once."""

import pytest
from playwright.sync_api import expect

from surveys.models import EqualityCounts, Response
from tests.factories.surveys import single, step
from tests.journeys.everybody import made
from tests.journeys.everybody.window import ZOOMED, faults_of
from tests.journeys.phone import press_back

pytestmark = pytest.mark.journey
PHONE = {"width": 390, "height": 780}


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: it keeps what theirs keep, and leads where theirs lead."""
    return whole_browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request, browser):
    context = browser.new_context(viewport=PHONE, java_script_enabled=request.param, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def asked(page, live_server):
    """Answer and send; return the page that comes then."""
    survey = made.open_with(
        [step(single("one", "Was it fair?", ["Yes", "No"]))], asks_equality=True
    )
    page.goto(f"{live_server.url}/s/{survey.code}/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.locator("main .cp-buttons button").first.click()
    page.get_by_label("Yes", exact=True).check()
    page.locator("main .cp-buttons button").first.click()
    page.locator("main").get_by_role("button", name="Send my answers").click()
    expect(heading(page)).to_have_text("Some questions about you")
    return page


def test_it_fits_at_four_hundred_per_cent(asked):
    asked.set_viewport_size(ZOOMED)
    assert faults_of(asked) == []
    asked.get_by_label("25 to 34").check()
    asked.locator("main").get_by_role("button", name="Add these to the counts").click()
    expect(heading(asked)).to_contain_text("Thank you")
    assert faults_of(asked) == []


def test_after_leaving_back_shows_nothing_of_it(asked):
    asked.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Rain later"))
    asked.get_by_label("25 to 34").check()
    asked.get_by_role("link", name="Leave this page").click()
    expect(asked.get_by_text("Rain later")).to_be_visible()
    # One says that somebody left, and not what.
    assert [(one["name"], one["value"]) for one in asked.context.cookies()] == [("m", "-")]
    for _ in range(8):
        if press_back(asked) is None or "/s/" not in asked.url:
            break
        assert "Some questions about you" not in asked.content()
        assert not asked.locator("input:checked").count()
    assert Response.objects.count() == 1


def heading(page):
    return page.get_by_role("heading", level=1)


def told():
    return EqualityCounts.objects.get().counts


def test_it_is_counted_once_whatever_the_browser_does(asked):
    other = asked.context.new_page()
    other.goto(asked.url)
    asked.get_by_label("25 to 34").check()
    asked.reload()
    expect(heading(asked)).to_have_text("Some questions about you")
    asked.get_by_label("25 to 34").check()
    asked.locator("main").get_by_role("button", name="Add these to the counts").click()
    expect(heading(asked)).to_contain_text("Thank you")
    expect(asked.locator(".cp-code")).to_be_visible()
    press_back(asked)
    expect(heading(asked)).not_to_contain_text("Check your answers")
    other.get_by_label("65 or over").check()
    other.locator("main").get_by_role("button", name="Add these to the counts").click()
    expect(heading(other)).to_contain_text("Thank you")
    assert (told()["age"]["25_34"], told()["age"]["65"]) == (1, 0)
    assert Response.objects.count() == 1


def test_one_press_skips_it_before_anything_has_to_be_scrolled(asked):
    skip = asked.get_by_role("button", name="Skip all of these").first
    assert skip.bounding_box()["y"] < PHONE["height"] - 100
    skip.click()
    expect(heading(asked)).to_contain_text("Thank you")
    assert not EqualityCounts.objects.exists()


def test_it_can_be_done_with_the_keyboard_alone(asked):
    for _ in range(60):
        asked.keyboard.press("Tab")
        if asked.locator("#q-age-1:focus").count():
            break
    asked.keyboard.press("ArrowDown")
    # Enter in a form presses its first button, which adds to the counts and skips nothing.
    asked.keyboard.press("Enter")
    expect(heading(asked)).to_contain_text("Thank you")
    assert told()["age"]["25_34"] == 1
