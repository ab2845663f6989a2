"""A survey in Urdu: the page runs from right to left, and says which words are English."""

import pytest
from playwright.sync_api import expect

from surveys.models import SurveyDeployment
from tests.browser import PATIENCE
from tests.factories.surveys import (
    OpenDeploymentFactory,
    asked,
    frozen_version,
    items,
    published_notice,
    step,
)
from tests.journeys.everybody.window import faults_of
from tests.surveys.test_switching import TRANSLATIONS, answer, said

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 780}
URDU = TRANSLATIONS[0]
# Words in Latin letters that no element around them says are English; but for what somebody
# wrote: the person their answer, an editor a notice; and codes.
UNMARKED = """() => {
  const THEIRS = "textarea, dd.cp-wide, .cp-code, .cp-notice h2, .cp-notice .cp-information";
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode, around = text.parentElement;
    if (!/[A-Za-z]{3}/.test(text.data) || around.closest(THEIRS)) continue;
    if (!around.closest("[lang]").lang.toLowerCase().startsWith("en")) found.push(text.data.trim());
  }
  return found;
}"""


def pages():
    options = [answer("Good", "اچھا"), answer("Bad", "برا")]
    ends = items({"form": "ur", "low": "کبھی نہیں", "high": "ہمیشہ"})
    return [
        step(asked("single", "how", "How was it?", options=options, others=in_urdu("کیسا؟"))),
        step(asked("scale", "much", "How?", others=in_urdu("کتنا؟"), low="A", high="B", ends=ends)),
        step(asked("month", "when", "When?", others=in_urdu("کب؟"))),
        step(asked("number", "many", "How many?", others=in_urdu("کتنے؟"), lowest=0, highest=9)),
        step(asked("text", "what", "What helped?", max_length=100, others=in_urdu("کیا؟"))),
        step(
            asked("single", "hard", "Hard?", options=options, others=in_urdu("؟"), sensitive=True)
        ),
        step(
            asked("yes_no", "both", "Fair?", others=in_urdu("منصفانہ؟")),
            asked("text", "why", "Why?", max_length=100, others=in_urdu("کیوں؟")),
        ),
    ]


def in_urdu(words):
    return [one for one in said(words, "") if one["value"]["form"] == "ur"]


class Reader:
    """Somebody who reads Urdu; gathers what is wrong with the pages they see."""

    def __init__(self, page, url):
        self.page, self.found = page, []
        published_notice("parent_carer", "ur", privacy="ہم اسے بند رکھتے ہیں")
        version = frozen_version(steps=pages(), translations=[URDU], asks_equality=True)
        self.address = f"{url}/s/{OpenDeploymentFactory(version=version).code}/"
        page.goto(self.address)
        page.get_by_role("button", name="اردو").click()

    def look(self):
        page = self.page
        expect(page.locator("html[lang=ur][dir=rtl]")).to_be_attached()
        assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
        self.found += [f"{page.url}: {one}" for one in faults_of(page)]
        self.found += [f"{page.url} not marked: {one}" for one in page.evaluate(UNMARKED)]

    def go_on(self):
        self.page.locator("main .cp-buttons button").first.click()
        self.look()

    def left_of(self, selector):
        return self.page.locator(selector).first.bounding_box()["x"]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def reader(browser, request, live_server):
    context = browser.new_context(viewport=PHONE, java_script_enabled=request.param)
    context.set_default_timeout(PATIENCE)
    yield Reader(context.new_page(), live_server.url)
    context.close()


def test_every_page_runs_from_right_to_left_and_marks_what_is_english(reader):
    reader.look()
    reader.go_on()
    reader.go_on()
    reader.page.get_by_role("radio").first.check()
    reader.go_on()
    for _ in range(30):
        page = reader.page
        if page.url.endswith("/check/"):
            break
        if page.locator("[name=choice]").count():
            reader.go_on()
            continue
        wrong = page.get_by_role("alert").count() == 0
        for box in page.locator("main input[type=text]").all():
            is_year = box.get_attribute("name").endswith("year")
            box.fill("x" if wrong else "2024" if is_year else "3")
        for box in page.locator("textarea").all():
            box.fill("x" * 150 if wrong else "چائے")
        reader.go_on()
    else:
        raise AssertionError(reader.page.url)
    reader.go_on()
    assert reader.page.url.partition("?")[0].endswith("/more/")
    reader.page.get_by_role("radio").first.check()
    reader.go_on()
    expect(reader.page.locator(".cp-code")).to_be_visible()
    assert reader.found == [], "\n".join(reader.found)


def test_a_shared_tablet_asks_from_right_to_left(reader, live_server):
    SurveyDeployment.objects.update(access=SurveyDeployment.Access.TABLET)
    reader.page.goto(reader.address)
    reader.page.get_by_role("button", name="اردو").click()
    reader.look()
    reader.go_on()
    reader.page.goto(f"{reader.address}here/?in=ur")
    reader.look()
    assert reader.found == [], "\n".join(reader.found)


def test_the_layout_is_mirrored(reader):
    reader.page.locator("main .cp-buttons button").first.click()
    reader.page.get_by_role("radio").first.check()
    reader.page.locator("main .cp-buttons button").first.click()
    # The way out stands where lines end, the way back where they begin; the ring before its words.
    assert reader.left_of(".cp-exit") < reader.left_of(".cp-back:visible")
    assert reader.left_of(".cp-choice label") < reader.left_of(".cp-choice input")
    reader.page.get_by_role("button", name="English").click()
    assert reader.left_of(".cp-exit") > reader.left_of(".cp-back:visible")
    assert reader.left_of(".cp-choice label") > reader.left_of(".cp-choice input")
