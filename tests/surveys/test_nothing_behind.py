"""Where somebody may be watching, Back after leaving finds no page of the survey: a dull one."""

import re

import pytest

from surveys.actions.make_invitations import make_invitations
from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import Draft, SafeguardingFlag, SurveyDeployment
from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    OpenDeploymentFactory,
    frozen_version,
)
from tests.surveys.evidence import made
from tests.surveys.test_queries import READ, statements
from tests.surveys.test_switching import TRANSLATIONS, pages
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
TITLE = "This page is no longer here"
PAGES = ("", "about", "safety", "help", "help/sent", "code", "code/told", "consent", "1", "check")
TELLS = ("We want to know", "your answers", "helpline", "tel:", "999", "explained", "safe time")
MARK = "m"
# Pages that ask for a key are not found without one.
GONE = (410, 404)


@pytest.fixture
def person():
    return Person(HighSafetyDeploymentFactory())


def leave(person, page):
    """Press the way out of `page`, as it stands there."""
    html = person.get(page).content.decode()
    way_out = re.search(r'class="cp-exit" href="([^"]+)"', html)[1]
    return person.client.get(way_out)


def marked(client):
    return bool(client.cookies.get(MARK) and client.cookies[MARK].value)


def left_from_the_first_page(person):
    leave(person, "about")


def left_from_safety(person):
    leave(person, "")


def left_from_help(person):
    leave(person, "help")


def left_while_answering(person):
    person.answer_all()
    leave(person, "4")


def said_no(person):
    person.start()
    person.post("consent", {"q-agree": "no"})


def left_after_sending(person):
    person.answer_all()
    person.send()
    leave(person, "receipt")


def went_without_an_answer(person):
    person.answer_all()
    html = person.get("4").content.decode()
    person.client.cookies["l"] = re.search(r'data-left="l=([^;]+);', html)[1]


WAYS = [
    *(left_from_the_first_page, left_from_safety, left_from_help, left_while_answering),
    *(said_no, left_after_sending, went_without_an_answer),
]


def check_dull(answer, person):
    assert answer.status_code in GONE
    assert answer["Cache-Control"] == "no-store"
    html = answer.content.decode()
    assert f"<title>{TITLE}</title>" in html
    title = person.deployment.version.schema["title"]
    assert not [words for words in (*TELLS, title) if words in html]
    assert f'method="post" action="{person.url()}' in html


@pytest.mark.parametrize("go", WAYS)
def test_back_finds_a_dull_page_wherever_it_leads(person, go):
    go(person)
    for page in PAGES:
        check_dull(person.get(page), person)


@pytest.mark.parametrize("go", [left_from_the_first_page, went_without_an_answer])
def test_when_it_is_over_meanwhile_as_well(person, go):
    go(person)
    SurveyDeployment.objects.update(status="closed")
    check_dull(person.get(), person)


def test_it_is_found_in_the_language_that_was_read():
    version = frozen_version(steps=pages(), translations=TRANSLATIONS, safety_profile="high")
    person = Person(OpenDeploymentFactory(version=version))
    leave(person, "about")
    html = person.client.get(f"{person.url('about')}?in=ur").content.decode()
    assert f"<title>{SHIPPED['ur']['not_here']}</title>" in html
    assert f'action="{person.url()}?in=ur"' in html
    led = person.client.post(f"{person.url()}?in=ur", {"first": "1"})
    assert led["Location"] == f"{person.url()}?in=ur"


def test_what_it_hides_and_what_it_does_not_is_said_where_it_is_so(person):
    hides, does_not = PHRASES["leave_hides"], PHRASES["not_first_page"]
    tablet = Person(HighSafetyDeploymentFactory(access=SurveyDeployment.Access.TABLET))
    for one, is_so in ((person, True), (tablet, False), (Person(OpenDeploymentFactory()), False)):
        html = one.get("safety").content.decode()
        assert (hides in html, does_not in html) == (is_so, is_so)
        assert (PHRASES["leave_then"] in html) is not is_so


def test_nothing_is_put_on_a_device_before_anything_is_pressed(person):
    for page in PAGES:
        assert not person.get(page).cookies, page


def test_the_mark_tells_no_survey_and_goes_with_the_browser(person):
    answer = leave(person, "about")
    mark = answer.cookies[MARK]
    assert (mark.value, mark["path"], mark["max-age"], mark["expires"]) == ("-", "/s/", "", "")
    assert mark["httponly"]


