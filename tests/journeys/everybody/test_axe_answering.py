"""Axe finds nothing on any page on which people answer."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.utils import timezone
from playwright.sync_api import Page, expect

from surveys.engine.phrasebook import PHRASES
from surveys.models import Draft, SurveyDeployment
from surveys.views.kind_pages import KINDS, kind_page
from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    OpenDeploymentFactory,
    frozen_version,
    published_notice,
)
from tests.journeys.everybody import made
from tests.journeys.everybody.inspector import Inspector, templates_in
from tests.journeys.phone import press_back
from tests.surveys.test_helped import pages as pages_with_a_helper
from tests.surveys.test_switching import TRANSLATIONS
from tests.surveys.test_switching import pages as pages_in_two_forms

pytestmark = pytest.mark.journey

# Of each kind that can be answered wrongly, what to write to see how that is told.
WRONG = {"t-number": "many", "t-month.month": "13", "t-code.birth-day": "40", "t-times": "99"}
# What staff see and people who answer never do, and what is read inside another page.
ELSEWHERE = {
    "surveys/answer/notice.html",  # the preview of a notice, for its editor
    "surveys/answer/told.html",  # needs a summary that is public: test_told_back.py
}


class Way:
    """One person's way with an inspector beside them."""

    def __init__(self, inspector: Inspector, url: str, deployment: SurveyDeployment) -> None:
        self.inspector = inspector
        self.page: Page = inspector.page
        self.start = f"{url}/s/{deployment.code}/"
        self.root = url

    def open(self, place: str = "", *, where: str) -> None:
        self.page.goto(self.start + place)
        self.inspector.look(where)

    def press(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def press_and_look(self, button: str, where: str) -> None:
        self.press(button)
        self.inspector.look(where)

    @property
    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).first.inner_text()


@pytest.fixture
def way_to(inspector, live_server):
    """Begin a way through a deployment."""
    return lambda deployment: Way(inspector, live_server.url, deployment)


FAULTY = """<!doctype html><html lang="en"><title>x</title><main>
<p style="color:#999;background:#fff">Too pale.</p><input><img src="data:,">
<a href="#a" style="font-size:5px">a</a><a href="#b" style="font-size:5px">b</a></main>"""


def test_the_inspector_finds_faults_where_there_are_some(inspector):
    inspector.page.set_content(FAULTY)
    inspector.look("a page with faults")
    rules = {line.split(": ")[1] for line in inspector.found}
    assert {"color-contrast", "label", "image-alt", "target-size"} <= rules


def test_axe_finds_nothing_on_any_page_of_answering(inspector, way_to, settings):
    settings.EXIT_URL = "about:blank"
    published_notice()
    way = way_to(made.open_with(made.every_kind(), asks_equality=True))
    begin(way)
    answer_everything(way)
    come_back_later(way)
    send(way)
    ask_for_help(way)
    leave_a_contact(way)
    use_the_code(way)
    who_may_not_answer(way, way_to)
    at_a_tablet(way_to)
    in_other_forms(way_to)
    with_a_helper(way_to)
    kind_pages(way)
    assert inspector.found == []
    drawn = templates_in("surveys/answer") - ELSEWHERE
    assert drawn <= inspector.seen, drawn - inspector.seen
    assert inspector.looks > 60


def begin(way):
    way.open(where="the first page")
    way.page.get_by_role("link", name="People you can talk to").click()
    way.inspector.look("the first page with helplines")
    way.open("safety/", where="the safety page")
    way.open(where="the first page again")
    way.press_and_look("Start", "the consent")
    way.press_and_look("Continue", "the consent without a choice")
    expect(way.page.get_by_role("alert")).to_be_visible()
    way.page.get_by_label("Yes, I want to take part").check()
    way.press("Continue")


def answer_everything(way):
    for _ in range(30):
        heading = way.heading
        way.inspector.look(heading)
        if heading == "Check your answers":
            return
        if way.page.get_by_role("button", name="Go on").count():
            way.press("Go on")
            continue
        answer_wrongly(way, heading)
        skip = way.page.get_by_role("button", name="Skip th")
        if skip.count():
            skip.click()
        else:
            choose_first(way)
    raise AssertionError(way.page.url)


