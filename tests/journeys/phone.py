"""A person who answers a survey on a phone, and the others who answer it too."""

import re

import requests
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser import PATIENCE

PHONE = {"width": 390, "height": 780}


def press_back(page: Page) -> Response | None:
    """Press the browser's Back once the page has come; return what it leads to, if anything.

    While one page takes the place of another, Chromium has no list of pages to go back in.
    """
    page.wait_for_load_state()
    return page.go_back()


class Phone:
    """One person with a small screen and no script to rely on."""

    def __init__(self, browser: Browser, address: str, *, scripts: bool = False) -> None:
        context = browser.new_context(viewport=PHONE, java_script_enabled=scripts, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(address)

    def press(self, words: str) -> None:
        """Press the button with these words."""
        self.page.get_by_role("button", name=words, exact=True).click()

    def choose(self, *words: str) -> None:
        """Choose answers and go on."""
        for answer in words:
            self.page.get_by_label(answer, exact=True).check()
        self.press("Continue")

    def write(self, text: str) -> None:
        """Write in one's own words and go on."""
        self.page.locator("textarea").fill(text)
        self.press("Continue")

    def expect_heading(self, words: str) -> None:
        """Expect the page to be about `words`."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)


class Visitor:
    """A person whose browser is played by plain HTTP: real pages, real posts."""

    def __init__(self, address: str) -> None:
        self.session = requests.Session()
        self.address = address
        self.reply = self.session.get(address, timeout=30)

    def post(self, **fields: str | list[str]) -> requests.Response:
        """Send the form of the present page with its hidden fields and `fields`."""
        hidden = dict(
            re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', self.reply.text)
        )
        self.reply = self.session.post(self.reply.url, data=hidden | fields, timeout=30)
        assert self.reply.ok, self.reply.status_code
        return self.reply

    def name_of_text(self) -> str:
        """Return the name of the text field on the present page."""
        return re.search(r'<textarea[^>]* name="([^"]+)"', self.reply.text).group(1)
