"""How a Change Project comes about, once, from what agencies ask for to an open pilot.

An editor and a manager use the real admin, a link officer the agencies' own place. They
go by what the screens say: labels, buttons, and the "Mend it" beside whatever is missing.
"""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.browser import PATIENCE
from tests.journeys.desk import Desk
from tests.server import SiteServer

pytestmark = pytest.mark.journey

# The day on which this machine's server lives.
today = date.today
AGENCY = "Aldermoor County Council (fictional)"
OTHER_AGENCY = "Brackwater City Council (fictional)"
TOPIC = "Young carers are noticed before they ask for help."
PROJECT, CALL = "Noticing Young Carers", "Open call: Noticing Young Carers"
PRODUCT, PILOT = "Who looks after whom", "Winter pilot"
CRITERIA = (
    "Better outcomes for people who use services are its aim",
    "All of its development rests on evidence",
    "Service users, or their views, are part of it",
    "It is practical and hands-on",
    "It ends in something that can be shared widely",
)


@dataclass
class Story:
    """What one step of the story hands to the next."""

    site: SiteServer
    browser: Browser
    editor: Desk = field(init=False)
    publisher: Desk = field(init=False)
    manager: Desk = field(init=False)
    project: int = 0
    product: int = 0
    pilot: int = 0

    def __post_init__(self) -> None:
        self.editor = Desk(self.browser, self.site, "editor")
        self.publisher = Desk(self.browser, self.site, "publisher")
        self.manager = Desk(self.browser, self.site, "manager")

    def publish(self, number: int) -> None:
        """Let the publisher publish what the editor left as a draft."""
        self.publisher.edit_page(number)
        self.publisher.publish()

    def found(self, resource: str, title: str) -> dict:
        """Return the document with this title, as the API lists it."""
        reply = requests.get(f"{self.site.url}/api/v1/{resource}?limit=200", timeout=30)
        return next(one for one in reply.json()["items"] if one["title"] == title)

    def progress_of_project(self, desk: Desk) -> Page:
        """Open the tab of the project that says where it stands."""
        desk.edit_page(self.project)
        desk.tab("Progress")
        return desk.page


def test_what_agencies_ask_for_becomes_a_project_with_a_team_and_an_open_pilot(
    site_server: SiteServer, browser: Browser
) -> None:
    story = Story(site_server, browser)
    write_down_a_topic(story)
    propose_a_project(story)
    approve_it(story)
    call_for_agencies(story)
    an_agency_answers(story)
    accept_the_agency(story)
    start_a_stage(story)
    confirm_the_team(story)
    set_money_aside(story)
    release_a_version(story)
    open_the_pilot(story)
    readers_see_it(story)


def write_down_a_topic(story: Story) -> None:
    editor = story.editor
    from_menu(editor, "Network", "Topics")
    editor.page.get_by_role("link", name="Add topic").click()
    editor.choose_page("round", f"Priorities {today().year}")
    editor.fill(statement=TOPIC, horizon="current", need="both")
    for number, agency in enumerate((AGENCY, OTHER_AGENCY)):
        editor.add_row("Add Agency")
        editor.fill_row("endorsements", number, agency=agency)
    editor.save()


def propose_a_project(story: Story) -> None:
    editor = story.editor
    editor.new_page(editor.number_called("Projects"), "changeprojects.changeprojectpage")
    editor.fill(
        title=PROJECT,
        summary="Schools and services notice children who look after somebody at home.",
        kind="specific_need",
    )
    editor.tab("Origin")
    editor.page.get_by_label(TOPIC).check()
    story.project = editor.save_draft()
    story.publish(story.project)
    assert story.found("change-projects", PROJECT)["status"] == "planned"


