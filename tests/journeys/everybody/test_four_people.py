"""A parent, a young person, a survivor and somebody who reads Easy Read answer on a phone.

Each is asked what the demonstration asks, with scripts and without.
"""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect
from wagtail.models import Site

from surveys.models import (
    ContactDetails,
    Draft,
    Response,
    SafeguardingFlag,
    SurveyDeployment,
    SurveyVersion,
)
from tests.browser import PATIENCE
from tests.factories.surveys import OpenDeploymentFactory
from tests.journeys.everybody.test_weight import MOST_BYTES, Counted
from tests.journeys.phone import PHONE, press_back

pytestmark = pytest.mark.journey
DULL = {"body": "<title>Weather</title><h1>Rain later</h1>", "content_type": "text/html"}


class Visit:
    """Somebody with a phone, and whom their browser asked."""

    def __init__(self, browser, *, scripts):
        self.scripts = scripts
        self.context = browser.new_context(
            viewport=PHONE, java_script_enabled=scripts, locale="en-GB"
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.asked = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.route("https://weather.example/**", lambda route: route.fulfill(**DULL))

    def press(self, words):
        self.page.locator("main").get_by_role("button", name=words, exact=True).first.click()

    def choose(self, words):
        self.page.get_by_label(words, exact=True).check()
        self.press("Continue")

    def agree(self):
        self.page.get_by_label("Yes, I want to take part").check()
        self.press("Continue")

    def skip_until(self, heading):
        for _ in range(20):
            if self.heading == heading:
                return
            go_on = self.page.locator("main").get_by_role("button", name="Go on", exact=True)
            skip = self.page.locator("main").get_by_role("button", name=re.compile("^Skip this"))
            (go_on if go_on.count() else skip).first.click()
        raise AssertionError(self.page.url)

    @property
    def heading(self):
        return self.page.get_by_role("heading", level=1).first.inner_text().splitlines()[-1]

    @property
    def code(self):
        return "".join(self.page.locator(".cp-code span").all_inner_texts())


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: it keeps what theirs keep, and leads where theirs lead."""
    return whole_browser


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visit(request, filled, browser, settings):
    Site.clear_site_root_paths_cache()
    settings.EXIT_URL = "https://weather.example/"
    one = Visit(browser, scripts=request.param)
    yield one
    one.context.close()


def opened(title, **kwargs):
    """A survey of the demonstration, opened anew."""
    version = SurveyVersion.objects.get(survey__title__startswith=title)
    deployment = OpenDeploymentFactory(version=version)
    SurveyDeployment.objects.filter(pk=deployment.pk).update(**kwargs) if kwargs else None
    return deployment


def of(deployment):
    return Response.objects.filter(deployment=deployment)


def test_a_parent_reads_who_reads_answers_and_takes_it_all_back(visit, live_server):
    deployment, page = opened("Going to court"), visit.page
    page.goto(f"{live_server.url}/s/{deployment.code}/")
    # Who reads it, who does not and when, before any question.
    for words in ("Not your worker", "No one straight away", "We keep what you say until"):
        expect(page.get_by_text(words).first).to_be_visible()
    assert page.get_by_role("radio").count() == 0
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert page.locator("main p").first.evaluate(size) >= 16
    visit.press("Start")
    visit.agree()
    visit.choose("Yes, but it was hard to follow")
    press_back(page)
    expect(page.get_by_label("Yes, but it was hard to follow")).to_be_checked()
    visit.press("Continue")
    visit.skip_until("Check your answers")
    expect(page.get_by_text("Can we use your words in what we publish?")).to_be_visible()
    visit.press("Send my answers")
    visit.press("Skip all of these")
    code = visit.code
    assert of(deployment).get().quote_permission == "no"
    page.goto(f"{live_server.url}/s/receipt/")
    page.get_by_label("Your code").fill(code.lower())
    visit.press("Continue")
    expect(page.get_by_text("Numbers that are already counted or published stay")).to_be_visible()
    visit.press("Take my answers back")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are taken back")
    assert not of(deployment).exists()


def test_a_young_person_is_asked_their_own_yes_and_can_ask_for_help_apart(visit, live_server):
    permitted = {"age_group": "under_16", "consent_route": "adult", "consent_reference": "Folder 3"}
    deployment, page = opened("Is anyone listening", **permitted), visit.page
    address = f"{live_server.url}/s/{deployment.code}/"
    page.goto(address)
    assert "council" not in page.locator("main").inner_text().lower()
    visit.press("Start")
    expect(page.get_by_role("heading", name="Do you want to take part?")).to_be_visible()
    visit.agree()
    visit.choose("Sort of")
    page.goto(f"{address}help/")
    help_page = page.locator("main").inner_text()
    assert "Talk to someone now" in help_page.partition("What do you need?")[0]
    assert "we may have to tell others" in help_page
    page.get_by_label("What do you need?").fill("Somebody to talk to.")
    visit.press("Ask for help")
    flag = SafeguardingFlag.objects.latest("raised_at")
    assert (flag.response, flag.wish) == (None, "Somebody to talk to.")
    # The answers waited, and nobody asks for a day of birth.
    page.goto(f"{address}check/")
    visit.skip_until("Check your answers")
    assert page.locator("input[type=date]").count() == 0
    visit.press("Send my answers")
    assert of(deployment).get().consent.route == "adult"
    say_no(visit, address)


def say_no(visit, address):
    """Whoever says no leaves nothing at all."""
    page = visit.page
    page.context.clear_cookies()
    before = Draft.objects.count()
    page.goto(address)
    visit.press("Start")
    visit.choose("No")
    expect(page.get_by_role("heading", level=1)).to_have_text("That is fine")
    assert Draft.objects.count() == before


def test_a_survivor_is_told_what_is_not_hidden_and_leaves_no_trace(visit, live_server):
    deployment = opened("Being safe, being heard")
    page, address = visit.page, f"{live_server.url}/s/{deployment.code}/"
    page.goto(address)
    for words in ("wipe your browser history", "an app that watches your phone"):
        expect(page.get_by_text(words).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".cp-exit")).to_be_focused()
    page.get_by_role("link", name="Yes, carry on").click()
    visit.press("Start")
    visit.agree()
    assert page.get_by_role("button", name="Save and come back later").count() == 0
    assert "safe" not in page.title().lower()
    visit.choose("4 to 6")
    visit.skip_until("Check your answers")
    visit.press("Send my answers")
    say_how_to_be_reached(visit, deployment)
    page.locator(".cp-exit").click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    # One says that somebody left, so that Back finds nothing, and not what.
    assert [(one["value"], one["path"]) for one in page.context.cookies()] == [("-", "/s/")]
    ours = (live_server.url, "data:", "https://weather.example/")
    assert [url for url in visit.asked if not url.startswith(ours)] == []
    if visit.scripts:
        press_back(page)
        assert "4 to 6" not in page.content()


def say_how_to_be_reached(visit, deployment):
    """Nobody has to; it lies apart from the answers, and says when it goes."""
    page = visit.page
    page.get_by_role("link", name="tell us how to reach you").click()
    assert page.get_by_role("radio", checked=True).count() == 0
    page.get_by_role("radio").last.check()
    page.get_by_label("How can we reach you?").fill("01632 960 555")
    page.get_by_label("When and how is it safe?").fill("Text first, mornings.")
    expect(page.get_by_text("We delete it on")).to_be_visible()
    visit.press("I agree. Keep this")
    kept = ContactDetails.objects.get(deployment=deployment)
    assert (kept.contact, kept.safe_contact) == ("01632 960 555", "Text first, mornings.")


def begin_with_help(context, deployment, url):
    """A worker begins at their desk, which needs scripts, and hands the tablet over."""
    worker = Client()
    worker.force_login(get_user_model().objects.get(username="screener"))
    begun = worker.post(
        f"/admin/surveys/deployments/{deployment.pk}/enter/", {"mode": "supported", "form": ""}
    )
    assert begun["Location"] == f"/s/{deployment.code}/consent/"
    seat = worker.cookies["d"]
    context.add_cookies([{"name": "d", "value": seat.value, "url": url + seat["path"]}])


def switch_pictures(visit):
    """There is one to the question and one to each answer but the last, all of them small."""
    page, pictures = visit.page, visit.page.locator("main img")
    expect(pictures).to_have_count(4)
    assert all(pictures.nth(n).evaluate("one => one.naturalWidth") for n in range(4))
    page.get_by_label("A bit", exact=True).check()
    page.get_by_role("button", name="Pictures off").click()
    expect(pictures).to_have_count(0)
    expect(page.get_by_label("A bit", exact=True)).to_be_checked()
    page.get_by_role("button", name="Pictures on").click()
    expect(pictures).to_have_count(4)


def test_whoever_presses_stop_is_gone_and_nothing_is_kept(visit, live_server):
    deployment = SurveyDeployment.objects.get(version__survey__title="My meeting")
    page, before = visit.page, Draft.objects.count()
    page.goto(f"{live_server.url}/s/{deployment.code}/")
    # One idea on a line, before anything is asked.
    lines = page.locator("main .cp-idea").all_inner_texts()
    assert {"We want to make meetings better.", "You can help us."} <= {*lines}
    assert page.locator("main").inner_text().count(". ") == 0
    visit.press("Start")
    visit.agree()
    visit.choose("A bit")
    page.get_by_role("link", name="Stop", exact=True).click()
    expect(page.get_by_role("heading", name="Rain later")).to_be_visible()
    assert Draft.objects.count() == before


def test_no_page_of_easy_read_costs_more_than_100_kilobytes(filled, browser, live_server):
    counted, weights = Counted(browser), {}
    deployment = SurveyDeployment.objects.get(version__survey__title="My meeting")
    page = counted.page
    page.goto(f"{live_server.url}/s/{deployment.code}/")
    weights["first"] = counted.cold(page.url)
    page.get_by_role("button", name="Start").click()
    weights["consent"] = counted.cold(page.url)
    page.get_by_label("Yes, I want to take part").check()
    page.locator("main .cp-buttons button").first.click()
    while not page.url.endswith("/check/"):
        weights[page.url] = counted.cold(page.url)
        page.get_by_role("button", name="Skip this question").click()
        page.wait_for_load_state()
    counted.close()
    assert len(weights) > 8
    assert max(weights.values()) <= MOST_BYTES, weights


def test_somebody_who_reads_easy_read_is_helped_and_it_is_said_so(visit, live_server):
    deployment = SurveyDeployment.objects.get(version__survey__title="My meeting")
    before = of(deployment).filter(mode="supported").count()
    page = visit.page
    begin_with_help(page.context, deployment, live_server.url)
    page.goto(f"{live_server.url}/s/{deployment.code}/consent/")
    assert page.locator("body.cp-easy").count() == 1
    visit.agree()
    # Sizes are those of the styles.
    page.wait_for_load_state()
    # One question on a page, it can be heard, and to stop or pass by is as big as to go on.
    assert page.get_by_role("heading", level=1).count() == 1
    expect(page.locator("audio")).to_be_visible()
    main = page.locator("main")
    go_on, *others = (
        main.get_by_role(role, name=name, exact=True).bounding_box()
        for role, name in (
            ("button", "Continue"),
            ("button", "Skip this question"),
            ("link", "Stop"),
        )
    )
    for other in others:
        assert abs(go_on["height"] - other["height"]) < 2
        assert abs(go_on["width"] - other["width"]) < 2
    expect(main.get_by_text("Nothing bad will happen.")).to_be_visible()
    switch_pictures(visit)
    visit.choose("A bit")
    visit.skip_until("Check your answers")
    visit.press("Send my answers")
    visit.press("Skip all of these")
    assert len(visit.code) == 12
    assert of(deployment).filter(mode="supported").count() == before + 1
