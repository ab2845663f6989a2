"""A new form saves itself, and whoever presses a button meanwhile gets one thing and not two."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Error, Page, Route, expect

from surveys.models import Survey
from tests.browser import PATIENCE
from tests.surveys.evidence import made

pytestmark = pytest.mark.journey
SAVES_ITSELF = "application/json"


@pytest.fixture
def form(browser: Browser, live_server) -> Iterator[Page]:
    """The form of a new survey, in the window of whoever makes surveys."""
    client = Client()
    client.force_login(made.user("Survey managers"))
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 1000})
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto(live_server.url + reverse("wagtailsnippets_surveys_survey:add"))
    page.wait_for_load_state("networkidle")
    # Wagtail looks first how the form was, and then what became of it.
    page.wait_for_timeout(1500)
    yield page
    page.goto("about:blank")
    context.close()


def holding(page: Page, kind: str) -> Callable[[], None]:
    """Let every post of this kind reach the server, and hold its answer until told otherwise."""
    held = []

    def hold(route: Route) -> None:
        accepted = route.request.headers.get("accept", "")
        if route.request.method == "POST" and (accepted == SAVES_ITSELF) == (kind == SAVES_ITSELF):
            held.append((route, route.fetch(max_redirects=0)))
        else:
            route.fallback()

    def wait() -> None:
        deadline = time.monotonic() + PATIENCE / 1000
        while not held:
            assert time.monotonic() < deadline, "Nothing was sent."
            page.wait_for_timeout(50)

    def answer() -> None:
        wait()
        while held:
            route, response = held.pop()
            with suppress(Error):  # The page went on without it.
                route.fulfill(response=response)

    # Not what says all the time that somebody has it open.
    page.route("**/snippets/surveys/survey/**", hold)
    answer.wait = wait
    return answer


def press(page: Page, name: str = "Save draft") -> None:
    page.get_by_role("button", name=name).click(no_wait_after=True)


def test_saving_a_draft_while_the_form_first_saves_itself_makes_one_survey(form):
    answer = holding(form, SAVES_ITSELF)
    # On a slow machine the form may not watch itself yet: whoever goes on typing is seen.
    form.fill("[name=title]", "Going to")
    form.wait_for_timeout(1500)
    form.fill("[name=title]", "Going to court")
    answer.wait()
    form.fill("[name=audience]", "For parents")
    press(form)
    form.wait_for_timeout(500)
    answer()
    expect(form.locator(".messages .success")).to_be_visible()
    assert [one.audience for one in Survey.objects.all()] == ["For parents"]


def test_saving_a_draft_before_the_form_saves_itself_makes_one_survey(form):
    answer = holding(form, "text/html")
    form.fill("[name=title]", "Going to court")
    press(form)
    form.wait_for_timeout(1500)
    answer()
    expect(form.locator(".messages .success")).to_be_visible()
    assert Survey.objects.count() == 1


def test_a_button_that_waits_does_what_it_says(form):
    form.fill("[name=title]", "Going to court")
    form.get_by_role("button", name="More actions").click()
    press(form, "Publish")
    expect(form.locator(".messages .error, .messages .success").first).to_be_visible()
    # Nothing is asked in it: a draft would have been saved without a word.
    assert "could not be" in form.locator(".messages").inner_text()