def approve_it(story: Story) -> None:
    manager = story.manager
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Approve", exact=True).click()
    mend(page, "Judge all five criteria")
    # The register knows for which project somebody came.
    page.get_by_role("link", name="Add appraisal").first.click()
    expect(page.get_by_text(PROJECT).first).to_be_visible()
    for number, criterion in enumerate(CRITERIA):
        chosen = page.locator(f"[name='judgements-{number}-criterion'] option:checked")
        expect(chosen).to_have_text(criterion)
        manager.fill_row("judgements", number, judgement="met", rationale="The panel was sure.")
    manager.fill(
        held_on=str(today()),
        panel="The programme board",
        public_summary="All agencies asked for it.",
    )
    manager.save()

    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Approve", exact=True).click()
    mend(page, "Write at least one outcome")
    manager.add_row("Add Outcome")
    manager.fill_row(
        "outcomes", 0, for_whom="Young carers", what_changes="Somebody asks how they are."
    )
    manager.save_draft()
    story.publish(story.project)
    move_project(story, "Approve", "Approved")


def call_for_agencies(story: Story) -> None:
    editor = story.editor
    editor.new_page(story.project, "changeprojects.callpage")
    editor.fill(
        title=CALL,
        summary="We look for agencies that want to notice young carers earlier.",
        opens_at=f"{today() - timedelta(days=20)} 09:00",
        closes_at=f"{today() + timedelta(days=1)} 17:00",
    )
    ask = editor.page.locator("[data-contentpath='what_we_ask'] [role=textbox]")
    editor.rewrite(ask, "Two people for one day a month.")
    call = editor.save_draft()
    story.publish(call)
    move_project(story, "Open the call", "Recruiting")


def an_agency_answers(story: Story) -> None:
    context = story.browser.new_context(locale="en-GB", viewport={"width": 390, "height": 780})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{story.site.url}/network/")
    page.get_by_label("Username").fill("link-officer")
    page.get_by_label("Password").fill(story.site.passwords["link-officer"])
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=CALL).click()
    page.get_by_role("button", name="Begin").click()
    for answer in ("We meet young carers late.", "Our school nurses know them."):
        page.get_by_role("textbox").fill(answer)
        page.get_by_role("button", name="Save and continue").click()
    page.get_by_text("Front line", exact=True).click()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("textbox").fill("We ask the young carers’ group, and pay for their time.")
    page.get_by_role("button", name="Save and continue").click()
    # Nothing is sent as long as something is missing, and the way there is shown.
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Send").click()
    page.get_by_role("alert").get_by_role("link", name="Who stands behind it").click()
    page.get_by_role("textbox").fill("A. Example, director")
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("It is sent.")).to_be_visible()
    context.close()


def accept_the_agency(story: Story) -> None:
    manager = story.manager
    from_menu(manager, "Recruiting", "Expressions of interest")
    manager.move(CALL, "Accept", reason="Your school nurses know whom we do not reach.")
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Agencies in the team").click()
    expect(page.get_by_role("row", name=re.compile(re.escape(AGENCY)))).to_have_count(1)


def start_a_stage(story: Story) -> None:
    manager = story.manager
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Stages side by side").click()
    page.get_by_role("link", name="Add a stage").click()
    expect(page.get_by_text(PROJECT).first).to_be_visible()
    manager.fill(kind="drafting", planned_start=str(today()), planned_end=str(today()))
    manager.save()

    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Stages side by side").click()
    page.get_by_role("link", name=re.compile("^Start")).click()
    mend(page, "Choose at least one agency of the team as lead")
    # Only the team of this project is offered.
    expect(page.get_by_role("checkbox")).to_have_count(1)
    page.get_by_label(AGENCY).check()
    manager.save()
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Stages side by side").click()
    page.get_by_role("link", name=re.compile("^Start")).click()
    page.get_by_role("button", name="Start", exact=True).click()
    manager.expect_message("now “Going on”")


def confirm_the_team(story: Story) -> None:
    manager = story.manager
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Confirm the team", exact=True).click()
    expect(page.get_by_text("wait until it has closed")).to_be_visible()
    # Nobody else can answer, so they do without the two weeks, and everybody reads why.
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Differences", exact=True).click()
    page.get_by_role("link", name="Add difference").first.click()
    manager.fill(
        rule_code="B03",
        title="A short call",
        usual_way="A call is open for two weeks.",
        here="It was open for a day.",
        reason="Only one agency works with young carers in this town, and it has answered.",
        granted_by="The programme manager",
        granted_on=str(today()),
    )
    manager.save()
    move_project(story, "Confirm the team", "Developing")