def choose_first(way):
    if way.page.get_by_role("radio").count():
        way.press_and_look("Continue", f"{way.heading}, nothing chosen")
        way.page.get_by_role("radio").first.check()
    way.press("Continue")


def answer_wrongly(way, heading):
    """Answer as it cannot be taken, where that is possible, and look at what is said."""
    page = way.page
    boxes = page.locator("main input[type=text], main textarea").all()
    ticks = page.get_by_role("checkbox").all()
    if boxes:
        for box in boxes:
            name = box.get_attribute("name")
            box.fill(WRONG.get(name, "x" * 150 if "text" in name or "why" in name else "1"))
        ticks[-1].check()
    elif len(ticks) > 2:
        for tick in ticks:
            tick.check()
    else:
        return
    way.press_and_look("Continue", f"{heading}, answered wrongly")
    expect(page.get_by_role("alert")).to_be_visible()


def come_back_later(way):
    way.page.goto(way.start + "16/")
    way.press_and_look("Save and come back later", "the code to come back")
    # Saving leaves the page open, so that people come back to it.
    way.page.goto(way.start + "check/")
    way.press("Skip this question")


def code_shown(way):
    return "".join(way.page.locator(".cp-code span").all_inner_texts())


def send(way):
    way.open("consent/", where="the consent once more")
    way.open("1/", where="a page with an answer")
    way.open("check/", where="the answers to check")
    way.press_and_look("Send my answers", "the questions about people")
    way.page.get_by_label("Female", exact=True).check()
    way.press_and_look("I want someone to help me", "help before all is chosen")
    way.page.get_by_label("What do you need?").fill("Somebody to come with me.")
    way.press_and_look("Ask for help", "help is asked for before all is chosen")
    way.press_and_look("Back to the questions", "the questions about people again")
    expect(way.page.get_by_label("Female", exact=True)).to_be_checked()
    way.page.locator("[name=q-sex]").first.evaluate(
        "one => { one.value = 'x'; one.checked = true }"
    )
    way.press_and_look("Add these to the counts", "an answer about somebody that is none")
    expect(way.page.get_by_role("alert")).to_be_visible()
    way.page.get_by_label("Female", exact=True).check()
    way.press_and_look("Add these to the counts", "the receipt")
    assert way.heading == "Thank you. Your answers are sent"


def ask_for_help(way):
    way.open("help/", where="asking for help")
    way.press_and_look("Ask for help", "asking for help with nothing")
    way.page.get_by_label("What do you need?").fill("Somebody to talk to.")
    way.press_and_look("Ask for help", "help is asked for")


def leave_a_contact(way):
    way.open("contact/", where="leaving a contact")
    way.press_and_look("I agree. Keep this", "leaving no contact")
    way.page.get_by_role("radio").first.check()
    way.page.get_by_label("How can we reach you?").fill("01632 960 123")
    way.press_and_look("I agree. Keep this", "a contact is kept")


def use_the_code(way):
    way.page.goto(way.start + "receipt/")
    code = code_shown(way)
    way.page.goto(f"{way.root}/s/receipt/")
    way.inspector.look("looking a code up")
    way.page.get_by_label("Your code").fill("K7PM 4WDR 9TXH")
    way.press_and_look("Continue", "a code that opens nothing")
    way.page.get_by_label("Your code").fill(code)
    way.press_and_look("Continue", "answers that were found")
    way.press_and_look("Take my answers back", "answers taken back")
    way.page.context.clear_cookies()
    way.page.goto(way.start)
    way.press("Start")
    way.page.get_by_label("Yes, I want to take part").check()
    way.press("Continue")
    way.press("Save and come back later")
    code = code_shown(way)
    way.page.goto(f"{way.root}/s/receipt/")
    way.page.get_by_label("Your code").fill(code)
    way.press_and_look("Continue", "answers that wait")
    way.open(where="the first page of somebody who began")


