"""How many presses of a key ten answers take at the coding desk. No person was timed."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.journeys.desk import Desk
from tests.named_tests import ROOT
from tests.server import SiteServer

pytestmark = pytest.mark.journey

TEN = 10
FIGURES = ROOT / "docs" / "reference" / "figures.md"
# Seconds, after Card, Moran and Newell (1980): a key, of no typist; and a thought.
KEY, THOUGHT = 0.28, 1.35
# To find the words, to choose the theme, to see that it stands there.
THOUGHTS = 3
# Words in a minute that people read in silence, after Brysbaert (2019); each answer twice.
READ, TIMES = 238, 2


class Keyboard:
    """The keys of a keyboard, each counted as it is pressed: with Shift or Control it is two."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, Counter[str]()

    def press(self, *chords: str) -> None:
        for chord in chords:
            self.pressed.update(chord.split("+"))
            self.page.keyboard.press(chord)


@pytest.fixture
def desk(site_server: SiteServer, browser: Browser) -> Desk:
    """Answers of the demonstration that nobody has coded yet, on the screen of an analyst."""
    found = Desk(browser, site_server, "analyst")
    found.go("voice/")
    rows = found.page.get_by_role("row").filter(has_text="Court").filter(has_text="Themes")
    # Of one site so few answered that nothing is shown: the survey of all sites comes first.
    rows.first.get_by_role("link", name=re.compile("^Answers")).click()
    # What helped has no theme of its own there; the other question is left to other journeys.
    found.page.get_by_role("link", name="What did someone do that helped?").click()
    found.page.get_by_role("link", name="Not coded yet").click()
    found.page.wait_for_load_state("networkidle")
    return found


def seconds_of(answers: list[Response]) -> float:
    """How long the server took for these, as the browser had it."""
    times = [one.request.timing for one in answers]
    return sum(one["responseStart"] - one["requestStart"] for one in times) / 1000


def test_ten_answers_are_coded_by_the_keyboard_alone(
    desk: Desk, record_property: Callable[[str, object], None]
) -> None:
    page = desk.page
    answers = page.locator("[data-voice-answer]")
    words = [len(one.split()) for one in answers.locator("[data-voice-text]").all_inner_texts()]
    assert len(words) >= TEN
    # Where there are only two words, the third press finds no further one.
    assert min(words[:TEN]) >= 2
    keys, served = Keyboard(page), list[Response]()

    def note(answer: Response) -> None:
        if answer.request.is_navigation_request():
            served.append(answer)

    page.on("response", note)
    for _ in range(TEN):
        # The next answer, to the first word, two more words, the first theme.
        keys.press("j", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "1")
    expect(page.locator("[data-voice-marked] li")).to_have_count(TEN)
    keys.press("Control+s")
    expect(page.locator(".messages .success")).to_contain_text("Saved the themes of 10 answers")
    page.wait_for_load_state("networkidle")
    assert sum(keys.pressed.values()) == 7 * TEN + 2
    assert set(keys.pressed) == {"j", "ArrowRight", "Shift", "1", "Control", "s"}
    by_hand = sum(keys.pressed.values()) * KEY / TEN + THOUGHTS * THOUGHT
    reading = sum(words[:TEN]) / TEN / READ * 60 * TIMES
    # Read with `--junitxml`, for the page of figures: no time is asserted.
    record_property("words", sum(words[:TEN]))
    record_property("seconds by hand", round(by_hand, 1))
    record_property("seconds to read twice", round(reading, 1))
    record_property("seconds of the server", round(seconds_of(served), 2))


def test_the_estimate_is_the_one_that_is_written_down() -> None:
    """With the assumptions beside it, and that it is one."""
    figures = " ".join(FIGURES.read_text(encoding="utf-8").split())
    presses = 7 * TEN + 2
    hands, thoughts = presses / TEN * KEY, THOUGHTS * THOUGHT
    assert f"{presses} presses of a key" in figures
    assert f"{presses / TEN:.1f} × {KEY} s = {hands:.1f} s" in figures
    assert f"{THOUGHTS} × {THOUGHT} s = {thoughts:.1f} s" in figures
    assert "No person was timed" in figures
