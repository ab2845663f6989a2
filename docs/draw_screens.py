"""Takes the pictures of the screens from the real site in a real browser: `make screens`.

The demonstration is served from a folder that is thrown away afterwards. Every picture is
what somebody sees first, on a phone or on a desk.
"""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from docs.draw_release import draw_release
from docs.draw_voice import draw_answering, draw_evidence, draw_voice
from tests.browser import arguments, find_chromium
from tests.server import SiteServer, running_site

IMAGES = Path(__file__).parent / "images"
SIZES = {"phone": (390, 780), "desktop": (1280, 860)}
COLOURS = 128
# Milliseconds until a side panel stands still.
SLIDING = 600
PUBLIC = {
    "home": "/",
    "project": "/change-projects/using-evidence-in-court/",
    "projects": "/change-projects/",
    "library": "/handbooks/",
    "handbook": "/change-projects/using-evidence-in-court/handbook/",
    "pilot": "/change-projects/using-evidence-in-court/pilot/",
    "differences": "/change-projects/my-meeting-my-plan/differences/",
    "compare": "/change-projects/using-evidence-in-court/handbook/compare/0.3/1.0/",
    "priorities": "/priorities/",
    "call": "/change-projects/brothers-and-sisters-together/call/",
    "agency": "/agencies/aldermoor/",
    "events": "/events/",
}
PROJECT = "Leadership for Evidence-Informed Practice"


def draw(server: SiteServer, browser: Browser) -> None:
    """Take every picture in every size; people answer on a phone."""
    with window(browser, "phone") as page:
        draw_answering(page, server, "phone", keep)
    for size in SIZES:
        with window(browser, size) as page:
            for name, address in PUBLIC.items():
                page.goto(f"{server.url}{address}")
                if name == "priorities":
                    page.locator("main .cp-entries a").first.click()
                keep(page, name, size)
            draw_voice(page, server, size, keep)
        with window(browser, size) as page:
            log_in(page, server, "network/", "link-officer", "Log in")
            keep(page, "network", size)
        with window(browser, size) as page:
            log_in(page, server, "admin/login/", "manager", "Sign in")
            draw_desk(page, server, size)
        with window(browser, size) as page:
            log_in(page, server, "admin/login/", "analyst", "Sign in")
            draw_evidence(page, server, size, keep)


def draw_desk(page: Page, server: SiteServer, size: str) -> None:
    """Take the pictures of the admin, as a manager sees it."""
    keep(page, "desk", size)
    page.goto(f"{server.url}/admin/changeprojects/budgetline/")
    keep(page, "register", size)
    page.goto(f"{server.url}/admin/pages/search/?q={PROJECT}")
    edit = page.get_by_role("link", name=PROJECT, exact=True).first.get_attribute("href")
    number = edit.split("/pages/")[1].split("/")[0] if edit else ""
    page.goto(f"{server.url}/admin/programme/{number}/stages/")
    keep(page, "stages", size)
    page.goto(f"{server.url}/admin/pages/{number}/edit/#tab-progress")
    page.wait_for_load_state("networkidle")
    page.locator("[data-side-panel-toggle=readiness]").click()
    page.wait_for_timeout(SLIDING)
    keep(page, "readiness", size)
    page.goto(f"{server.url}/admin/programme/changeprojectpage/{number}/complete/")
    keep(page, "move", size)


def log_in(page: Page, server: SiteServer, address: str, account: str, button: str) -> None:
    """Log in at one of the two doors."""
    page.goto(f"{server.url}/{address}")
    page.fill("[name=username]", account)
    page.fill("[name=password]", server.passwords[account])
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state("networkidle")


@contextmanager
def window(browser: Browser, size: str) -> Iterator[Page]:
    """Open a window of this size with nobody logged in."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="en-GB", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def keep(page: Page, name: str, size: str) -> None:
    """Store what is seen now, in few colours so that the repository stays small."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    picture.save(IMAGES / f"{name}-{size}.png", optimize=True)


if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Path(folder) / "var") as running,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=arguments())
        draw(running, chromium)
        draw_release(running, chromium, keep)
        chromium.close()
