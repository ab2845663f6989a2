"""Takes the pictures of answering, and of what is made of answers: part of `make screens`."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.server import SiteServer

Keep = Callable[[Page, str, str], None]
PUBLIC = {
    "voice": "/voice/",
    "summary": "/change-projects/using-evidence-in-court/pilot/you-said-we-did/",
}
COURT = re.compile("Going to court")


def draw_answering(page: Page, server: SiteServer, size: str, keep: Keep) -> None:
    """Answer the first survey that is open, and keep what people see on the way."""
    page.goto(server.survey_url)
    keep(page, "survey-safety", size)
    page.get_by_role("link", name="Yes, carry on").click()
    keep(page, "survey-start", size)
    page.get_by_role("button", name="Start").click()
    keep(page, "survey-consent", size)
    page.get_by_label("Yes, I want to take part").check()
    _go_on(page)
    keep(page, "survey-question", size)
    while not page.get_by_role("heading", name="Check your answers").count():
        warned = page.locator("button[value=go-on]")
        if warned.count():
            keep(page, "survey-warned", size)
            warned.click()
        else:
            _go_on(page)
    keep(page, "survey-check", size)
    page.get_by_role("button", name=re.compile("^Send")).click()
    page.wait_for_load_state("networkidle")
    keep(page, "survey-receipt", size)


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue", exact=True).last.click()
    page.wait_for_load_state("networkidle")


def draw_voice(page: Page, server: SiteServer, size: str, keep: Keep) -> None:
    """Keep what the public reads of what people said."""
    for name, address in PUBLIC.items():
        page.goto(f"{server.url}{address}")
        keep(page, name, size)


def draw_evidence(page: Page, server: SiteServer, size: str, keep: Keep) -> None:
    """Keep an analyst's desk: numbers, words and their themes."""
    page.goto(f"{server.url}/admin/voice/")
    row = page.get_by_role("row").filter(has_text=COURT)
    for name in ("Results", "Answers"):
        page.goto(f"{server.url}/admin/voice/")
        row.get_by_role("link", name=re.compile(f"^{name}")).first.click()
        page.wait_for_load_state("networkidle")
        keep(page, name.lower(), size)
