"""Everything that the menu of the admin offers opens, on the server that people get.

The other tests run with static files that are never missing; the server's own storage
refuses a name that it does not know, and only here would anybody notice.
"""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.desk import Desk
from tests.server import SiteServer

pytestmark = pytest.mark.journey

ACCOUNTS = ("editor", "publisher", "analyst", "survey-manager", "manager", "evaluator")


def menu_of(page: Page) -> set[str]:
    """Return every address on this site that the menu at the side offers."""
    props = json.loads(page.locator("#wagtail-sidebar-props").text_content())
    found, waiting = set(), [props]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            url = part.get("url")
            found |= {url} if isinstance(url, str) and url.startswith("/admin/") else set()
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return found


@pytest.mark.parametrize("account", ACCOUNTS)
def test_everything_in_the_menu_opens(
    site_server: SiteServer, browser: Browser, account: str
) -> None:
    desk = Desk(browser, site_server, account)
    addresses = menu_of(desk.page)
    assert len(addresses) >= 2
    broken = {}
    for address in sorted(addresses - {"/admin/logout/"}):
        answer = desk.page.request.get(f"{site_server.url}{address}", max_redirects=0)
        if answer.status not in {200, 302}:
            broken[address] = answer.status
    assert not broken


@pytest.mark.parametrize("account", ACCOUNTS)
def test_no_word_in_the_menu_is_cut(
    site_server: SiteServer, browser: Browser, account: str
) -> None:
    labels = Desk(browser, site_server, account).page.locator(".sidebar-menu-item .menuitem-label")
    expect(labels.first).to_be_visible()
    cut = labels.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
    )
    assert not cut


def test_the_registers_are_in_the_menu_and_show_their_rows(
    site_server: SiteServer, browser: Browser
) -> None:
    desk = Desk(browser, site_server, "editor")
    registers = {f"/admin/changeprojects/{name}/" for name in ("agency", "budgetline")}
    assert registers <= menu_of(desk.page)
    desk.go("changeprojects/agency/")
    assert desk.page.locator("td.field-partner").first.inner_text() in {"Yes", "No"}
