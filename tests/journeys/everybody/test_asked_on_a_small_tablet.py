"""“Are you still here?” at 400 per cent, from left to right and from right to left."""

import pytest
from playwright.sync_api import expect

from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import SurveyDeployment
from tests.browser import PATIENCE
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, published_notice
from tests.journeys.everybody.inspector import Inspector
from tests.journeys.everybody.window import ZOOMED
from tests.surveys.test_switching import TRANSLATIONS, pages

pytestmark = pytest.mark.journey
WRITTEN = "What I wrote"
NAMES = {"": "English", "ur": "اردو", "easy-read": "Easy Read"}
# What of these elements is outside the window, wider than the dialog, or under something else.
HIDDEN = """elements => elements.filter(one => {
  const box = one.getBoundingClientRect(), dialog = document.querySelector("dialog");
  const within = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight
    && box.right <= innerWidth && dialog.scrollWidth <= dialog.clientWidth;
  const corners = [[box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3],
    [box.left + 3, box.bottom - 3], [box.right - 3, box.top + 3]];
  return !within || corners.some(([x, y]) => !one.contains(document.elementFromPoint(x, y)));
}).map(one => one.outerHTML.slice(0, 80))"""
FOCUSED = """(() => {
  const one = document.activeElement, dialog = document.querySelector("dialog");
  return one !== dialog && dialog.contains(one) ? one.innerText : "";
})()"""
# Between the last and the first there is the browser, or the dialog that can be scrolled.
ELSEWHERE = "[document.body, document.querySelector('dialog')].includes(document.activeElement)"
UNDER_ITS_HEADING = """one => one.getBoundingClientRect().top
  >= one.previousElementSibling.getBoundingClientRect().bottom - 1"""


class Asked:
    """Somebody at a tablet with large letters, who is asked whether they are still there."""

    def __init__(self, page, url, form):
        self.page, self.words = page, SHIPPED.get(form, PHRASES)
        for one in ("ur", "easy-read"):
            published_notice("parent_carer", one, privacy=f"Notice in {one}")
        version = frozen_version(steps=pages(), translations=TRANSLATIONS)
        tablet = SurveyDeployment.Access.TABLET
        self.start = f"{url}/s/{OpenDeploymentFactory(version=version, access=tablet).code}/"
        page.clock.install()
        page.goto(self.start)
        if form:
            page.get_by_role("button", name=NAMES[form]).click()
        self.go_on()
        page.get_by_role("radio").first.check()
        self.go_on()
        self.go_on()
        page.locator("textarea").fill(WRITTEN)

    def go_on(self):
        self.page.locator("main .cp-buttons button").first.click()
        self.page.wait_for_load_state("load")

    def wait(self):
        self.page.clock.run_for("05:05")
        expect(self.dialog).to_be_visible()

    @property
    def dialog(self):
        return self.page.locator("dialog")

    def hidden(self, selector):
        return self.dialog.locator(selector).evaluate_all(HIDDEN)


@pytest.fixture(params=sorted(NAMES), ids=lambda form: form or "English")
def asked(browser, request, live_server):
    context = browser.new_context(viewport=ZOOMED, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield Asked(context.new_page(), live_server.url, request.param)
    context.close()


def test_the_question_and_the_answer_are_in_sight_and_the_rest_a_key_away(asked):
    asked.wait()
    assert asked.hidden("h2") == []
    assert asked.hidden("button") == []
    assert asked.page.evaluate(FOCUSED) == asked.words["safe_yes"]
    # The browser rolls smoothly, and as long as a busy machine takes.
    for _ in range(30):
        asked.page.keyboard.press("ArrowUp")
        asked.page.clock.run_for("00:01")
        if asked.dialog.locator("p").evaluate(UNDER_ITS_HEADING):
            break
        asked.page.wait_for_timeout(200)
    assert asked.dialog.locator("p").evaluate(UNDER_ITS_HEADING)
    # In Easy Read each idea has a line of its own.
    said = asked.dialog.locator("p").inner_text()
    assert said.split() == asked.words["still_why"].split()


def test_keys_reach_everything_in_it_and_nothing_behind_it(asked):
    asked.wait()
    reached = set()
    for _ in range(6):
        asked.page.keyboard.press("Tab")
        if words := asked.page.evaluate(FOCUSED):
            reached.add(words)
            assert asked.hidden("h2, :focus") == []
        else:
            assert asked.page.evaluate(ELSEWHERE)
    assert reached == {asked.words["safe_yes"], asked.words["leave"]}


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_afterwards_one_goes_on_where_one_was(asked, key):
    asked.wait()
    asked.page.keyboard.press(key)
    expect(asked.dialog).to_be_hidden()
    expect(asked.page.locator("textarea")).to_be_focused()
    expect(asked.page.locator("textarea")).to_have_value(WRITTEN)
    # All the time again.
    asked.page.clock.run_for("04:50")
    expect(asked.dialog).to_be_hidden()


def test_a_machine_finds_nothing_wrong_with_it(asked):
    asked.wait()
    inspector = Inspector(asked.page)
    inspector.look("asked at a tablet")
    inspector.close()
    assert inspector.found == [], "\n".join(inspector.found)
