"""An author sees beside the form what to mend and where answers lead, and tries the survey."""

import re

import pytest
from playwright.sync_api import Browser, Route, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.journeys.desk import Desk
from tests.server import SiteServer

pytestmark = pytest.mark.journey
TITLE = "Going to court: what was it like for you?"
QUESTION = "Did you see what the social worker wrote about your family before it went to court?"


def test_an_author_is_told_and_tries(browser: Browser, site_server: SiteServer) -> None:
    desk = Desk(browser, site_server, "survey-manager")
    desk.go("snippets/surveys/survey/")
    desk.page.get_by_role("link", name=TITLE).first.click()
    desk.page.wait_for_load_state("networkidle")
    # Beside the question itself stands what the panel says of it.
    beside = desk.page.locator("[data-finding-copy]")
    expect(beside.filter(has_text="has 16 words").first).to_be_attached()
    desk.page.get_by_role("button", name="Toggle check and routes").click()
    panel = desk.page.locator(".sv-findings")
    expect(panel.get_by_text("Nothing stands against publishing.")).to_be_visible()
    drawing = panel.get_by_role("img", name="The ways through this survey")
    expect(drawing).to_be_visible()
    # Another author may have reworded the question meanwhile.
    expect(panel.get_by_text(re.compile("Shown only if “.+” is not “No”"))).to_be_visible()
    with desk.page.context.expect_page() as opened:
        panel.get_by_role("link", name=re.compile("^Try it")).click()
    trial = opened.value
    trial.get_by_role("button", name="Start").click()
    trial.get_by_label("Yes, I want to take part").check()
    trial.get_by_role("button", name="Continue").last.click()
    expect(trial.get_by_role("heading", level=1)).to_have_text(re.compile("^Before the court"))
    trial.get_by_label("I’d rather not say").check()
    trial.get_by_role("button", name="Continue").last.click()
    expect(trial.get_by_role("heading", level=1)).to_have_text(QUESTION)


def test_an_author_chooses_the_question_of_a_rule(
    browser: Browser, site_server: SiteServer
) -> None:
    desk = Desk(browser, site_server, "survey-manager")
    desk.page.route("**/edit/**", _refuse_to_save)
    desk.go("snippets/surveys/survey/")
    desk.page.get_by_role("link", name=TITLE).first.click()
    desk.page.wait_for_load_state("networkidle")
    chosen = desk.page.locator("#steps-2-value-show_if-question-choice")
    expect(chosen.locator("option:checked")).to_have_text(f"2. {QUESTION}")
    # Page 3 may depend on pages 1 and 2, and on none that comes later.
    expect(chosen.locator("option")).to_have_count(3)
    answers = desk.page.locator("#steps-2-value-show_if-value-answers option")
    expect(answers).to_have_text(
        ["Yes, in good time", "Yes, but only just before", "No", "I’m not sure"]
    )
    # What was written just now, and not saved, is in the list at once.
    first = desk.page.locator("[name='steps-0-value-questions-0-value-label']")
    first.evaluate("(field) => { field.value = 'Did anybody explain it?'; }")
    chosen.evaluate("(list) => list.dispatchEvent(new Event('focus'))")
    expect(chosen.locator("option").nth(1)).to_have_text("1. Did anybody explain it?")
    block = desk.page.locator("[name='steps-0-value-questions-0-id']").input_value()
    chosen.evaluate(
        "(list) => { list.selectedIndex = 1; list.dispatchEvent(new Event('change')); }"
    )
    kept = desk.page.locator("[name='steps-2-value-show_if-question']")
    expect(kept).to_have_value(block)
    label = desk.page.locator("label[for='steps-2-value-show_if-question-choice']")
    expect(label).to_have_text(re.compile("Only if the question"))


def test_an_author_looks_at_every_page_in_every_language(
    browser: Browser, site_server: SiteServer
) -> None:
    desk = Desk(browser, site_server, "survey-manager")
    desk.page.route("**/edit/**", _refuse_to_save)
    desk.go("snippets/surveys/survey/")
    desk.page.get_by_role("link", name="Being safe, being heard").first.click()
    desk.page.wait_for_load_state("networkidle")
    desk.page.get_by_role("button", name="Toggle preview").click()
    modes = desk.page.get_by_label("Preview mode")
    shown = desk.page.frame_locator("#w-preview-iframe")
    names = modes.locator("option").evaluate_all("all => all.map(one => one.value)")
    urdu = [name for name in names if name.endswith("@ur")]
    assert len(urdu) == 13
    assert len(names) == 3 * len(urdu)
    for name in urdu:
        _look_at(desk, name)
        expect(shown.locator("html")).to_have_attribute("lang", "ur")
    # What is pressed says that it does nothing; the server is not asked and refuses nothing.
    _look_at(desk, "page-1")
    for pressed in ("button[name=in][value=ur]", ".cp-buttons button", ".cp-exit"):
        shown.locator(pressed).first.click()
        expect(shown.get_by_text("Nothing was done: this is a preview.")).to_be_visible()
        expect(shown.locator("#looked-at[data-mode='page-1']")).to_be_visible()


def _look_at(desk: Desk, mode: str) -> None:
    """Choose a page in the preview, again if it was still busy with the one before."""
    shown = desk.page.frame_locator("#w-preview-iframe").locator(f"#looked-at[data-mode='{mode}']")
    for _ in range(5):
        desk.page.get_by_label("Preview mode").select_option(mode)
        try:
            shown.wait_for(timeout=4_000)
        except PlaywrightTimeout:
            continue
        return
    expect(shown).to_be_visible()


def _refuse_to_save(route: Route) -> None:
    """Keep the survey as others find it: Wagtail saves what is typed by itself."""
    if route.request.method == "POST":
        route.abort()
    else:
        route.fallback()
