"""At a pilot site, on a phone: what the team does differently takes two links and few questions."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.phone import PHONE, Phone
from tests.server import SiteServer

pytestmark = pytest.mark.journey

WHAT = "We read the page aloud together before anybody wrote."
WHY = "Some of us read slowly."
MOST_FIELDS = 3


def test_a_site_records_what_it_does_differently_on_a_phone(
    site_server: SiteServer, browser: Browser
) -> None:
    phone = Phone(browser, f"{site_server.url}/network/")
    page = phone.page
    page.get_by_label("Username").fill("link-officer")
    page.get_by_label("Password").fill(site_server.passwords["link-officer"])
    phone.press("Log in")

    open_the_form(page)
    leave_out_what_is_needed(phone)
    # Most of it was not planned, and that is chosen already.
    expect(page.get_by_label("No", exact=True)).to_be_checked()
    page.get_by_label("What did you do differently?").fill(WHAT)
    phone.press("Record it")
    expect(page.get_by_role("status")).to_contain_text("It is recorded.")
    mine = page.get_by_role("listitem").filter(has_text=WHAT)
    expect(mine.first).to_contain_text("Waits for an editor")
    page.context.close()


def open_the_form(page: Page) -> None:
    """Go there from the agency's first page: two links, and a few questions."""
    sites = page.get_by_role("region", name="Your pilot sites")
    for link in (sites.get_by_role("link"), page.get_by_role("link", name=re.compile("^Record"))):
        link.first.click()
        page.wait_for_load_state()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    form = page.locator("main form").first
    questions = form.locator("textarea, fieldset, input[type=text]")
    assert questions.count() <= MOST_FIELDS


def leave_out_what_is_needed(phone: Phone) -> None:
    """Press the button too early: the fault is told, and nothing is lost."""
    phone.page.get_by_label("Why?").fill(WHY)
    phone.press("Record it")
    fault = phone.page.get_by_role("alert")
    expect(fault).to_contain_text("Write what you did differently.")
    expect(phone.page.get_by_label("Why?")).to_have_value(WHY)
