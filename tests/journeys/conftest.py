"""The real site in a real browser: what a journey stands on.

`site_server` is shared by all journeys of a run; what one journey publishes, the next
one finds. `page` is a browser of its own for each journey, with nobody logged in.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.browser import PATIENCE, arguments, find_bare_chromium, find_chromium
from tests.database import TestDatabase
from tests.demonstration import lent_demonstration
from tests.server import SiteServer, running_site

LAST_WORDS = 4_000


@pytest.fixture(scope="session")
def site_server(
    tmp_path_factory: pytest.TempPathFactory,
    test_database: TestDatabase,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[SiteServer]:
    """Serve the demonstration from a temporary folder and a database of its own."""
    var = tmp_path_factory.mktemp("site") / "var"
    var.mkdir(mode=0o700)
    with ExitStack() as served:
        with django_db_blocker.unblock():
            variables = served.enter_context(lent_demonstration(test_database, var))
        yield served.enter_context(running_site(var, **variables))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start what drives the browsers of the run."""
    # Playwright keeps an event loop in this thread, and Django then refuses the database
    # to the other tests of the run, though none of them is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start this machine's Chromium once for the run, without what stands around its pages."""
    found = playwright.chromium.launch(executable_path=find_bare_chromium(), args=arguments())
    yield found
    found.close()


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the Chromium that people have: where it leads and what it keeps is its own."""
    found = playwright.chromium.launch(executable_path=find_chromium(), args=arguments())
    yield found
    found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a window with no cookie in it."""
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def _windows_are_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what the test opened: a form that is left open goes on telling the server so."""
    yield
    if "browser" in request.fixturenames:
        for context in request.getfixturevalue("browser").contexts:
            context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Tell of a journey that failed what its windows showed and what the server said."""
    report = yield
    used = getattr(item, "funcargs", {})
    if report.failed and "browser" in used:
        shown = [_what_is_shown(page) for one in used["browser"].contexts for page in one.pages]
        report.sections.append(("what the windows showed", "\n\n".join(shown)))
    if report.failed and "site_server" in used:
        said = used["site_server"].output[-LAST_WORDS:]
        report.sections.append(("what the server said", said))
    return report


def _what_is_shown(page: Page) -> str:
    try:
        return f"{page.url}\n{page.locator('body').inner_text(timeout=1_000)[:LAST_WORDS]}"
    except Error as error:
        return f"{page.url}\n{error}"
