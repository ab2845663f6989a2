"""The browser has nothing to complain of: every script, style and picture is allowed and there."""

import pytest
from playwright.sync_api import Page

from tests.server import SiteServer

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture
def complaints(page: Page, site_server: SiteServer):
    """Collect what the console reports and what is asked of other hosts."""
    found = []
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((site_server.url, "data:", "blob:"))
            else found.append(asked.url)
        ),
    )
    return found


def log_in(page, site_server, name):
    page.goto(f"{site_server.url}/admin/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(site_server.passwords[name])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site_server.url}/admin/")


def test_a_reader_can_open_everything_the_front_page_leads_to(page, site_server, complaints):
    page.goto(f"{site_server.url}/")
    links = page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))")
    assert links
    for link in sorted(set(links)):
        answer = page.goto(site_server.url + link)
        assert answer.status == 200, link
    assert not complaints


def test_an_editor_can_open_the_screens_of_the_admin(page, site_server, complaints):
    log_in(page, site_server, "editor")
    page.goto(f"{site_server.url}/admin/pages/")
    page.get_by_role("link", name="Change Projects", exact=True).first.click()
    page.wait_for_load_state("networkidle")
    assert not complaints


def test_an_editor_can_open_a_product_with_its_rich_text(page, site_server, complaints):
    log_in(page, site_server, "editor")
    product = page.request.get(f"{site_server.url}/api/v1/products").json()["items"][0]
    page.goto(f"{site_server.url}/admin/pages/search/?q={product['title']}")
    page.get_by_role("link", name=product["title"]).first.click()
    page.wait_for_load_state("networkidle")
    assert "/edit/" in page.url
    assert page.get_by_role("textbox").count()
    assert not complaints