def test_a_script_that_went_without_us_leaves_the_same_mark(person):
    went_without_an_answer(person)
    elsewhere = person.client.get("/s/receipt/")
    assert elsewhere.cookies[MARK].value == "-"
    del person.client.cookies["l"]
    check_dull(person.get("about"), person)


def test_the_button_leads_back_in(person):
    leave(person, "about")
    led = person.client.post(person.url(), {"first": "1"})
    assert (led.status_code, led["Location"]) == (303, person.url())
    assert "safe time" in person.get().content.decode()
    assert person.get("help").status_code == 200
    assert not Draft.objects.exists()


def test_no_other_site_presses_it(person):
    leave(person, "about")
    person.client.post(person.url(), {"first": "1"}, headers={"Sec-Fetch-Site": "cross-site"})
    check_dull(person.get(), person)


def test_whoever_has_finished_is_still_helped_and_finds_no_first_page(person):
    person.answer_all()
    person.send()
    for page in ("", "about", "safety"):
        check_dull(person.get(page), person)
    for page in ("receipt", "help", "code", "contact"):
        assert person.get(page).status_code == 200, page


def test_whoever_begins_anew_is_marked_no_more(person):
    leave(person, "about")
    # From a second window, whose first page was still open.
    assert person.start().status_code == 303
    assert not marked(person.client)
    for page in ("about", "safety", "help", "consent"):
        assert person.get(page).status_code == 200, page


def test_words_for_help_from_a_second_window_are_passed_on_and_that_is_said(person):
    leave(person, "about")
    answer = person.client.post(person.url("help"), {"t-contact": "07700 900123"}, follow=True)
    assert SafeguardingFlag.objects.count() == 1
    assert "We have passed this on" in answer.content.decode()


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("", {"in": ""}),
        ("about", {"in": ""}),
        ("help", {"in": ""}),
        ("help", {}),
        ("code", {"in": ""}),
    ],
)
def test_a_form_that_the_browser_sends_again_shows_nothing_either(person, page, body):
    leave(person, "about")
    answer = person.client.post(person.url(page), body | {"t-safe": "canary-dunlin"})
    check_dull(answer, person)
    assert "canary" not in answer.content.decode()


def test_an_invitation_opens_it_all_the_same():
    person = Person(HighSafetyDeploymentFactory(access=SurveyDeployment.Access.INVITATION))
    (code,) = make_invitations(person.deployment, 1, by=made.user("Survey managers"))
    leave(person, "about")
    check_dull(person.client.post(person.url(), {"invitation": "wrong"}), person)
    person.client.post(person.url(), {"first": "1"})
    assert person.start(invitation=code).status_code == 303
    assert person.get("consent").status_code == 200


def test_a_tablet_that_many_share_is_never_marked_and_heeds_no_mark(person):
    tablet = Person(HighSafetyDeploymentFactory(access=SurveyDeployment.Access.TABLET))
    tablet.answer_all()
    tablet.send()
    leave(tablet, "receipt")
    assert not marked(tablet.client)
    leave(person, "about")
    tablet.client.cookies[MARK] = person.client.cookies[MARK].value
    for page in ("", "about", "safety", "help"):
        assert tablet.get(page).status_code == 200, page


def test_elsewhere_nothing_is_kept_and_no_mark_is_heeded(person):
    other = Person(OpenDeploymentFactory(), person.client)
    leave(other, "about")
    assert not marked(other.client)
    leave(person, "about")
    for page in ("", "about", "safety", "help"):
        assert other.get(page).status_code == 200, page
    # And whoever saved elsewhere comes back by their code.
    other.answer_all(text="canary-dunlin")
    other.post("4", {"t-easier": "canary-dunlin", "save": "1"})
    groups = re.search(r'class="cp-code".*?</p>', other.get("saved").content.decode(), re.DOTALL)
    code = "".join(re.findall(r"<span>(\w+)</span>", groups[0]))
    leave(other, "4")
    leave(person, "about")
    other.client.post("/s/receipt/", {"receipt": code, "carry_on": "1"})
    assert "canary-dunlin" in other.get("4").content.decode()


@pytest.mark.parametrize("go", [left_from_help, left_after_sending])
def test_no_page_asks_more_than_twice(person, go):
    go(person)
    for page in PAGES[:7]:
        assert statements(410, person.get, page) <= READ, page


def test_neither_does_a_page_after_sending(person):
    person.answer_all()
    person.send()
    assert statements(410, person.get) <= READ
    for page in ("help", "help/sent", "code"):
        assert statements(200, person.get, page) <= READ, page
