"""The main job, once, end to end: publish, listen, change, publish, carry.

An editor publishes a pilot product; people answer its survey on their phones; what they
said changes the product; the final version is published; an outside site reads all of
it. Everything goes through the real admin, the real survey and the real API.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Locator, expect

from tests.browser import PATIENCE
from tests.journeys.desk import Desk
from tests.journeys.phone import Phone, Visitor, press_back
from tests.journeys.writing import (
    AFTER,
    BEFORE,
    add_test_round,
    make_final_version,
    make_pilot_version,
    tell_who_took_part,
    today,
    write_product,
)
from tests.server import SiteServer

pytestmark = pytest.mark.journey

PROJECT, PRODUCT, PILOT = "Waiting Rooms", "Waiting well", "Autumn pilot"
SURVEY = "Waiting: what was it like?"
WISH = "Nobody told me how long it would be."
OTHERS = 14
LINK = re.compile(r"/admin/(safeguarding/tests/\S+/)")


@dataclass
class Story:
    """What one step of the story hands to the next."""

    site: SiteServer
    browser: Browser
    editor: Desk = field(init=False)
    publisher: Desk = field(init=False)
    project: int = 0
    product: int = 0
    pilot: int = 0
    voice: int = 0
    survey_address: str = ""

    def __post_init__(self) -> None:
        self.editor = self.desk("editor")
        self.publisher = self.desk("publisher")

    def desk(self, account: str) -> Desk:
        """Let a member of staff log in."""
        return Desk(self.browser, self.site, account)

    def publish(self, number: int) -> None:
        """Let the publisher publish what the editor left as a draft."""
        self.publisher.edit_page(number)
        self.publisher.publish()

    def api(self, path: str) -> dict:
        """Read the API as an outside site does: no cookie, no key."""
        reply = requests.get(f"{self.site.url}/api/v1/{path}", timeout=30)
        assert reply.ok, (path, reply.status_code, reply.text[:300])
        return reply.json()

    def found(self, resource: str, title: str) -> dict:
        """Return the newest document with this title, as the API lists it."""
        documents = self.api(f"{resource}?limit=200")["items"]
        return next(document for document in documents if document["title"] == title)


def test_what_people_say_changes_the_handbook_and_everybody_can_see_it(
    site_server: SiteServer, browser: Browser
) -> None:
    story = Story(site_server, browser)
    start_a_project(story)
    write_a_draft(story)
    release_the_pilot_version(story)
    open_the_pilot(story)
    write_the_survey(story)
    open_the_survey(story)
    people_answer(story)
    screen_the_answers(story)
    close_the_survey(story)
    find_a_theme(story)
    evaluate_the_pilot(story)
    write_the_final_version(story)
    release_the_final_version(story)
    say_what_was_done(story)
    another_site_reads_all_of_it(story)


def start_a_project(story: Story) -> None:
    editor = story.editor
    editor.new_page(editor.number_called("Projects"), "changeprojects.changeprojectpage")
    editor.fill(title=PROJECT, summary="What it is like to wait.", kind="specific_need")
    story.project = editor.save_draft()
    story.publish(story.project)
    for purpose in ("pilot", "final_product"):
        editor.go("changeprojects/budgetline/create/")
        editor.choose_page("project", PROJECT)
        editor.fill(purpose=purpose, amount="2400", nature="confirmed")
        editor.save()
        allocate(story.publisher, purpose)


def allocate(publisher: Desk, purpose: str) -> None:
    """Let the publisher set aside the money that the editor proposed."""
    publisher.go(f"changeprojects/budgetline/?status__exact=proposed&purpose__exact={purpose}")
    publisher.move(
        PROJECT, "Allocate", on=str(today() - timedelta(days=30)), reason="The minutes came late."
    )


def write_a_draft(story: Story) -> None:
    editor = story.editor
    story.product = write_product(editor, story.project, PRODUCT)
    look_at_the_preview(editor, story.product, BEFORE)
    story.publish(story.product)
    # A draft version is frozen, but it is nobody's business outside.
    found = story.publisher.page.request.get(
        f"{story.site.url}/change-projects/waiting-rooms/waiting-well/"
    )
    assert found.status == 404


def look_at_the_preview(desk: Desk, product: int, words: str) -> None:
    """Read in the frame beside the form what readers would read."""
    desk.edit_page(product)
    desk.page.locator("[data-side-panel-toggle=preview]").click()
    shown = desk.page.frame_locator("#w-preview-iframe")
    expect(shown.get_by_text(words).first).to_be_visible(timeout=PATIENCE)
    desk.page.locator("[data-side-panel-toggle=preview]").click()


def release_the_pilot_version(story: Story) -> None:
    editor, publisher = story.editor, story.publisher
    make_pilot_version(editor, story.product)
    publisher.edit_page(story.product)
    publisher.press_publish()
    assert "Add the test round" in publisher.errors()
    add_test_round(editor, story.product)
    story.publish(story.product)


def open_the_pilot(story: Story) -> None:
    editor = story.editor
    editor.new_page(story.project, "changeprojects.pilotpage")
    editor.fill(
        title=PILOT,
        version="0.2",
        aims="To see whether people wait with less worry.",
        opens_on=str(today() - timedelta(days=1)),
    )
    editor.choose_page("product", PRODUCT)
    story.pilot = editor.save_draft()
    story.publish(story.pilot)
    manager = story.desk("manager")
    manager.edit_page(story.pilot)
    manager.tab("Progress")
    manager.page.get_by_role("link", name="Open", exact=True).click()
    # A pilot opens only where somebody looks after the people it is about.
    expect(manager.page.get_by_text("Add a site in the register").first).to_be_visible()
    editor.go("changeprojects/pilotsite/create/")
    editor.choose_page("pilot", PILOT)
    editor.fill(
        agency="Aldermoor County Council (fictional)",
        safeguarding_contact="Duty lead, 01632 960 100",
    )
    editor.save()
    manager.go(f"changeprojects/pilotsite/?pilot={story.pilot}")
    manager.move("Aldermoor", "Agreed")
    do_without_an_approval(story, manager)
    manager.edit_page(story.pilot)
    manager.tab("Progress")
    manager.page.get_by_role("link", name="Open", exact=True).click()
    manager.page.get_by_role("button", name="Open", exact=True).click()
    manager.expect_message("now “Open”")


def do_without_an_approval(story: Story, manager: Desk) -> None:
    """Let a project that began on paper pilot what it made; everybody reads why it may."""
    manager.go("changeprojects/waiver/create/")
    manager.choose_page("project", PROJECT)
    manager.fill(
        rule_code="E05",
        title="Begun on paper",
        usual_way="A project is approved and has its team before it pilots anything.",
        here="The board approved it two years ago, before this site was used.",
        reason="The minutes of the board hold the approval and the names of the agencies.",
        granted_by="The programme manager",
        granted_on=str(today()),
    )
    manager.save()


def write_the_survey(story: Story) -> None:
    manager = story.desk("survey-manager")
    manager.go("snippets/surveys/survey/add/")
    manager.fill(title=SURVEY, audience="Parents and carers", notice_for="parent_carer")
    steps = manager.stream("steps")
    ask(manager, steps, "How was the waiting?", "One answer", ("Fine", "Too long"))
    ask(manager, steps, "What did you have with you?", "Several answers", ("A book", "My child"))
    page = ask(manager, steps, "What would have helped?", "Own words")
    show_only_if(page, question="1. How was the waiting?", answer="Too long")
    manager.tab("What people read first")
    manager.fill(intro="We want to make waiting easier.", consent_text="Taking part is up to you.")
    manager.add_block(manager.stream("readers"), "Reader")
    reader = {"readers-0-value-who": "Our team", "readers-0-value-what": "They read all of it."}
    manager.fill(**reader)
    manager.publish()


def open_the_survey(story: Story) -> None:
    manager = story.desk("survey-manager")
    manager.go("surveys/surveydeployment/create/")
    manager.choose_page("project", PROJECT)
    manager.choose_page("pilot", PILOT)
    manager.fill(
        version=f"{SURVEY}, version 1",
        opens_at=f"{today() - timedelta(days=1)} 08:00",
        closes_at=f"{today() + timedelta(days=30)} 18:00",
        feedback_due_on=str(today() + timedelta(days=60)),
    )
    manager.save()
    row = manager.page.get_by_role("row", name=re.compile(re.escape(SURVEY)))
    row.get_by_role("link", name="Open", exact=True).click()
    # Nobody may be asked before somebody looks after them.
    expect(manager.page.get_by_text("Name the safeguarding lead.")).to_be_visible()
    manager.page.get_by_role("link", name="Fill in what is missing").click()
    manager.fill(
        safeguarding_lead="Duty lead, 01632 960 100",
        safeguarding_deputy="Deputy lead, 01632 960 101",
        lead="safeguarding-lead",
        deputy="safeguarding-deputy",
        dpia_reference="DPIA 12",
        helplines="Family helpline (made up), 01632 960 102\nNight line (made up), 01632 960 103",
    )
    manager.save()
    row.get_by_role("link", name="Open", exact=True).click()
    manager.page.get_by_role("button", name="Send a test alert").click()
    manager.expect_message("A test alert is sent")
    acknowledge_the_test(story)
    manager.go("surveys/surveydeployment/")
    row.get_by_role("link", name="Open", exact=True).click()
    manager.page.get_by_role("button", name="Open this survey").click()
    manager.expect_message("is open")
    address = row.locator("a[href^='/s/']").get_attribute("href")
    story.survey_address = story.site.url + address


def acknowledge_the_test(story: Story) -> None:
    """Lead and deputy open the link in their own mail once the ticker has sent it."""
    for account in ("safeguarding-lead", "safeguarding-deputy"):
        desk = story.desk(account)
        for _ in range(40):
            if any(map(desk.reaches, links_mailed(story.site.var / "mail"))):
                break
            desk.page.wait_for_timeout(2_000)
        else:
            raise AssertionError(f"No test of the alert reached {account}.")


def links_mailed(folder: Path) -> set[str]:
    """Return where the links lead that were sent to test an alert."""
    files = folder.glob("*") if folder.exists() else ()
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in files]
    return {found for mail in mails for found in LINK.findall(mail.get_content())}


def ask(
    desk: Desk, steps: Locator, label: str, kind: str, options: tuple[str, ...] = ()
) -> Locator:
    """Add a page with one question to the survey; return the page's block."""
    number = steps.locator("[name$='-show_if-question']").count()
    step = desk.add_block(steps, "Page")
    question = desk.add_block(step.locator("[data-contentpath='questions']"), kind)
    name = f"steps-{number}-value-questions-0-value"
    question.locator(f"[name='{name}-label']").fill(label)
    for place, option in enumerate(options):
        words = question.locator(f"[name='{name}-options-{place}-value-label']")
        # There is room for two from the start.
        if not words.count():
            answers = question.locator("[data-contentpath='options']")
            answers.get_by_title("Add", exact=True).last.click()
        words.fill(option)
    if number == 0:
        question.get_by_title("Settings").first.click()
        question.locator(f"[name='{name}-key']").fill("waiting")
    return step


