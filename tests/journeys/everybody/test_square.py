"""The square on the page with the code: a camera reads from the screen what stands beside it."""

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.factories.surveys import published_notice, step, text
from tests.journeys.everybody import made

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("storage")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_camera_reads_the_code_and_where_to_type_it(page, live_server, scheme):
    published_notice()
    survey = made.open_with([step(text("why", "Why?"))])
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/s/{survey.code}/")
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Yes, I want to take part").check()
    page.locator("main .cp-buttons button").first.click()
    page.locator("button[name=save]").click()
    square = page.locator("svg.cp-qr")
    expect(square).to_be_visible()
    written = page.locator(".cp-code").inner_text().split()
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(square.screenshot())))
    assert found.text == f"{' '.join(written)}\n{live_server.url}/s/receipt/"
    page.goto(found.text.splitlines()[1])
    expect(page.get_by_role("textbox")).to_be_visible()
