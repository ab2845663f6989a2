"""An outside developer: a page on another site shows a handbook, with nothing but fetch."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.server import SiteServer

pytestmark = pytest.mark.journey

PAGE = """<!doctype html><title>A council's intranet</title><h1></h1><p></p><article></article>
<script>
const api = "%(api)s";
const read = async path => (await fetch(api + path)).json();
read("/products?stage=final").then(async ({items}) => {
  const product = items.find(item => item.title.includes("handbook"));
  const edition = await read(`/products/${product.id}/versions/${product.current.version}`);
  document.querySelector("h1").textContent = `${edition.title} ${edition.version}`;
  document.querySelector("p").textContent = product.licence;
  document.querySelector("article").innerHTML = await (await fetch(
    `${api}/products/${product.id}/versions/${product.current.version}.html`)).text();
});
</script>"""


@pytest.fixture
def intranet(site_server: SiteServer) -> Iterator[str]:
    """Serve one page from another origin; return its address."""
    body = (PAGE % {"api": f"{site_server.url}/api/v1"}).encode()

    class Intranet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Intranet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_page_on_another_site_shows_the_current_handbook(intranet: str, page: Page) -> None:
    page.goto(intranet)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Using Evidence in Court: a handbook 1.1"
    )
    expect(page.locator("body > p")).to_have_text("CC BY 4.0")
    expect(page.get_by_role("heading", name="Sharing the draft")).to_be_visible()
