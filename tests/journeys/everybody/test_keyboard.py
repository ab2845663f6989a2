"""A whole survey with a keyboard and nothing else."""

import re

import pytest
from playwright.sync_api import Page, expect

from surveys.models import Answer, Response
from tests.journeys.everybody import made

pytestmark = pytest.mark.journey

FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const style = getComputedStyle(one), bar = document.querySelector(".cp-bar");
  const foot = bar.getBoundingClientRect().bottom;
  return {
    tag: one.tagName, name: one.name || "", type: one.type || "", value: one.value || "",
    words: one.innerText || "", css: one.className,
    outline: parseFloat(style.outlineWidth) * (style.outlineStyle !== "none"),
    ring: style.boxShadow !== "none",
    seen: box.top >= 0 && box.bottom < innerHeight - 4 && box.width > 0 && box.height > 0,
    inside: Boolean(one.closest("main")),
    covered: !bar.contains(one) && box.bottom <= foot,
  };
}"""
MOST_STOPS = 60


class Keyboard:
    """Somebody who has a keyboard only; every press checks that they can see where they are."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def focused(self) -> dict:
        return self.page.evaluate(FOCUSED)

    def tab(self) -> dict:
        self.page.keyboard.press("Tab")
        now = self.focused()
        if now["tag"] != "BODY":
            assert now["outline"] >= 2 or now["ring"], f"nobody sees the focus: {now}"
            assert now["seen"], f"it is not in sight: {now}"
            assert not now["covered"], f"it lies under the bar: {now}"
        return now

    def reach(self, **wanted: str) -> dict:
        """Press Tab until something like `wanted` has the focus."""
        met = []
        for _ in range(MOST_STOPS):
            now = self.tab()
            if all(now[key].strip() == value for key, value in wanted.items()):
                return now
            met.append((now["tag"], now["name"], now["words"]))
        raise AssertionError(f"Tab never reaches {wanted}: {met}")

    def press(self, words: str) -> None:
        """Reach the button or link with these words and press Enter."""
        self.reach(words=words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).first.inner_text()


@pytest.fixture
def keyboard(page, live_server):
    """Open the first page of a survey that asks every kind of question, on a laptop."""
    deployment = made.open_with(made.every_kind())
    page.set_viewport_size({"width": 1024, "height": 700})
    page.goto(f"{live_server.url}/s/{deployment.code}/")
    return Keyboard(page)


ANSWERS = {
    # By question: what is done after its first control has the focus.
    "single": ["Space", "ArrowDown"],
    "several": ["Space", "Tab", "Space"],
    "top": ["Space"],
    "yes-no": ["Space", "ArrowDown", "ArrowDown"],
    "faces": ["Space"],
    "pictures": ["Space", "ArrowRight"],
    "scale": ["Space", "ArrowRight", "ArrowRight"],
    "number": ["3"],
    "month": ["3", "Tab", "2", "0", "2", "4"],
    "hard": ["Space"],
    "short": ["k", "i", "n", "d"],
    "code": ["a", "Tab", "b", "Tab", "7", "Tab", "1"],
    "again": ["Space"],
    "easy": ["Space"],
    "why": ["o", "h"],
    "times": ["9"],
    "text": ["t", "e", "a"],
}
SAID = {
    "single": "no",
    "several": ["texts", "calls"],
    "top": ["a"],
    "yes-no": "not-sure",
    "faces": "good",
    "pictures": "at-school",
    "scale": "2",
    "number": "3",
    "month": "2024-03",
    "hard": "yes",
    "again": "yes",
    "easy": "yes",
    "times": "9",
}
WRITTEN = {"short": "kind", "why": "oh", "text": "tea"}


def answer(keyboard: Keyboard, key: str) -> None:
    """Tab to the first control of a question and answer it."""
    for _ in range(MOST_STOPS):
        now = keyboard.tab()
        name = now["name"].removeprefix("q-").removeprefix("t-")
        # The buttons that turn pictures on and off have a name too.
        if now["tag"] != "BUTTON" and name.partition(".")[0] == key:
            break
    else:
        raise AssertionError(f"Tab never reaches {key}")
    for press in ANSWERS[key]:
        keyboard.page.keyboard.press(press)


def keys_on(page: Page) -> list[str]:
    """Return the questions of the page, in its order."""
    names = page.eval_on_selector_all(
        "main input:not([type=hidden]), main textarea", "all => all.map(one => one.name)"
    )
    return list(dict.fromkeys(re.sub(r"^[qt]-|\..*", "", name) for name in names))


def test_a_whole_survey_is_answered_and_sent_by_keyboard(keyboard, live_server):
    page = keyboard.page
    keyboard.press("Start")
    keyboard.reach(type="radio")
    page.keyboard.press("Space")
    keyboard.press("Continue")
    while keyboard.heading() != "Check your answers":
        if page.get_by_role("button", name="Go on").count():
            keyboard.press("Go on")
            continue
        for key in keys_on(page):
            answer(keyboard, key)
        keyboard.press("Continue")
    keyboard.reach(name="change", value="5")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("I’m not sure")).to_be_checked()
    keyboard.press("Continue")
    keyboard.press("Send my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Your answers are sent")
    kept = {one.key: one for one in Answer.objects.all()}
    assert {key: kept[key].value for key in SAID} == SAID
    assert {key: kept[key].text for key in WRITTEN} == WRITTEN
    assert len(kept["code"].value) == 4
    assert Response.objects.count() == 1


def test_enter_in_a_box_goes_on_and_neither_back_nor_out(keyboard):
    page = keyboard.page
    keyboard.press("Start")
    keyboard.reach(type="radio")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/1/")


PLACES = ["", "about/", "safety/", "consent/", "1/", "2/", "check/", "help/", "contact/", "x/"]


def test_the_way_out_is_the_first_stop_and_the_skip_link_leads_past_the_bar(keyboard):
    page = keyboard.page
    first = page.url
    keyboard.press("Start")
    for place in PLACES:
        page.goto(first + place)
        assert keyboard.tab()["css"] == "cp-exit", place
    page.goto(first + "consent/")
    keyboard.reach(css="cp-skip")
    expect(page.get_by_role("link", name="Skip to the question")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert keyboard.tab()["inside"], "it leads to what is asked, past the bar"


def test_the_list_of_what_is_wrong_has_the_focus_and_leads_to_the_question(keyboard):
    page = keyboard.page
    keyboard.press("Start")
    keyboard.press("Continue")
    expect(page.get_by_role("alert")).to_be_focused()
    assert keyboard.tab()["tag"] == "A"
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_focused()
    assert not keyboard.focused()["covered"]
    assert page.title().startswith("Error: ")


def test_leaving_by_keyboard_is_one_tab_and_enter(keyboard, settings):
    settings.EXIT_URL = "https://weather.example/"
    dull = "<h1>Rain later</h1>"
    show = {"body": dull, "content_type": "text/html"}
    keyboard.page.route("https://weather.example/", lambda route: route.fulfill(**show))
    keyboard.press("Start")
    keyboard.tab()
    keyboard.page.keyboard.press("Enter")
    expect(keyboard.page.get_by_role("heading", name="Rain later")).to_be_visible()
