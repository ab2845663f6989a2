"""Axe finds nothing on the desks at which staff read, screen and code what people said."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect
from wagtail.models import Site

from surveys.actions.ask_for_help import HelpRequest, ask_for_help
from surveys.actions.leave_contact import Contact, leave_contact
from surveys.models import (
    CardSort,
    Contest,
    Notice,
    Quote,
    Response,
    SafeguardingFlag,
    SurveyDeployment,
    Theme,
    YouSaidWeDidPage,
)
from tests.changeprojects.register_rows import ADMINS, of_group, url
from tests.factories.surveys import (
    ClosedDeploymentFactory,
    DeploymentFactory,
    SubmittedResponseFactory,
    SurveyFactory,
    court_steps,
    frozen_version,
    published_notice,
)
from tests.journeys.everybody import made
from tests.journeys.everybody.inspector import templates_in
from tests.surveys.evidence.made import new_key_id, user

pytestmark = pytest.mark.journey

# Parts of the forms in which surveys are written; they stand in Wagtail's own editor.
ELSEWHERE = {"surveys/admin/pages.html"}

# Goes along with a list until it was scrolled; gives up after ten seconds.
FOLLOWED = """list => new Promise(done => {
    const end = performance.now() + 10000;
    const look = () => list.scrollTop > 0 || performance.now() > end
        ? done(list.scrollTop > 0) : requestAnimationFrame(look);
    look();
})"""


@pytest.fixture(scope="module")
def browser(whole_browser):
    """The browser that people have: the forms of the desk go on asking the server in it."""
    return whole_browser


@pytest.fixture
def desk(filled, live_server, inspector):
    """Look at addresses of the admin as somebody with an account sees them."""
    Site.clear_site_root_paths_cache()
    inspector.page.set_viewport_size({"width": 1280, "height": 1000})

    def look(account, *addresses):
        client = Client()
        client.force_login(get_user_model().objects.get(username=account))
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
        inspector.page.context.clear_cookies()
        inspector.page.context.add_cookies([cookie])
        for address in addresses:
            answer = inspector.page.goto(f"{live_server.url}/admin/{address}")
            assert (answer.status, inspector.page.url.endswith(address)) == (200, True), address
            inspector.page.wait_for_load_state("networkidle")
            expect(inspector.page.locator("main")).to_be_visible()
            inspector.look(f"{address} for {account}", part="main")

    return look


def test_axe_finds_nothing_on_the_desks(desk, inspector):
    quote = Quote.objects.filter(state="published").first()
    about = quote.theme.deployment
    opened = SurveyDeployment.objects.filter(status="open").first()
    ask_for_help(opened, HelpRequest(new_key_id(), "Somebody to talk to.", "01632", ""))
    flag = SafeguardingFlag.objects.latest("raised_at")
    leave_contact(opened, Contact(new_key_id(), "results", "01632 960 123", "", "I agree."))
    SubmittedResponseFactory(
        deployment=about,
        answers={text_of(about): "Anna Miller of 3 Long Road rang 01632 960 123."},
        screening=Response.Screening.RECEIVED,
    )
    voice, moves = f"voice/{about.pk}", f"surveys/deployments/{opened.pk}"
    theme = Theme.objects.filter(deployment=about).first()
    desk("analyst", "voice/", "voice/progress/", f"{voice}/results/", f"{voice}/answers/")
    desk("analyst", f"{voice}/answers/?state=uncoded", f"{voice}/themes/", f"{voice}/themes/add/")
    desk("analyst", *(f"{voice}/themes/{theme.pk}/{part}" for part in ("", "merge/", "split/")))
    desk("analyst", f"{voice}/codebook/", f"{voice}/agreement/", f"{voice}/exports/")
    desk("analyst", f"voice/{ClosedDeploymentFactory().pk}/answers/")
    quoting_and_contests(desk, quote, theme)
    desk("editor", f"voice/summaries/{YouSaidWeDidPage.objects.first().pk}/ledger/")
    desk("survey-manager", "surveys/surveydeployment/", "voice/progress/")
    desk("survey-manager", f"{moves}/papers/", f"{moves}/close/")
    desk(
        "screener",
        f"{voice}/screening/",
        *(f"{moves}/enter/{sheet}" for sheet in ("", "contact/", "about/")),
    )
    contacts(desk, inspector, opened)
    desk("second-steward", "voice/grants/")
    desk("safeguarding-lead", "safeguarding/", f"safeguarding/{flag.pk}/", f"{moves}/suspend/")
    assert inspector.found == []
    drawn = templates_in("surveys/admin") - ELSEWHERE
    assert drawn <= inspector.seen, drawn - inspector.seen


def contacts(desk, inspector, opened):
    """Look at what was left, with what deletes one of them opened."""
    desk(user("Contact keepers").username, "voice/contacts/")
    inspector.page.get_by_label("Survey").select_option(str(opened.pk))
    inspector.page.get_by_role("button", name="Open them").click()
    inspector.page.locator("summary", has_text="Delete this now").first.click()
    inspector.look("contact details, one about to be deleted", part="main")


def test_axe_finds_nothing_where_a_survey_is_written_tried_and_opened(desk, inspector):
    published_notice()
    survey = SurveyFactory(steps=made.every_kind())
    survey.save_revision()
    notice = Notice.objects.first()
    opened = DeploymentFactory(version=frozen_version(steps=court_steps()))
    writing, register = "snippets/surveys", "surveys/surveydeployment"
    desk("survey-manager", *(f"{writing}/{kind}/" for kind in ("survey", "notice")))
    desk("survey-manager", f"{writing}/survey/add/", f"{writing}/notice/edit/{notice.pk}/")
    desk("survey-manager", f"{register}/create/", f"{register}/edit/{opened.pk}/")
    desk("survey-manager", f"{writing}/survey/edit/{survey.pk}/")
    follow_the_form(inspector.page)
    inspector.look("the list that follows the form", part="main")
    panel = "[data-side-panel='findings']"
    inspector.page.locator("[data-side-panel-toggle='findings']").first.click()
    expect(inspector.page.locator(f"{panel} .sv-routes")).to_be_visible()
    arrow = inspector.page.locator("[data-form-side-close-button]").bounding_box()
    words = inspector.page.locator(f"{panel} p").first.bounding_box()
    assert words["y"] >= arrow["y"] + arrow["height"]
    inspector.look("what to mend and where each answer leads", part=panel)
    previewed = look_at_every_preview(inspector, survey)
    tried = go_through_the_trial(inspector, f"{writing}/survey/try/{survey.pk}/")
    assert inspector.found == []
    assert tried > len(survey.steps)
    assert previewed > len(survey.steps)


def follow_the_form(page):
    """See that the list follows where one reads, although it is folded; then open it."""
    listed = page.locator(".w-minimap__list")
    page.locator("main [data-panel]:visible").last.scroll_into_view_if_needed()
    assert listed.evaluate(FOLLOWED)
    page.locator(".w-minimap__toggle").click()
    expect(page.locator(".w-minimap--expanded")).to_be_visible()
    expect(listed.get_by_role("link").first).to_be_visible()


def test_axe_finds_nothing_where_an_entry_of_a_register_is_read(desk, inspector):
    found = {name: one.model._default_manager.order_by("pk").last() for name, one in ADMINS.items()}
    entries = [url(name, "inspect", one.pk) for name, one in found.items() if one]
    assert len(entries) >= len(ADMINS) - 1, set(found)
    reader = of_group("Programme managers", "Survey managers").username
    desk(reader, *(one.removeprefix("/admin/") for one in entries))
    assert inspector.found == []


def go_through_the_trial(inspector, address):
    """Go from the first page to the end, and look at each page; return how many there were."""
    page, pages = inspector.page, 0
    page.goto(page.url.partition("/admin/")[0] + f"/admin/{address}")
    while page.get_by_text("This was a trial").count() == 0:
        pages += 1
        inspector.look(f"page {pages} of the trial")
        for required in ("q-agree", "q-again"):
            if page.locator(f"input[name={required}]").count():
                page.locator(f"input[name={required}]").first.check()
        page.locator("main .cp-buttons button").first.click()
        assert pages < 40
    inspector.look("the end of the trial")
    return pages


def look_at_every_preview(inspector, survey):
    """Look at each page as its author sees it beside the form; return how many there were."""
    page = inspector.page
    preview = page.url.replace("/edit/", "/preview/")
    # What the panel of the preview sends by itself.
    sent = page.evaluate(
        """async address => {
            const form = document.querySelector("form[data-edit-form], #w-editor-form");
            const sent = await fetch(address, { method: "POST", body: new FormData(form) });
            return (await sent.json()).is_valid;
        }""",
        preview,
    )
    assert sent
    for mode, _ in survey.preview_modes:
        page.goto(f"{preview}?mode={mode}")
        expect(page.get_by_role("link", name="Leave this page")).to_be_visible()
        inspector.look(f"the preview of {mode}")
    return len(survey.preview_modes)


def quoting_and_contests(desk, quote, theme):
    voice = f"voice/{theme.deployment_id}"
    words = "Not that, and not by Anna Miller."
    Contest.objects.create(response=quote.answer.response, theme=theme, text=words)
    desk("second-analyst", f"{voice}/quotes/", f"{voice}/quotes/{quote.pk}/")
    desk("analyst", f"{voice}/answers/{quote.answer_id}/quote/")
    sort = CardSort.objects.get()
    ready = CardSort.objects.create(
        deployment=sort.deployment, question=sort.question, who="-", people=5, is_confirmed=True
    )
    for card in sort.cards.all():
        ready.cards.create(number=card.number, answer=card.answer, of=card.of)
    cards = [f"{voice}/cards/{one.pk}/" for one in (sort, ready)]
    desk("analyst", f"{voice}/cards/", *cards)
    ready.delete()
    for account in ("analyst", "screener"):
        desk(account, f"{voice}/themes/{theme.pk}/contests/")


def text_of(deployment):
    """Return the key of the first question that is answered in own words."""
    pages = deployment.version.schema["steps"]
    asked = [question for page in pages for question in page["questions"]]
    return next(question["key"] for question in asked if question["type"] == "text")
