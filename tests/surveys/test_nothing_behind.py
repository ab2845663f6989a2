"""Back after leaving finds no page of any survey: a dull one."""

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


@pytest.fixture(params=["high", "standard", "sensitive"])
def anybody(request):
    """Somebody who answers under each of the profiles."""
    version = frozen_version(safety_profile=request.param)
    return Person(OpenDeploymentFactory(version=version))


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


def left_from_the_page_for_codes(person, page):
    person.client.get(re.search(r'class="cp-exit" href="([^"]+)"', codes_page(person))[1])


def went_from_the_page_for_codes(person, page):
    person.client.cookies["l"] = re.search(r'data-left="l=([^;]+);', codes_page(person))[1]


def codes_page(person):
    return person.client.get("/s/receipt/").content.decode()


def went_without_an_answer(person):
    person.answer_all()
    html = person.get("4").content.decode()
    person.client.cookies["l"] = re.search(r'data-left="l=([^;]+);', html)[1]


WAYS = [
    *(left_from_the_first_page, left_from_safety, left_from_help, left_while_answering),
    *(left_after_sending, went_without_an_answer),
]


def check_dull(answer, person):
    assert answer.status_code in GONE
    assert answer["Cache-Control"] == "no-store"
    html = answer.content.decode()
    assert f"<title>{TITLE}</title>" in html
    title = person.deployment.version.schema["title"]
    # Its address is drawn by lot, and may have any three figures in a row.
    shown = html.replace(person.deployment.code, "")
    assert not [words for words in (*TELLS, title) if words in shown]
    assert f'method="post" action="{person.url()}' in html


@pytest.mark.parametrize("go", WAYS)
def test_back_finds_a_dull_page_wherever_it_leads(anybody, go):
    go(anybody)
    for page in PAGES:
        check_dull(anybody.get(page), anybody)


@pytest.mark.parametrize("status", ["closed", "suspended"])
@pytest.mark.parametrize("go", [left_from_the_first_page, went_without_an_answer])
def test_when_it_is_over_meanwhile_as_well(anybody, go, status):
    go(anybody)
    SurveyDeployment.objects.update(status=status)
    for page in ("", "about", "safety", "help", "code", "1", "saved", "receipt", "contact"):
        check_dull(anybody.get(page), anybody)


@pytest.mark.parametrize("go", [left_from_help, went_without_an_answer])
def test_no_other_survey_is_found_in_that_browser_either(anybody, person, go):
    go(anybody)
    person.client = anybody.client
    check_dull(person.get(), person)
    check_dull(person.get("help"), person)


def test_whoever_said_no_where_somebody_may_be_watching_finds_it_too(person):
    said_no(person)
    for page in PAGES:
        check_dull(person.get(page), person)


@pytest.mark.parametrize("profile", ["standard", "sensitive"])
def test_elsewhere_who_says_no_wipes_or_sends_did_not_ask_for_it(profile):
    person = Person(OpenDeploymentFactory(version=frozen_version(safety_profile=profile)))
    said_no(person)
    person.answer_all()
    person.post("check", {"wipe": "1"})
    person.answer_all()
    person.send()
    assert not marked(person.client)
    assert person.get("about").status_code == 200


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
    for one, is_so in ((person, True), (tablet, False), (Person(OpenDeploymentFactory()), True)):
        html = one.get("safety").content.decode()
        assert (hides in html, does_not in html) == (is_so, is_so)
        assert (PHRASES["leave_then"] in html) is not is_so


def test_nothing_is_put_on_a_device_before_anything_is_pressed(anybody):
    for page in PAGES:
        assert not anybody.get(page).cookies, page


def test_the_mark_tells_no_survey_and_goes_with_the_browser(anybody):
    answer = leave(anybody, "about")
    mark = answer.cookies[MARK]
    assert (mark.value, mark["path"], mark["max-age"], mark["expires"]) == ("-", "/s/", "", "")
    assert mark["httponly"]


def test_a_script_that_went_without_us_leaves_the_same_mark(anybody):
    went_without_an_answer(anybody)
    elsewhere = anybody.client.get("/s/receipt/")
    assert elsewhere.cookies[MARK].value == "-"
    del anybody.client.cookies["l"]
    check_dull(anybody.get("about"), anybody)


def test_the_button_leads_back_in(anybody):
    leave(anybody, "about")
    led = anybody.client.post(anybody.url(), {"first": "1"})
    assert (led.status_code, led["Location"]) == (303, anybody.url())
    assert "/safety/" in anybody.get("about").content.decode()
    assert anybody.get("help").status_code == 200
    assert not Draft.objects.exists()