def show_only_if(page: Locator, *, question: str, answer: str) -> None:
    """Let a page of the survey be shown only to those who gave `answer` to `question`."""
    page.get_by_title("Settings").first.click()
    asked = page.locator("[id$='-show_if-question-choice']")
    asked.focus()
    asked.select_option(label=question)
    page.locator("[name$='-show_if-value']").fill(answer)


def people_answer(story: Story) -> None:
    phone = Phone(story.browser, story.survey_address)
    phone.press("Start")
    phone.choose("Yes, I want to take part")
    phone.choose("Fine")
    phone.choose("A book")
    # With “Fine” nobody is asked what would have helped; a change of mind asks it.
    phone.expect_heading("Check your answers")
    phone.page.get_by_label("Only as part of a summary").check()
    phone.page.get_by_role("button", name="How was the waiting?").click()
    phone.choose("Too long")
    phone.write(WISH)
    phone.expect_heading("Check your answers")
    expect(phone.page.get_by_label("Only as part of a summary")).to_be_checked()
    phone.press("Send my answers")
    phone.expect_heading("Thank you")
    expect(phone.page.locator(".cp-code span")).to_have_count(3)
    # Sending again, with the button of the page before, is the same answer and no second one.
    press_back(phone.page)
    phone.page.reload()
    phone.expect_heading("Thank you")
    hosts = {address.split("/")[2] for address in phone.asked if address.startswith("http")}
    assert hosts == {story.site.url.split("/")[2]}

    for number in range(OTHERS):
        answer_like_most(story.survey_address, f"Tell me how long. Person {number}.")


