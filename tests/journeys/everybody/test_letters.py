"""Urdu is shown in letters that come with the page, not in empty boxes, and stays light."""

import pytest
from playwright.sync_api import expect

from surveys.engine.phrasebook import SHIPPED
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, published_notice
from tests.journeys.everybody import made
from tests.journeys.everybody.test_right_to_left import URDU, pages
from tests.journeys.everybody.test_weight import MOST_BYTES, counted

pytestmark = pytest.mark.journey

__all__ = ["counted"]
OURS = "Noto Naskh Arabic"


def in_urdu(live_server):
    version = frozen_version(steps=pages(), translations=[URDU])
    deployment = OpenDeploymentFactory(version=version)
    published_notice("parent_carer", "ur", privacy="ہم اسے رکھتے ہیں۔")
    return f"{live_server.url}/s/{deployment.code}/"


def fonts_of(page, selector):
    """Return the fonts that drew the words of an element, and how many letters each."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    found = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": found["nodeId"]})["fonts"]
    return {one["familyName"]: one["isCustomFont"] for one in fonts}


def show(page, words):
    """Write words into the heading, and wait until it has the letters for them."""
    page.evaluate("words => { document.querySelector('h1').textContent = words; }", words)
    page.evaluate("document.fonts.ready.then(() => document.fonts.size)")


def test_every_letter_of_our_own_urdu_comes_with_the_page(page, live_server):
    page.goto(f"{in_urdu(live_server)}?in=ur", wait_until="networkidle")
    letters = "".join(sorted(set("".join(SHIPPED["ur"].values()))))
    arabic = "".join(one for one in letters if "\u0600" <= one <= "\u06ff")
    assert {*"ہے۔ںٹڈڑ"} <= {*arabic}
    show(page, arabic)
    assert fonts_of(page, "h1") == {OURS: True}
    loaded = "[...document.fonts].filter(one => one.status === 'loaded').map(one => one.weight)"
    # The heading is bold, the rest is not.
    assert {"normal", "600 800"} <= {*page.evaluate(loaded)}


def test_what_is_read_by_words_is_drawn_in_them_too(page, live_server):
    page.goto(f"{in_urdu(live_server)}?in=ur", wait_until="networkidle")
    # The spaces between them may be anybody's.
    assert fonts_of(page, ".cp-note strong")[OURS]
    assert fonts_of(page, "main ul li")[OURS]


def test_no_page_in_urdu_costs_more_than_100_kilobytes(counted, live_server):
    first, weights, page = in_urdu(live_server), {}, counted.page
    for place in ("", "safety/", "help/"):
        weights[place] = counted.cold(f"{first}{place}?in=ur")
    assert any(one.endswith(".woff2") for one in counted.asked)
    page.goto(f"{first}?in=ur")
    page.locator("main .cp-buttons button").first.click()
    weights["consent"] = counted.cold(page.url)
    page.get_by_role("radio").first.check()
    page.locator("main .cp-buttons button").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "ur")
    weights["1"] = counted.cold(page.url)
    assert max(weights.values()) <= MOST_BYTES, weights
    assert counted.page.locator("html").get_attribute("dir") == "rtl"


def test_who_reads_english_alone_fetches_no_letters(counted, live_server):
    survey = made.open_with(made.every_kind())
    counted.cold(f"{live_server.url}/s/{survey.code}/")
    assert not any(".woff2" in one for one in counted.asked)