@pytest.mark.parametrize("page", ["receipt/", "receipt/told/", "{}/code/", "{}/code/told/"])
@pytest.mark.parametrize("go", [leave, left_from_the_page_for_codes, went_from_the_page_for_codes])
def test_the_pages_for_codes_are_dull_too_and_their_button_leads_to_them(page, go):
    version = frozen_version(steps=pages(), translations=TRANSLATIONS)
    person = Person(OpenDeploymentFactory(version=version))
    address = f"/s/{page}".format(person.deployment.code)
    go(person, "about")
    html = person.client.get(f"{address}?in=ur")
    assert html.status_code == 410
    html = html.content.decode()
    assert f"<title>{SHIPPED['ur']['not_here']}</title>" in html
    assert SHIPPED["ur"]["carry_on"] in html
    assert f'method="post" action="{address}?in=ur"' in html
    # Whoever saved their answers under a code comes back here, and presses once more.
    led = person.client.post(f"{address}?in=ur", {"first": "1"})
    assert (led.status_code, led["Location"]) == (303, f"{address}?in=ur")
    person.client.cookies.pop("l", None)
    assert 'id="r"' in person.client.get(led["Location"]).content.decode()


def test_what_its_authors_try_out_marks_no_browser(client):
    client.get("/s/trial/exit/")
    assert not marked(client)


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


@pytest.fixture(params=["high", "standard", "sensitive"])
def tablet(request):
    version = frozen_version(safety_profile=request.param)
    return Person(OpenDeploymentFactory(version=version, access=SurveyDeployment.Access.TABLET))


def test_a_tablet_that_many_share_is_never_marked_and_heeds_no_mark(tablet, person):
    tablet.answer_all()
    # Also by the question whether somebody is still there.
    ways = re.findall(r'href="([^"]+/exit/[^"]*)"', tablet.get("4").content.decode())
    assert len(ways) == 2
    for way in ways:
        tablet.client.get(way)
        assert not marked(tablet.client), way
    tablet.answer_all()
    tablet.send()
    leave(tablet, "receipt")
    assert not marked(tablet.client)
    leave(person, "about")
    tablet.client.cookies[MARK] = person.client.cookies[MARK].value
    for page in ("", "about", "safety", "help", "code", "code/told"):
        assert tablet.get(page).status_code == 200, page


def test_a_script_that_goes_from_a_tablet_without_us_leaves_no_mark_either(tablet):
    tablet.answer_all()
    html = tablet.get("4").content.decode()
    tablet.client.cookies["l"] = re.search(r'data-left="l=([^;]+);', html)[1]
    answer = tablet.get("help")
    assert answer.status_code == 200
    assert answer.cookies["d"]["max-age"] == 0
    assert not marked(tablet.client)


def test_whoever_saved_their_answers_comes_back_by_their_code():
    other = Person(OpenDeploymentFactory())
    other.answer_all(text="canary-dunlin")
    other.post("4", {"t-easier": "canary-dunlin", "save": "1"})
    groups = re.search(r'class="cp-code".*?</p>', other.get("saved").content.decode(), re.DOTALL)
    code = "".join(re.findall(r"<span>(\w+)</span>", groups[0]))
    leave(other, "4")
    check_dull(other.get("4"), other)
    other.client.post("/s/receipt/", {"receipt": code, "carry_on": "1"})
    assert "canary-dunlin" in other.get("4").content.decode()
    assert not marked(other.client)


@pytest.mark.parametrize("profile", ["standard", "sensitive"])
def test_elsewhere_what_is_sent_without_a_key_is_shown_to_be_copied(profile):
    person = Person(OpenDeploymentFactory(version=frozen_version(safety_profile=profile)))
    person.answer_all()
    token = person.token()
    leave(person, "about")
    for page, status in (("4", 404), ("help", 200)):
        answer = person.post(page, {"t-safe": "canary-dunlin"}, token=token)
        assert (answer.status_code, "canary-dunlin" in answer.content.decode()) == (status, True)
    check_dull(person.client.post(person.url("help"), {"in": "", "t-safe": "canary"}), person)


@pytest.mark.parametrize("go", [left_from_help, left_after_sending])
def test_no_page_asks_more_than_twice(anybody, go):
    go(anybody)
    for page in PAGES[:7]:
        assert statements(410, anybody.get, page) <= READ, page


def test_neither_does_a_page_after_sending(person):
    person.answer_all()
    person.send()
    assert statements(410, person.get) <= READ
    for page in ("help", "help/sent", "code"):
        assert statements(200, person.get, page) <= READ, page