def answer_like_most(address: str, wish: str) -> None:
    """Answer by plain posts, as a browser does that knows no script."""
    visitor = Visitor(address)
    visitor.post()
    visitor.post(**{"q-agree": "yes"})
    visitor.post(**{"q-waiting": "too-long"})
    visitor.post(skip="1")
    visitor.post(**{visitor.name_of_text(): wish})
    visitor.post(**{"q-quote": "no"})
    assert "Thank you" in visitor.reply.text


def close_the_survey(story: Story) -> None:
    manager = story.desk("survey-manager")
    # While people can answer, nobody sees what they said in numbers.
    manager.go("voice/")
    row = manager.page.get_by_role("row", name=re.compile(re.escape(SURVEY)))
    expect(row).to_contain_text("Too few so far")
    manager.go("surveys/surveydeployment/")
    row = manager.page.get_by_role("row", name=re.compile(re.escape(SURVEY)))
    row.get_by_role("link", name="Close", exact=True).click()
    manager.page.get_by_role("button", name="Close this survey").click()
    manager.expect_message("is closed")


def screen_the_answers(story: Story) -> None:
    """Nobody who codes reads a word before somebody has looked at it for names."""
    screener = story.desk("screener")
    desk = screener.page
    screener.go("voice/")
    desk.get_by_role("row", name=re.compile(re.escape(SURVEY))).get_by_text("Screening").click()
    for _ in range(OTHERS + 1):
        expect(desk.get_by_role("button", name="Clear it")).to_be_visible()
        for proposal in desk.locator(".voice-found select").all():
            proposal.select_option("keep")
        for tick in desk.get_by_label("I have read it and nothing needs taking out").all():
            tick.check()
        desk.get_by_role("button", name="Clear it").click()
        screener.expect_message("leared")
    expect(desk.get_by_text("Nothing waits to be screened.")).to_be_visible()


