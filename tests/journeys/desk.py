"""The Wagtail admin as a person at a desk uses it: by the words on the screen."""

import re
import time

from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser import PATIENCE
from tests.server import SiteServer

# Counts how often the form began to save itself, and how often it was done.
COUNT_AUTOSAVES = """
window.autosaves = {begun: 0, ended: 0};
document.addEventListener("w-autosave:save", () => { autosaves.begun += 1; });
for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, () => { autosaves.ended += 1; });
}
"""


class Desk:
    """One member of staff, logged in, in a window of their own."""

    def __init__(self, browser: Browser, site: SiteServer, account: str) -> None:
        self.site = site
        context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1000})
        context.set_default_timeout(PATIENCE)
        context.add_init_script(COUNT_AUTOSAVES)
        self.page: Page = context.new_page()
        self.page.goto(f"{site.url}/admin/login/")
        self.page.fill("[name=username]", account)
        self.page.fill("[name=password]", site.passwords[account])
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("button", name="Toggle sidebar").first).to_be_attached()

    def go(self, address: str) -> None:
        """Open an address of the admin and wait until its scripts are at work."""
        self.page.goto(f"{self.site.url}/admin/{address}")
        self.page.wait_for_load_state("networkidle")

    def reaches(self, link: str) -> bool:
        """Open a link that tests an alert; say whether it was sent to this person."""
        self.go(link)
        return self.page.locator(".messages .success").filter(has_text="Thank you").count() > 0

    # ── Pages ────────────────────────────────────────────────────────────────────

    def number_called(self, title: str) -> int:
        """Return the number of the page with this title, as the search of the admin finds it."""
        self.go(f"pages/search/?q={title}")
        link = self.page.get_by_role("link", name=title, exact=True).first.get_attribute("href")
        return int(link.split("/pages/")[1].split("/")[0])

    def new_page(self, parent: int, kind: str) -> None:
        """Open the form of a new page of `kind` below `parent`."""
        app, _, model = kind.partition(".")
        self.go(f"pages/add/{app}/{model}/{parent}/")

    def edit_page(self, number: int) -> None:
        """Open the form of a page."""
        self.go(f"pages/{number}/edit/")

    def number_of_page(self) -> int:
        """Return the number of the page whose form is open."""
        return int(self.page.url.split("/pages/")[1].split("/")[0])

    def save_draft(self) -> int:
        """Press "Save draft"; return the number of the page."""
        self._let_autosave_finish()
        self.page.get_by_role("button", name="Save draft").click()
        self.expect_message("saved", "created", "updated")
        return self.number_of_page()

    def save(self, button: str = "Save") -> None:
        """Press "Save", or the button with other words, and expect success."""
        self.page.locator("footer").get_by_role("button", name=button, exact=True).click()
        self.expect_message("created", "updated", "aved")

    def publish(self) -> None:
        """Choose "Publish" from the menu at the foot of the form and expect success."""
        self.press_publish()
        self.expect_message("published")

    def press_publish(self) -> None:
        """Choose "Publish" from the menu at the foot of the form."""
        self._let_autosave_finish()
        foot = self.page.locator("footer, .footer").last
        publish = self.page.locator("button[name=action-publish]")
        if not publish.is_visible():
            foot.get_by_role("button", name="More actions").click()
        publish.click()
        self.page.wait_for_load_state("networkidle")

    def move(self, row: str, label: str, **fields: str) -> None:
        """Move an entry of the register that is shown on in its life."""
        entry = self.page.get_by_role("row", name=re.compile(re.escape(row)))
        entry.get_by_role("link", name=label, exact=True).first.click()
        self.fill(**fields)
        self.page.get_by_role("button", name=label, exact=True).click()
        expect(self.page.locator(".messages .success")).to_be_visible()

    def _let_autosave_finish(self) -> None:
        # Half a second after the last key the form saves itself; no hand is as quick as ours,
        # and two first saves at once would claim the same address.
        begun, deadline = -1, time.monotonic() + PATIENCE / 1000
        while begun != (begun := self.page.evaluate("autosaves.begun")) or self._is_autosaving():
            assert time.monotonic() < deadline, "the form saves itself again and again"
            self.page.wait_for_timeout(800)

    def _is_autosaving(self) -> bool:
        return self.page.evaluate("autosaves.begun > autosaves.ended")

    def expect_message(self, *words: str) -> None:
        """Expect the message of success that contains one of `words`."""
        message = self.page.locator(".messages .success")
        expect(message).to_be_visible()
        assert any(word in message.inner_text() for word in words), message.inner_text()

    def errors(self) -> str:
        """Return everything that is wrong, at the head of the form and in any of its tabs."""
        places = self.page.locator(".messages, .error-message, .w-field__errors")
        return " ".join(places.all_text_contents())

    # ── Fields ───────────────────────────────────────────────────────────────────

    def tab(self, name: str) -> None:
        """Open a tab of the form."""
        self.page.get_by_role("tab", name=name).click()

    def fill(self, **fields: str) -> None:
        """Fill fields by their names; dates and choices as well as text."""
        for name, value in fields.items():
            self.set(self.page.locator(f"form [name='{name}']"), value)

    def set(self, field: Locator, value: str) -> None:
        """Put `value` into one field."""
        if field.evaluate("element => element.tagName") == "SELECT":
            words = field.locator("option").filter(has_text=value)
            known = field.locator(f"option[value='{value}']").count()
            field.select_option(value if known else words.first.get_attribute("value"))
            return
        field.fill(value)
        if re.match(r"\d{4}-\d\d-\d\d", value):
            # A date field opens a calendar, which would lie over what comes next.
            calendar = self.page.locator(".xdsoft_datetimepicker:visible")
            expect(calendar).to_be_visible()
            self.page.mouse.click(1270, 400)
            expect(calendar).to_be_hidden()

    def fill_row(self, panel: str, number: int, **fields: str) -> None:
        """Fill the fields of one row of an inline panel; a choice also by its words."""
        for name, value in fields.items():
            self.set(self.page.locator(f"[name='{panel}-{number}-{name}']"), value)

    def choose_page(self, field: str, title: str) -> None:
        """Choose a page in the dialogue of the page chooser."""
        self.page.locator(f"#id_{field}-chooser").get_by_role("button", name="Choose").click()
        dialogue = self.page.locator(".modal.in, [role=dialog].in").last
        dialogue.locator("input[name=q]").fill(title)
        dialogue.get_by_role("link", name=title, exact=True).first.click()
        expect(dialogue).to_be_hidden()

    # ── Streams and inline panels ────────────────────────────────────────────────

    def stream(self, field: str) -> Locator:
        """Return the stream field with this name."""
        return self.page.locator(f"[id$='-{field}-section']").first

    def add_block(self, stream: Locator, kind: str) -> Locator:
        """Add a block at the end of `stream`, of `kind` if there is a choice; return it."""
        children = stream.locator("[data-streamfield-child]")
        before = children.count()
        option = self.page.get_by_role("option", name=kind, exact=True)
        block = children.nth(before)
        for _ in range(4):
            # The button is there before the script behind it.
            stream.locator("button.c-sf-add-button").last.click()
            if self._appears(option.or_(block).first):
                break
        if option.is_visible():
            option.click()
        expect(block).to_be_visible()
        return block

    def _appears(self, wanted: Locator) -> bool:
        try:
            wanted.wait_for(timeout=3_000)
        except PlaywrightTimeout:
            return False
        return True

    def write(self, editor: Locator, text: str) -> None:
        """Type into a rich text field."""
        area = editor.locator("[role=textbox][contenteditable=true]")
        area.click()
        area.press_sequentially(text)
        # The editor hands over to the form a moment after the last key.
        expect(editor.locator("input[type=hidden][name$='-value']")).to_have_value(
            re.compile(re.escape(text))
        )

    def rewrite(self, area: Locator, text: str) -> None:
        """Replace what stands in a rich text field."""
        area.click()
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(text)
        self.page.wait_for_function(
            "text => [...document.querySelectorAll('input[type=hidden]')]"
            ".some(field => field.value.includes(text))",
            arg=text,
        )

    def add_row(self, button: str) -> None:
        """Press the button that adds a row to an inline panel."""
        self.page.get_by_role("button", name=button, exact=True).click()
