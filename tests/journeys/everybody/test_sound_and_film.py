"""Sounds and films of questions in a browser: nothing is fetched before somebody plays it."""

import base64

import pytest
from playwright.sync_api import expect

from home.demo.sounds import tones
from tests.factories.surveys import asked, items, published_notice, step
from tests.journeys.everybody import made
from tests.surveys.test_clips import WORDS, document

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("storage")]


@pytest.fixture
def question(page, live_server):
    """Go to a question that is read aloud and signed; return the page and what it asked for."""
    published_notice()
    sound, film, words = (
        document("a.mp3", tones(1)).pk,
        # Chromium is built without what it takes to show one; that it is asked for is enough.
        document("a.mp4", tones(1)).pk,
        document("a.vtt", WORDS).pk,
    )
    others = items(
        {"form": "en-gb", "sound": sound}, {"form": "bfi", "film": film, "captions": words}
    )
    survey = made.open_with(
        [
            step(asked("yes_no", "how", "Was it fair?", others=others)),
            step(asked("text", "why", "Why?", max_length=100, others=others)),
        ]
    )
    fetched = []
    page.on("request", lambda one: fetched.append(one.url) if "/clip/" in one.url else None)
    page.goto(f"{live_server.url}/s/{survey.code}/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.locator("main .cp-buttons button").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Was it fair?")
    return page, fetched


def test_a_sound_is_fetched_and_heard_when_somebody_plays_it(question):
    page, fetched = question
    page.wait_for_load_state("networkidle")
    assert fetched == []
    sound = page.locator("audio")
    assert sound.evaluate("one => one.paused && one.preload === 'none' && !one.autoplay")
    length = sound.evaluate(
        "one => new Promise((found, lost) => { one.onloadedmetadata = () => found(one.duration);"
        " one.onerror = () => lost(new Error(one.error.message)); one.play(); })"
    )
    assert 0.5 < length < 1.5
    assert len(set(fetched)) == 1


def test_the_sound_of_the_demonstration_is_heard(page):
    loudness = page.evaluate(
        """async sound => {
            const bytes = Uint8Array.from(atob(sound), one => one.charCodeAt(0));
            const heard = new OfflineAudioContext(1, 44100, 44100);
            const wave = (await heard.decodeAudioData(bytes.buffer)).getChannelData(0);
            return Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length);
        }""",
        base64.b64encode(tones(3)).decode(),
    )
    assert 0.05 < loudness < 0.5


def test_a_film_is_switched_on_like_a_language_and_keeps_what_was_chosen(question):
    page, fetched = question
    page.get_by_label("Yes", exact=True).check()
    page.get_by_role("button", name="British Sign Language").click()
    expect(page.locator("video")).to_be_visible()
    expect(page.get_by_label("Yes", exact=True)).to_be_checked()
    assert fetched == []
    page.locator("main .cp-buttons button").first.click()
    page.locator("textarea").fill("Nobody came.")
    expect(page.locator("video")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.locator("textarea")).to_have_value("Nobody came.")
    expect(page.locator("video")).to_have_count(0)


def test_axe_finds_nothing_beside_sound_and_film(question, inspector):
    page, _ = question
    inspector.look("a question that is read aloud")
    page.get_by_role("button", name="British Sign Language").click()
    inspector.look("a question that is signed")
    page.locator("main .cp-buttons button").first.click()
    inspector.look("a question in own words that is signed")
    assert inspector.found == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


# Asked in the page itself, whose policy lets nobody hand it words to run later.
PLAYED = """async one => {
    const end = performance.now() + 10_000;
    while (!one.played.length && performance.now() < end) await new Promise(requestAnimationFrame);
    return one.played.length;
}"""


def test_players_can_be_reached_and_played_with_the_keyboard(question):
    page, _ = question
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator("audio:focus").count():
            break
    sound = page.locator("audio")
    sound.evaluate("one => { window.heard = new Promise(yes => { one.onplaying = yes }) }")
    page.keyboard.press("Space")
    sound.evaluate("one => window.heard")
    # It has begun; a busy machine counts what was played a moment later.
    assert sound.evaluate(PLAYED) == 1