def find_a_theme(story: Story) -> None:
    editor = story.editor
    editor.go("changeprojects/recommendation/create/")
    editor.choose_page("project", PROJECT)
    editor.fill(code="REC-1", text="Tell people how long they will wait.", source="theme")
    editor.save()

    analyst = story.desk("analyst")
    desk = analyst.page
    analyst.go("voice/")
    desk.get_by_role("row", name=re.compile(re.escape(SURVEY))).get_by_text("Results").click()
    expect(desk.get_by_role("row", name=re.compile("Too long"))).to_contain_text("15")
    desk.get_by_role("link", name="Themes", exact=True).click()
    desk.get_by_role("link", name=re.compile("Add a theme")).first.click()
    analyst.fill(
        code="how-long",
        name="How long",
        definition="Wishes to know the length of the wait.",
        you_said="You did not know how long it would take.",
    )
    desk.get_by_label(re.compile("REC-1")).check()
    analyst.save("Add theme")
    desk.get_by_role("link", name="Answers", exact=True).click()
    expect(desk.get_by_text(WISH)).to_be_visible()
    for answer in desk.get_by_role("checkbox", name="How long").all():
        answer.check()
    analyst.save("Save themes")


def evaluate_the_pilot(story: Story) -> None:
    editor, manager = story.editor, story.desk("manager")
    manager.edit_page(story.pilot)
    manager.tab("Progress")
    manager.page.get_by_role("link", name="Close", exact=True).click()
    manager.page.get_by_role("button", name="Close", exact=True).click()
    manager.expect_message("now “Closed”")
    editor.go("changeprojects/evaluation/create/")
    editor.choose_page("pilot", PILOT)
    editor.fill(
        questions="Do people wait with less worry?",
        design="qualitative",
        independence="independent",
        evaluated_by="A researcher who wrote none of it",
        findings="People waited with less worry.",
        harms="None found.",
        limitations="One site, one month.",
    )
    editor.save()
    for label in ("Begin analysing", "Report drafted"):
        editor.go("changeprojects/evaluation/")
        editor.move(PILOT, label)
    evaluator = story.desk("evaluator")
    evaluator.go("changeprojects/evaluation/")
    evaluator.move(PILOT, "Sign off")


def write_the_final_version(story: Story) -> None:
    recommendation = "REC-1: Tell people how long they will wait."
    make_final_version(story.editor, story.product, reason="voice", recommendation=recommendation)
    tell_who_took_part(story.editor, story.project)
    story.publish(story.project)


