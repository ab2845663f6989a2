"""An analyst codes answers by the keyboard alone: words, whole answers, and none at all."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.desk import Desk
from tests.server import SiteServer

pytestmark = pytest.mark.journey


@pytest.fixture
def desk(site_server: SiteServer, browser: Browser) -> Desk:
    """The answers to the survey with the most themes, on the screen of an analyst."""
    found = Desk(browser, site_server, "analyst")
    found.go("voice/")
    rows = found.page.get_by_role("row").filter(has_text="Court").filter(has_text="Themes")
    # Of one site so few answered that nothing is shown: the survey of all sites comes first.
    rows.first.get_by_role("link", name=re.compile("^Answers")).click()
    found.page.get_by_role("link", name="Not coded yet").click()
    found.page.wait_for_load_state("networkidle")
    return found


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_words_are_chosen_and_coded_with_keys(desk: Desk) -> None:
    page = desk.page
    first = page.locator("[data-voice-answer]").first
    number = first.locator("input[name=answer]").input_value()
    answer = page.locator("[data-voice-answer]").filter(
        has=page.locator(f"input[name=answer][value='{number}']")
    )
    said = answer.locator("[data-voice-text]").inner_text().split()
    press(page, "j", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "1")
    marked = answer.locator("[data-voice-marked] li")
    expect(marked).to_have_count(1)
    assert marked.locator("q").inner_text().split() == said[1:3]
    expect(answer.locator("[data-key='1']")).to_be_checked()
    press(page, "2")  # no words are chosen any more: the whole answer
    press(page, "Control+s")
    expect(page.locator(".messages .success")).to_contain_text("Saved the themes of 1 answer")
    page.get_by_role("link", name="All", exact=True).click()
    page.wait_for_load_state("networkidle")
    while not answer.count():
        page.get_by_role("link", name="Next").click()
        page.wait_for_load_state("networkidle")
    assert answer.locator("mark").inner_text().split() == said[1:3]
    assert answer.locator("[data-voice-marked] input").is_checked()
    assert answer.locator(".voice-theme input:checked").count() == 2


def test_what_the_mouse_chooses_is_coded_in_whole_characters(desk: Desk) -> None:
    page = desk.page
    answer = page.locator("[data-voice-answer]").first
    answer.locator("[data-voice-text] [data-start]").first.evaluate(
        """piece => {
            piece.textContent = "😀 too late 😀";
            getSelection().setBaseAndExtent(piece.firstChild, 3, piece.firstChild, 11);
        }"""
    )
    answer.locator(".voice-theme input").first.focus()
    press(page, "1")
    value = answer.locator("[data-voice-marked] input").get_attribute("value")
    assert value.endswith(":2:10")


def test_no_theme_fits_is_a_key_too_and_an_answer_can_be_left_without_a_trace(desk: Desk) -> None:
    page = desk.page
    answer = page.locator("[data-voice-answer]").first
    press(page, "j", "0")
    expect(answer.locator("[data-key='0']")).to_be_checked()
    press(page, "0", "ArrowRight", "Escape")
    expect(answer.locator("[data-key='0']")).not_to_be_checked()
    assert page.evaluate("getSelection().isCollapsed")
    expect(answer.locator("[data-voice-marked] li")).to_have_count(0)


def test_a_click_or_a_letter_gives_the_chosen_words_a_theme(desk: Desk) -> None:
    page = desk.page
    answer = page.locator("[data-voice-answer]").first
    box = answer.locator(".voice-theme input[data-code]").nth(1)
    marked = answer.locator("[data-voice-marked] li")
    # The tenth theme has this key: to one with another it is given here.
    box.evaluate("box => { box.dataset.key = 'a'; }")
    press(page, "j", "ArrowRight", "Shift+ArrowRight")
    answer.locator(".voice-theme span").nth(1).click()
    expect(marked).to_have_count(1)
    expect(box).to_be_checked()
    press(page, "ArrowRight", "a")
    expect(marked).to_have_count(2)
    expect(box).to_be_checked()
    press(page, "ArrowRight", "ArrowRight")
    box.click()
    expect(marked).to_have_count(3)
    expect(box).to_be_checked()
    box.click()  # no words are chosen any more: the whole answer
    expect(box).not_to_be_checked()
    expect(marked).to_have_count(3)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("tab", ["Answers", "Themes", "Exports"])
def test_the_desks_have_room_and_nothing_that_axe_finds(desk: Desk, width: int, tab: str) -> None:
    page = desk.page
    page.set_viewport_size({"width": width, "height": 900})
    page.get_by_role("navigation", name="Pages about this survey").get_by_role(
        "link", name=tab
    ).click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert not [
        (one["id"], [n["target"] for n in one["nodes"]][:3]) for one in found.response["violations"]
    ]
