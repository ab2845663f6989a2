"""At 400 per cent and on the narrowest phone every page fits, with scripts and without."""

import pytest
from playwright.sync_api import expect

from surveys.engine.phrasebook import PHRASES
from surveys.models import Response, SurveyDeployment
from tests.browser import PATIENCE
from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    OpenDeploymentFactory,
    frozen_version,
    published_notice,
)
from tests.journeys.everybody import made
from tests.journeys.everybody.window import ZOOMED, faults_of
from tests.surveys.test_switching import TRANSLATIONS
from tests.surveys.test_switching import pages as pages_in_two_forms

pytestmark = pytest.mark.journey

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TYPED = {"t-number": "3", "t-month.month": "3", "t-month.year": "2024", "t-times": "9"}
TYPED |= {"t-code.first-name": "a", "t-code.carer-name": "b", "t-code.birth-day": "7"}
TYPED |= {"t-code.older": "1", "t-why": LONG, "t-text": LONG}


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def small(browser, request):
    """Open a window of 320 by 256 pixels."""
    context = browser.new_context(
        viewport=ZOOMED, java_script_enabled=request.param, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


class Walk:
    """Goes through pages and gathers what does not fit."""

    def __init__(self, page, url):
        self.page, self.url, self.found, self.looks = page, url, [], 0

    def look(self):
        self.looks += 1
        self.found += [f"{self.page.url}: {one}" for one in faults_of(self.page)]

    def open(self, deployment, place=""):
        self.page.goto(f"{self.url}/s/{deployment.code}/{place}")
        self.look()

    def press(self, words):
        self.page.get_by_role("button", name=words, exact=True).first.click()
        self.look()

    def go_on(self):
        self.page.locator("main .cp-buttons button").first.click()
        self.look()


@pytest.fixture
def walk(small, live_server):
    return Walk(small, live_server.url)


def begin(walk, deployment):
    walk.open(deployment)
    walk.go_on()
    walk.go_on()
    walk.page.get_by_role("radio").first.check()
    walk.go_on()


def answer_everything(walk):
    heading = walk.page.get_by_role("heading", level=1).first
    for _ in range(20):
        if heading.inner_text() == "Check your answers":
            return
        for box in walk.page.locator("main input[type=text], main textarea").all():
            box.fill(TYPED.get(box.get_attribute("name"), LONG[:50]))
        if walk.page.get_by_role("radio").count():
            walk.page.get_by_role("radio").first.check()
        walk.go_on()
    raise AssertionError(walk.page.url)


def test_every_page_fits(walk):
    published_notice()
    deployment = made.open_with(made.every_kind())
    begin(walk, deployment)
    walk.open(deployment, "safety/")
    walk.open(deployment, "1/")
    answer_everything(walk)
    walk.open(deployment, "16/")
    walk.press("Save and come back later")
    walk.open(deployment, "16/")
    walk.go_on()
    walk.open(deployment, "check/")
    walk.press("Send my answers")
    expect(walk.page.locator(".cp-code span")).to_have_count(3)
    for place in ("help/", "contact/", "x/"):
        walk.open(deployment, place)
    walk.open(deployment, "help/")
    walk.press("Ask for help")
    walk.page.goto(f"{walk.url}/s/receipt/")
    walk.press("Continue")
    walk.page.get_by_label("Your code").fill("K7PM 4WDR 9TXH")
    walk.press("Continue")
    assert walk.found == [], "\n".join(walk.found)
    assert Response.objects.count() == 1
    assert walk.looks > 30


def test_every_page_fits_in_letters_that_run_from_right_to_left_and_in_easy_read(walk):
    for form in ("ur", "easy-read"):
        published_notice("parent_carer", form, privacy=f"Notice in {form}")
    version = frozen_version(steps=pages_in_two_forms(), translations=TRANSLATIONS)
    deployment = OpenDeploymentFactory(version=version)
    for name in ("اردو", "Easy Read"):
        walk.page.context.clear_cookies()
        walk.open(deployment)
        walk.press(name)
        walk.go_on()
        walk.page.get_by_role("radio").first.check()
        walk.go_on()
        walk.page.get_by_role("radio").first.check()
        walk.go_on()
        walk.page.locator("textarea").fill("x" * 150)
        walk.go_on()
        walk.page.locator("textarea").fill(LONG)
        walk.go_on()
    assert walk.found == [], "\n".join(walk.found)


def test_the_first_pages_for_others_and_what_is_closed_fit(walk):
    walk.open(HighSafetyDeploymentFactory())
    walk.open(OpenDeploymentFactory(access=SurveyDeployment.Access.INVITATION))
    walk.go_on()
    walk.open(OpenDeploymentFactory(status=SurveyDeployment.Status.SUSPENDED))
    expect(walk.page.get_by_role("heading", level=1)).to_have_text(PHRASES["suspended"])
    assert walk.found == [], "\n".join(walk.found)
