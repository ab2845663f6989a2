"""What a page of answering costs: bytes and requests, as the browser counts them."""

import io
import random

import pytest
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from playwright.sync_api import expect
from wagtail.images import get_image_model

from surveys.engine.advice import advice
from surveys.engine.frozen_schema import schema_from
from tests.browser import PATIENCE
from tests.factories.surveys import asked, items, step
from tests.journeys.everybody import made
from tests.journeys.everybody.test_right_to_left import URDU
from tests.surveys.editing.test_question_types import pictured

pytestmark = pytest.mark.journey

# With its styles, its script, its pictures, and the headers of all of them.
MOST_BYTES = 100_000
# A bad mobile network: 400 ms there and back, 50 kB a second.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 25_000}


class Counted:
    """A window that has kept nothing, and what each visit with it makes the browser fetch."""

    def __init__(self, browser):
        context = browser.new_context(viewport={"width": 390, "height": 780}, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        self.page = context.new_page()
        self.network = context.new_cdp_session(self.page)
        self.network.send("Network.enable")
        self.bytes, self.asked, self.order = 0, [], []
        self.network.on("Network.loadingFinished", self._finished)
        self.network.on("Network.requestWillBeSent", self._sent)
        self.close = context.close

    def _finished(self, event):
        self.bytes += event["encodedDataLength"]

    def _sent(self, event):
        if event["request"]["url"].startswith("http"):
            self.asked.append(event["request"]["url"])
            self.order.append((event["request"]["url"], event["request"]["initialPriority"]))

    def forget(self):
        self.network.send("Network.clearBrowserCache")
        self.bytes, self.asked, self.order = 0, [], []

    def cold(self, address):
        """Visit a page as if for the first time; return its bytes."""
        # What is still being fetched for the page before would be at hand.
        self.page.wait_for_load_state("networkidle")
        self.forget()
        self.page.goto(address, wait_until="networkidle")
        return self.bytes


@pytest.fixture
def counted(browser):
    one = Counted(browser)
    yield one
    one.close()


def test_no_page_costs_more_than_100_kilobytes(counted, live_server):
    page, weights = counted.page, {}
    survey = made.open_with(made.every_kind(), asks_equality=True)
    first = f"{live_server.url}/s/{survey.code}/"
    weights["the first page"] = counted.cold(first)
    for place in ("safety/", "help/"):
        weights[place] = counted.cold(first + place)
    page.goto(first)
    page.get_by_role("button", name="Start").click()
    weights["the consent"] = counted.cold(page.url)
    page.get_by_label("Yes, I want to take part").check()
    page.get_by_role("button", name="Continue").last.click()
    heading = page.get_by_role("heading", level=1).first
    while heading.inner_text() != "Check your answers":
        weights[page.url] = counted.cold(page.url)
        if page.get_by_role("radio").count():
            page.get_by_role("radio").first.check()
        go_on = page.locator("main .cp-buttons button")
        (go_on.first if page.get_by_role("textbox").count() == 0 else go_on.nth(1)).click()
        page.wait_for_load_state()
    weights["the answers to check"] = counted.cold(page.url)
    weights |= _sent(counted, heading)
    assert len(weights) > 18
    heaviest = max(weights, key=weights.get)
    # It did count: a page has at least its own words and its styles.
    assert min(weights.values()) > 10_000
    assert weights[heaviest] <= MOST_BYTES, (heaviest, weights[heaviest])


def _sent(counted, heading):
    """Send, and return what the pages after it cost."""
    page, weights = counted.page, {}
    page.get_by_role("button", name="Send my answers").last.click()
    expect(heading).to_contain_text("about you")
    weights["the questions about people"] = counted.cold(page.url)
    page.get_by_role("button", name="Skip all of these").first.click()
    expect(heading).to_contain_text("Thank you")
    return weights | {"the receipt": counted.cold(page.url)}


def photograph(seed):
    """An image of nothing but grain, which no format makes smaller: worse than any photograph."""
    grain = Pillow.frombytes("RGB", (900, 600), random.Random(seed).randbytes(900 * 600 * 3))
    stored = io.BytesIO()
    grain.save(stored, "JPEG")
    stored.seek(0)
    file = ImageFile(stored, name=f"{seed}.jpg")
    return get_image_model().objects.create(title="Photograph", file=file)


def of_photographs(count):
    """Pages of which one shows `count` of the heaviest pictures that there are."""
    where = [pictured(f"Place {n}", photograph(n), decorative=True) for n in range(count - 1)]
    for one in where:
        one["value"]["others"] = items({"form": "ur", "words": "جگہ"})
    room = {"image": photograph(99).pk, "alt_text": "", "decorative": True}
    question = asked(
        "pictures", "where", "Where?", options=where, picture=room, others=made.said("کہاں؟")
    )
    return [step(question)]


def is_too_heavy(version):
    return "heavy_pictures" in {one.code for one in advice(schema_from(version.schema))}


@pytest.mark.parametrize(("count", "form"), [(8, ""), (4, "ur")])
def test_a_page_with_as_many_photographs_as_are_passed_over_costs_no_more(
    counted, live_server, count, form
):
    said = {"translations": [URDU]} if form else {}
    survey = made.open_with(of_photographs(count), **said)
    # One more, and whoever publishes it is warned.
    more = made.open_with(of_photographs(count + 1), **said)
    assert not is_too_heavy(survey.version)
    assert is_too_heavy(more.version)
    counted.page.goto(f"{live_server.url}/s/{survey.code}/?in={form}")
    counted.page.locator("main .cp-buttons button").first.click()
    counted.page.get_by_role("radio").first.check()
    counted.page.locator("main .cp-buttons button").first.click()
    expect(counted.page.locator(".cp-picture")).to_have_count(count)
    weight = counted.cold(counted.page.url)
    assert 85_000 < weight <= MOST_BYTES, weight


def test_the_first_page_can_be_used_after_two_answers_on_a_slow_link(counted, live_server):
    first = f"{live_server.url}/s/{made.open_with(made.every_kind()).code}/"
    counted.forget()
    counted.network.send("Network.emulateNetworkConditions", SLOW)
    counted.page.goto(first, wait_until="networkidle")
    # The words, then the styles, then a script that nothing waits for. No font, no picture.
    kinds = [url.partition("?")[0].rpartition(".")[2] for url in counted.asked]
    assert counted.asked[0] == first
    assert kinds[1:] == ["css", "js"]
    assert counted.order[2][1] == "Low"
    assert counted.bytes < 40_000


# Milliseconds until something can be read, and until the page has everything that it needs.
READ, READY = (
    "performance.getEntriesByName('first-contentful-paint')[0].startTime",
    "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd",
)


def test_the_first_page_is_read_and_ready_within_seconds_on_a_slow_link(counted, live_server):
    first = f"{live_server.url}/s/{made.open_with(made.every_kind()).code}/"
    # What the server does for the first time, it does for everybody.
    quick = counted.cold(first)
    counted.forget()
    counted.network.send("Network.emulateNetworkConditions", SLOW)
    counted.page.goto(first, wait_until="networkidle")
    times = [counted.page.evaluate(moment) for moment in (READ, READY)]
    # Two turns of 400 ms and the bytes are the least that it takes: the link was slow.
    least = 2 * SLOW["latency"] + 1_000 * quick / SLOW["downloadThroughput"] / 2
    assert least < max(times) < 4_000, times
    counted.page.get_by_role("button", name="Start").click()
    expect(counted.page.get_by_role("heading", name="Do you want to take part?")).to_be_visible()


def test_the_first_page_can_be_used_while_the_script_never_comes(counted, live_server):
    first = f"{live_server.url}/s/{made.open_with(made.every_kind()).code}/"
    counted.page.route("**/*.js", lambda route: None)
    counted.network.send("Network.emulateNetworkConditions", SLOW)
    counted.page.goto(first, wait_until="commit")
    counted.page.get_by_role("button", name="Start").click(no_wait_after=True)
    expect(counted.page.get_by_role("heading", name="Do you want to take part?")).to_be_visible()


def test_the_next_page_costs_its_words_alone(counted, live_server):
    first = f"{live_server.url}/s/{made.open_with(made.every_kind()).code}/"
    counted.cold(first)
    counted.bytes, counted.asked = 0, []
    counted.page.get_by_role("button", name="Start").click()
    counted.page.wait_for_load_state("networkidle")
    assert counted.bytes < 10_000