def set_money_aside(story: Story) -> None:
    editor, manager = story.editor, story.manager
    page = story.progress_of_project(editor)
    page.get_by_role("link", name="Money", exact=True).click()
    page.get_by_role("link", name="Add budget line").first.click()
    editor.fill(purpose="pilot", amount="4800", nature="confirmed")
    editor.save()
    page = story.progress_of_project(manager)
    page.get_by_role("link", name="Money", exact=True).click()
    manager.move(PROJECT, "Allocate")


def release_a_version(story: Story) -> None:
    editor = story.editor
    editor.new_page(story.project, "changeprojects.productpage")
    editor.fill(title=PRODUCT, plain_summary="Three questions that any worker can ask.")
    section = editor.add_block(editor.stream("body"), "Section")
    section.locator("[name='body-0-value-heading']").fill("Ask three questions")
    editor.write(editor.add_block(section, "Paragraph"), "Who looks after whom at home?")
    story.product = editor.save_draft()
    story.publish(story.product)

    editor.edit_page(story.product)
    editor.tab("Release")
    editor.fill(version="0.2", stage="pilot")
    editor.add_row("Add Change")
    editor.fill_row(
        "change_entries", 0, type="fixed", reason="test", plain_text="Shorter questions."
    )
    editor.add_row("Add Test round")
    editor.fill_row(
        "test_rounds",
        0,
        version="0.1",
        method="Read aloud with three young carers",
        held_on=str(today()),
        findings="They wanted shorter questions.",
    )
    editor.save_draft()
    story.publish(story.product)


def open_the_pilot(story: Story) -> None:
    editor, manager = story.editor, story.manager
    editor.new_page(story.project, "changeprojects.pilotpage")
    editor.fill(
        title=PILOT,
        version="0.2",
        aims="To see whether workers ask, and what follows.",
        opens_on=str(today()),
    )
    editor.choose_page("product", PRODUCT)
    story.pilot = editor.save_draft()
    story.publish(story.pilot)

    manager.edit_page(story.pilot)
    manager.tab("Progress")
    page = manager.page
    page.get_by_role("link", name="Open", exact=True).click()
    mend(page, "Add a site in the register")
    page.get_by_role("link", name="Add pilot site").first.click()
    expect(page.get_by_text(PILOT).first).to_be_visible()
    manager.fill(agency=AGENCY, safeguarding_contact="Duty lead, 01632 960 100")
    manager.save()
    manager.move(AGENCY, "Agreed")
    manager.edit_page(story.pilot)
    manager.tab("Progress")
    page.get_by_role("link", name="Open", exact=True).click()
    page.get_by_role("button", name="Open", exact=True).click()
    manager.expect_message("now “Open”")
    manager.tab("Progress")
    page.get_by_role("link", name="Sites", exact=True).click()
    manager.move(AGENCY, "Start")


def readers_see_it(story: Story) -> None:
    document = story.found("change-projects", PROJECT)
    assert document["status"] == "piloting"
    reader = story.browser.new_page()
    reader.goto(f"{story.site.url}{document['path']}")
    expect(reader.get_by_role("heading", level=1)).to_have_text(PROJECT)
    expect(reader.get_by_text(TOPIC).first).to_be_visible()
    expect(reader.get_by_role("link", name=PILOT).first).to_be_visible()
    pilot = story.found("pilots", PILOT)
    assert pilot["status"] == "open"


def from_menu(desk: Desk, group: str, entry: str) -> None:
    """Open a register by the words of the menu."""
    desk.go("")
    menu = desk.page.locator(".sidebar")
    menu.get_by_role("button", name=group, exact=True).click()
    menu.get_by_role("link", name=entry, exact=True).click()


def move_project(story: Story, label: str, status: str) -> None:
    """Let the manager move the project on from the tab that says where it stands."""
    page = story.progress_of_project(story.manager)
    page.get_by_role("link", name=label, exact=True).click()
    page.get_by_role("button", name=label, exact=True).click()
    story.manager.expect_message(f"now “{status}”")


def mend(page: Page, words: str) -> None:
    """Follow the "Mend it" beside the sentence with these words."""
    line = page.get_by_role("listitem").filter(has_text=words)
    line.get_by_role("link", name="Mend it").click()
    page.wait_for_load_state("networkidle")
