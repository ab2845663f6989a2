"""What a machine can tell of how well a page can be used: axe, in light and in dark."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.dispatch import receiver
from django.test.signals import template_rendered
from playwright.sync_api import Page

AXE = Axe()
# The rules of WCAG 2.2 AA, and of the levels and versions below it.
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EVERY_RULE = {
    "runOnly": {"type": "tag", "values": LEVELS},
    # The first is of WCAG 2.2 and turned off unless somebody asks for it. The second is of no
    # level: whoever moves from heading to heading takes a gap for something they missed.
    "rules": {"target-size": {"enabled": True}, "heading-order": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SETTLED = (
    "document.getAnimations().filter(one => one instanceof CSSTransition)"
    ".forEach(one => one.finish())"
)
FAULTS = "([part, rules]) => axe.run(part || document, rules).then(told => told.violations)"
TEMPLATES = Path(settings.BASE_DIR) / "templates"


class Inspector:
    """Looks at what a window shows, and remembers what is wrong with it and what it was made of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.found: list[str] = []
        self.seen: set[str] = set()
        self.looks = 0
        # The server of these tests runs in this process, so we hear which templates it draws.
        self._hear = receiver(template_rendered, weak=False)(self._heard)

    def _heard(self, template: object, **kwargs: object) -> None:
        self.seen.add(str(getattr(template, "name", None)))

    def look(self, where: str, *, part: str | None = None) -> None:
        """Look at the page, or at one `part` of it; `where` says which it is."""
        self.looks += 1
        self.page.wait_for_load_state("load")
        self._run(where, EVERY_RULE, part)
        self.page.emulate_media(color_scheme="dark")
        self._run(f"{where}, in the dark", COLOURS, part)
        self.page.emulate_media(color_scheme="light")

    def _run(self, where: str, rules: dict, part: str | None) -> None:
        # A colour that is still changing is nobody's.
        self.page.evaluate(SETTLED)
        # It is half a million letters long: a document is given it once, and tells what is wrong.
        if not self.page.evaluate("Boolean(window.axe)"):
            self.page.evaluate(AXE.axe_script)
        for fault in self.page.evaluate(FAULTS, [part, rules]):
            for node in fault["nodes"]:
                said = " ".join(node["failureSummary"].split())
                self.found.append(f"{where}: {fault['id']}: {node['html'][:160]}: {said}")

    def close(self) -> None:
        """Stop listening."""
        template_rendered.disconnect(self._hear)


def templates_in(folder: str) -> set[str]:
    """Return the name of every template in a folder."""
    return {str(file.relative_to(TEMPLATES)) for file in (TEMPLATES / folder).rglob("*.html")}
