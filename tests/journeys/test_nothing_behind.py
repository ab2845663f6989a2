"""After leaving, Back shows no page of any survey until it ends, in every profile."""

import pytest
from playwright.sync_api import Page, expect

from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    OpenDeploymentFactory,
    frozen_version,
)
from tests.journeys.phone import press_back
from tests.journeys.test_back import browser, page

__all__ = ["browser", "page"]
pytestmark = pytest.mark.journey
TITLE = "This page is no longer here"
TELLS = (
    "We want to know what it was like",
    "safe time",
    "helpline",
    "01632",
    "999",
    "your answers",
)


def look(page: Page, start: str) -> None:
    page.goto(start)
    if page.get_by_role("link", name="Yes, carry on").count():
        page.get_by_role("link", name="Yes, carry on").click()
    page.get_by_role("heading", name="What happens").wait_for()


def be_asked(page: Page, start: str) -> None:
    look(page, start)
    page.goto(f"{start}help/")
    page.goto(f"{start}../receipt/")
    page.goto(f"{start}about/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    for _ in range(2):
        page.get_by_role("button", name="Continue", exact=True).last.click()
        page.wait_for_load_state()


def finish(page: Page, start: str) -> None:
    be_asked(page, start)
    while not page.url.endswith("/check/"):
        page.get_by_role("button", name="Continue", exact=True).last.click()
    page.get_by_role("button", name="Send my answers").last.click()
    page.wait_for_url("**/receipt/")


def go_back_to_the_end(page: Page) -> list[str]:
    """Press Back until there is nothing more; return what each page of the survey said."""
    said = []
    for _ in range(20):
        press_back(page)
        if not page.url.startswith("http"):
            break
        said.append(f"{page.title()} {page.inner_text('body')}")
    return said


@pytest.mark.parametrize(
    ("profile", "do"),
    [
        *(("high", look), ("high", be_asked), ("high", finish)),
        *(("standard", be_asked), ("sensitive", finish)),
    ],
)
def test_back_leads_through_dull_pages_only(page, live_server, profile, do):
    deployment = OpenDeploymentFactory(version=frozen_version(safety_profile=profile))
    start = f"{live_server.url}/s/{deployment.code}/"
    do(page, start)
    page.get_by_role("link", name="Leave this page").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    said = go_back_to_the_end(page)
    assert said
    title = deployment.version.schema["title"]
    for words in said:
        assert words.startswith(TITLE)
        assert not [told for told in (*TELLS, title) if told in words]
    (mark,) = page.context.cookies()
    assert (mark["value"], mark["path"], mark["expires"]) == ("-", "/s/", -1)


def test_the_button_of_that_page_leads_in_again(page, live_server):
    start = f"{live_server.url}/s/{HighSafetyDeploymentFactory().code}/"
    look(page, start)
    page.get_by_role("link", name="Leave this page").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    press_back(page)
    page.get_by_role("button", name="Go to the first page").click()
    expect(page.get_by_role("heading", name="Is now a safe time?")).to_be_visible()
    assert page.context.cookies() == []
    page.get_by_role("link", name="Yes, carry on").click()
    expect(page.get_by_role("button", name="Start")).to_be_visible()
