"""An editor types a day the British way, or no day at all, and leaves the field with Tab."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.desk import Desk
from tests.server import SiteServer

pytestmark = pytest.mark.journey


@pytest.fixture
def desk(site_server: SiteServer, browser: Browser) -> Desk:
    """Let an editor log in and open the draft of an event; nothing of it is published."""
    desk = Desk(browser, site_server, "editor")
    desk.new_page(desk.number_called("Using Evidence in Court"), "changeprojects.eventpage")
    return desk


def type_into(desk: Desk, field: str, words: str) -> None:
    """Type into a field as fingers do, and go on to the next one."""
    place = desk.page.locator(f"[name='{field}']")
    calendar = desk.page.locator(".xdsoft_datetimepicker:visible")
    # Where Tab has led here before, the calendar comes by itself; a click would shut it again.
    place.focus()
    # It opens a moment later; no fingers are as quick as ours.
    expect(calendar).to_be_visible()
    place.press_sequentially(words)
    place.press("Tab")


def test_a_day_stays_as_it_was_typed_and_is_stored_so(desk: Desk) -> None:
    typed = {"starts_at": "31/12/2026 18:30", "ends_at": "2027-01-01 01:00"}
    desk.fill(title="New Year", summary="We meet.", kind="review_meeting")
    for field, words in typed.items():
        type_into(desk, field, words)
        expect(desk.page.locator(f"[name='{field}']")).to_have_value(words)
    desk.edit_page(desk.save_draft())
    expect(desk.page.locator("[name=starts_at]")).to_have_value("31/12/2026 18:30")
    expect(desk.page.locator("[name=ends_at]")).to_have_value("01/01/2027 01:00")


def test_what_is_no_day_is_told_at_the_field_and_not_replaced(desk: Desk) -> None:
    desk.fill(title="Some day", summary="We meet.", kind="review_meeting")
    for field in ("starts_at", "ends_at"):
        type_into(desk, field, "next week")
    desk.page.get_by_role("button", name="Save draft").click()
    for field in ("starts_at", "ends_at"):
        expect(desk.page.locator(f"[name={field}]")).to_have_value("next week")
        wrong = desk.page.locator(f"[id*='-{field}-errors']")
        expect(wrong).to_contain_text("Write a day and a time, as in 31/12/2026 14:30.")


def test_a_day_chosen_in_the_calendar_is_shown_the_british_way(desk: Desk) -> None:
    type_into(desk, "starts_at", "31/12/2026 18:30")
    calendar = desk.page.locator(".xdsoft_datetimepicker:visible")
    # The one of the next field, to which Tab has led.
    expect(calendar).to_be_visible()
    desk.page.locator("[name=starts_at]").focus()
    calendar.locator("td[data-date='24'][data-month='11']").click()
    expect(desk.page.locator("[name=starts_at]")).to_have_value("24/12/2026 18:30")


@pytest.mark.parametrize("words", ["next week", "99/99/2025"])
def test_the_registers_keep_what_was_typed_too(desk: Desk, words: str) -> None:
    desk.go("changeprojects/review/create/")
    type_into(desk, "held_on", words)
    desk.page.locator("footer").get_by_role("button", name="Save", exact=True).click()
    expect(desk.page.locator("[name=held_on]")).to_have_value(words)
    assert "Write a day, as in 31/12/2026." in desk.errors()