def release_the_final_version(story: Story) -> None:
    publisher = story.publisher
    publisher.edit_page(story.product)
    publisher.press_publish()
    assert "REC-1" in publisher.errors()

    manager = story.desk("manager")
    manager.go("changeprojects/recommendation/")
    row = manager.page.get_by_role("row", name=re.compile(PROJECT))
    row.get_by_role("link", name="Edit").click()
    promise = {
        "decision": "accepted",
        "answer": "The handbook will say to tell people again when the wait changes.",
        "reason": "It costs a minute.",
        "decided_by": "The project team",
        "decided_on": str(today()),
        "owner": "The project team",
        "due": str(today() + timedelta(days=7)),
    }
    say_first_that_it_is_done(manager, promise)
    manager.fill(answer=promise["answer"])
    manager.save()
    story.publish(story.product)


def say_first_that_it_is_done(manager: Desk, promise: dict[str, str]) -> None:
    """Nobody can look at it yet: it is refused at its field, and nothing that was typed is lost."""
    typed = promise | {"answer": "We have changed the handbook."}
    manager.fill(**typed)
    manager.page.locator("footer").get_by_role("button", name="Save", exact=True).click()
    manager.page.get_by_role("button", name="Go to the first error").click()
    told = manager.page.locator(".error-message")
    expect(told).to_be_focused()
    expect(told).to_contain_text(
        "“We have changed” says that it was done, and nothing that readers"
    )
    expect(told).to_contain_text("Write what will be done, as “We will …”, with owner and day")
    answer = manager.page.locator("[name=answer]")
    expect(answer).to_have_attribute("aria-invalid", "true")
    expect(answer).to_have_accessible_description(re.compile("says that it was done"))
    for name, value in typed.items():
        expect(manager.page.locator(f"form [name={name}]")).to_have_value(value)
    manager.page.set_viewport_size({"width": 360, "height": 800})
    event = manager.page.locator("[name=carried_out_at]").bounding_box()
    assert event["x"] + event["width"] <= 360
    manager.page.set_viewport_size({"width": 1280, "height": 1000})


def say_what_was_done(story: Story) -> None:
    editor = story.editor
    editor.new_page(story.pilot, "surveys.yousaidwedidpage")
    editor.fill(
        title="You said, we did", deployment=SURVEY, intro="You told us what waiting is like."
    )
    editor.add_row("Add Group of people")
    editor.fill_row("not_heard", 0, text="Children. They were not asked.")
    story.voice = editor.save_draft()
    story.publish(story.voice)

    reader = story.browser.new_page()
    reader.goto(f"{story.site.url}{story.found('voice-summaries', 'You said, we did')['path']}")
    expect(reader.get_by_role("heading", level=1)).to_have_text("You said, we did")
    said = reader.locator(".cp-said")
    expect(said).to_contain_text("You did not know how long it would take.")
    expect(said).to_contain_text("About 15 of 15 people")
    expect(said).to_contain_text("We did")
    said.get_by_role("link", name=re.compile("1.0")).click()
    expect(reader.get_by_text(AFTER)).to_be_visible()
    assert WISH not in reader.content()


def another_site_reads_all_of_it(story: Story) -> None:
    project = story.found("change-projects", PROJECT)
    product = story.found("products", PRODUCT)
    summary = story.found("voice-summaries", "You said, we did")
    assert product["project"] == summary["project"] == project["id"]
    assert product["current"]["version"] == "1.0"

    pilot = story.api(f"products/{product['id']}/versions/0.2")
    final = story.api(f"products/{product['id']}/versions/1.0")
    assert BEFORE in str(pilot["sections"])
    assert AFTER in str(final["sections"])
    [change] = [entry for entry in final["changes"] if entry["recommendation"]]
    [item] = summary["items"]
    assert item["proof"]["version"] == "1.0"
    assert {block["id"] for block in item["proof"]["blocks"]} <= set(change["block_ids"])
    assert (
        requests.get(
            f"{story.site.url}/api/v1/products/{product['id']}/versions/0.1", timeout=30
        ).status_code
        == 404
    )

    address = f"{story.site.url}/api/v1/products/{product['id']}/versions/1.0"
    first = requests.get(address, timeout=30)
    again = requests.get(address, headers={"If-None-Match": first.headers["ETag"]}, timeout=30)
    assert (again.status_code, again.content) == (304, b"")
    changes = story.api("changes?afterChangeNumber=0&limit=200")["items"]
    latest = {item["id"]: item["modified"] for item in changes}
    assert latest[summary["id"]] > latest[product["id"]]
    assert WISH not in str(changes)