def who_may_not_answer(way, way_to):
    invited = way_to(OpenDeploymentFactory(access=SurveyDeployment.Access.INVITATION))
    invited.open(where="an invitation is asked for")
    invited.press_and_look("Start", "an invitation that opens nothing")
    way_to(HighSafetyDeploymentFactory()).open(where="is now a safe time")
    kiosk = way_to(OpenDeploymentFactory(access=SurveyDeployment.Access.TABLET))
    kiosk.page.goto(kiosk.start)
    kiosk.press("Start")
    kiosk.open("here/", where="is somebody still at the tablet")
    press_back(kiosk.page)
    kiosk.page.get_by_label("No", exact=True).check()
    kiosk.press_and_look("Continue", "somebody said no")
    way.open("receipt/", where="a receipt without answers")
    Draft.objects.update(expires_at=timezone.now() - timedelta(days=1))
    way.open("1/", where="answers that are not there any more")


def at_a_tablet(way_to):
    kiosk = way_to(OpenDeploymentFactory(access=SurveyDeployment.Access.TABLET))
    kiosk.page.goto(kiosk.start)
    kiosk.press("Start")
    kiosk.page.get_by_label("Yes, I want to take part").check()
    kiosk.press("Continue")
    for _ in range(3):
        kiosk.press("Skip this question")
    kiosk.press_and_look("Send my answers", "sent at a tablet")
    kiosk.page.get_by_text("Show my code").click()
    kiosk.inspector.look("the code at a tablet")
    assert len(code_shown(kiosk)) == 12


def in_other_forms(way_to):
    for form in ("ur", "easy-read"):
        published_notice("parent_carer", form, privacy=f"Notice in {form}")
    version = frozen_version(steps=pages_in_two_forms(), translations=TRANSLATIONS)
    deployment = OpenDeploymentFactory(version=version)
    for name in ("اردو", "Easy Read"):
        way = way_to(deployment)
        way.page.context.clear_cookies()
        way.page.goto(way.start)
        way.press_and_look(name, f"the first page in {name}")
        way.page.locator("main .cp-buttons button").first.click()
        way.inspector.look(f"the consent in {name}")
        way.page.get_by_role("radio").first.check()
        way.page.locator("main .cp-buttons button").first.click()
        way.inspector.look(f"a question in {name}")
        way.page.get_by_role("radio").first.check()
        way.page.locator("main .cp-buttons button").first.click()
        way.page.locator("textarea").fill("x" * 150)
        way.page.locator("main .cp-buttons button").first.click()
        way.inspector.look(f"a text that is too long in {name}")
        way.page.locator("textarea").fill("x")
        way.page.locator("main .cp-buttons button").first.click()
        way.inspector.look(f"the answers to check in {name}")


def with_a_helper(way_to):
    way = way_to(made.open_with(pages_with_a_helper(), is_easy_read=True))
    way.page.goto(way.start)
    way.press("Start")
    way.page.get_by_label("Yes, I want to take part").check()
    way.press("Continue")
    for answer in ("Yes", "A worker"):
        way.page.get_by_label(answer, exact=True).check()
        way.press("Continue")
    expect(way.page.get_by_text(PHRASES["helper_not"])).to_be_visible()
    way.inspector.look("a page that speaks to the helper")


def showing(html):
    """Return what answers a request with this page."""
    return lambda route: route.fulfill(body=html, content_type="text/html")


def kind_pages(way):
    """Look at every page for when something is not as hoped, with what was typed."""
    deployment = SurveyDeployment.objects.first()
    address = way.start + "kind/"
    for name in KINDS:
        request = RequestFactory().post("/", {"t-x": "What I wrote."})
        way.page.route(address, showing(kind_page(request, name, deployment=deployment).content))
        way.page.goto(address)
        expect(way.page.get_by_role("heading", level=1)).to_have_text(PHRASES[name])
        way.inspector.look(f"the page “{name}”")
        way.page.unroute(address)
