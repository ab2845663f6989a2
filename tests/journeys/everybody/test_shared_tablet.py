"""Somebody walks off from a tablet that many share; the next person finds nothing of theirs."""

import pytest
from playwright.sync_api import expect

from surveys.models import Draft, SurveyDeployment
from surveys.rules import expiry
from tests.factories.surveys import OpenDeploymentFactory
from tests.journeys.phone import press_back

pytestmark = pytest.mark.journey
CANARY = "canary-dunnock-what-i-wrote"


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: it keeps what theirs keep, and leads where theirs lead."""
    return whole_browser


@pytest.fixture
def start(live_server):
    """Return where the questions begin on the tablet."""
    deployment = OpenDeploymentFactory(access=SurveyDeployment.Access.TABLET)
    return f"{live_server.url}/s/{deployment.code}/"


@pytest.fixture
def quick(monkeypatch):
    """A tablet that asks after seconds, for tests that wait in earnest."""
    times = expiry.Idle(untouched_minutes=0.03, opened_minutes=0.05, answer_seconds=2)
    monkeypatch.setattr("surveys.templatetags.answering.IDLE", times)
    monkeypatch.setattr("surveys.views.tablet.IDLE", times)


@pytest.fixture
def unscripted(browser):
    """A browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    yield context.new_page()
    context.close()


def go_to_the_box(page, start):
    """Begin, and pass by the questions before the one that is answered in words."""
    page.goto(start)
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    for place in ("1/", "3/", "4/"):
        page.get_by_role("button", name="Continue", exact=True).last.click()
        page.wait_for_url(f"**/{place}")


def write_something(page, start):
    """Stop at the box, with something in it that is kept."""
    go_to_the_box(page, start)
    page.locator("textarea").fill(CANARY)
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("button", name="Back", exact=True).click()
    expect(page.locator("textarea")).to_have_value(CANARY)


def find_nothing(page):
    """See that no way leads back to what was there: not Back, and not what the browser keeps."""
    assert page.context.cookies() == []
    assert not Draft.objects.exists()
    for _ in range(30):
        if press_back(page) is None or "/s/" not in page.url:
            break
        assert CANARY not in page.content()
        assert not page.locator("input:checked").count()


def test_a_page_that_nobody_touches_asks_and_then_begins_anew(page, start):
    page.clock.install()
    write_something(page, start)
    asked = page.get_by_role("dialog", name="Are you still here?")
    page.clock.run_for("04:50")
    expect(asked).to_be_hidden()
    page.clock.run_for("00:15")
    expect(asked).to_be_visible()
    page.clock.run_for("01:00")
    page.wait_for_url(start)
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    find_nothing(page)


def test_whoever_is_still_there_goes_on_with_one_key_and_loses_nothing(page, start):
    page.clock.install()
    write_something(page, start)
    page.locator("textarea").fill(f"{CANARY} and more")
    for _ in range(3):
        page.clock.run_for("05:30")
        asked = page.get_by_role("dialog", name="Are you still here?")
        expect(asked.get_by_role("button", name="Yes, carry on")).to_be_focused()
        page.keyboard.press("Enter")
        expect(asked).to_be_hidden()
    expect(page.locator("textarea")).to_have_value(f"{CANARY} and more")


def test_whoever_touches_the_page_is_not_asked(page, start):
    page.clock.install()
    write_something(page, start)
    for _ in range(4):
        page.clock.run_for("04:00")
        page.locator("textarea").press("a")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_a_tablet_that_slept_begins_anew_as_soon_as_it_wakes(page, start):
    page.clock.install()
    write_something(page, start)
    page.clock.fast_forward("30:00")
    page.wait_for_url(start)
    find_nothing(page)


def test_without_scripts_a_page_of_its_own_asks_and_then_begins_anew(unscripted, start, quick):
    write_something(unscripted, start)
    expect(unscripted.get_by_role("heading", name="Are you still here?")).to_be_visible()
    expect(unscripted.get_by_role("button", name="Start")).to_be_visible()
    find_nothing(unscripted)


def test_without_scripts_too_whoever_is_still_there_loses_nothing_kept(unscripted, start, quick):
    write_something(unscripted, start)
    unscripted.get_by_role("link", name="Yes, carry on").click()
    unscripted.goto(f"{start}check/")
    assert Draft.objects.exists()


def test_the_next_person_to_press_start_finds_nothing(page, start):
    write_something(page, start)
    page.goto(start)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_label("Yes, I want to take part")).not_to_be_checked()
    assert Draft.objects.count() == 1
    for _ in range(30):
        if press_back(page) is None or "/s/" not in page.url:
            break
        assert CANARY not in page.content()


def test_after_sending_the_tablet_is_ready_for_the_next_person(page, start):
    write_something(page, start)
    page.get_by_role("button", name="Continue", exact=True).last.click()
    heading = page.get_by_role("heading", level=1).first
    page.get_by_role("button", name="Send my answers").last.click()
    expect(heading).to_contain_text("Thank you")
    code = page.locator(".cp-code")
    expect(code).to_be_hidden()
    page.get_by_text("Show my code").click()
    expect(code).to_be_visible()
    page.get_by_role("link", name="Finish and leave").click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    assert page.context.cookies() == []
    press_back(page)
    expect(heading).not_to_contain_text("Thank you")
    expect(code).to_have_count(0)
