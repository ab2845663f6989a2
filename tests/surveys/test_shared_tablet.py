"""A tablet that many share: nobody finds anything of the person before them."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.engine.phrasebook import PHRASES, SHIPPED
from surveys.models import Draft, DraftStep, Response, SurveyDeployment
from surveys.rules.expiry import CODE_MINUTES, IDLE
from tests.factories.surveys import HighSafetyDeploymentFactory, OpenDeploymentFactory
from tests.surveys.evidence import made
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
TABLET = SurveyDeployment.Access.TABLET
WORDS = "Of the first person."


@pytest.fixture
def tablet():
    return Person(OpenDeploymentFactory(access=TABLET))


def test_what_is_begun_on_a_tablet_waits_minutes_and_not_days(tablet):
    tablet.start()
    begun = Draft.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=19) < begun <= timedelta(minutes=30)
    tablet.answer_all(text=WORDS)
    kept = Draft.objects.get().expires_at - timezone.now()
    assert timedelta(minutes=19) < kept <= timedelta(minutes=30)


def test_the_first_page_ends_what_stood_there_and_takes_the_key_away(tablet):
    tablet.answer_all(text=WORDS)
    assert tablet.get().cookies["d"]["max-age"] == 0
    assert not Draft.objects.exists()
    assert not DraftStep.objects.exists()
    for page in ("consent", "1", "4", "check", "receipt"):
        found = tablet.get(page)
        assert found.status_code == 404
        assert WORDS not in found.content.decode()


def test_so_does_the_first_page_where_somebody_may_be_watching():
    tablet = Person(HighSafetyDeploymentFactory(access=TABLET))
    tablet.answer_all(text=WORDS)
    assert "Is now a safe time?" in tablet.get().content.decode()
    assert not Draft.objects.exists()


def test_the_first_page_on_somebodys_own_device_ends_nothing():
    person = Person(OpenDeploymentFactory())
    person.answer_all(text=WORDS)
    person.get()
    assert WORDS in person.get("4").content.decode()


def test_after_sending_the_way_out_leads_to_the_first_page_and_the_receipt_is_gone(tablet):
    tablet.answer_all(text=WORDS)
    tablet.send()
    page = tablet.get("receipt").content.decode()
    assert f'<a class="cp-button" href="{tablet.url()}"' in page
    tablet.get()
    assert tablet.get("receipt").status_code == 404
    assert Response.objects.count() == 1


def test_a_page_without_a_script_asks_after_a_while_whether_somebody_is_there(tablet):
    tablet.answer_all(text=WORDS)
    asks = f'<noscript><meta http-equiv="refresh" content="{IDLE.opened}; url={tablet.url("here")}"'
    for page in ("consent", "1", "4", "check", "help"):
        assert asks in tablet.get(page).content.decode()
    first = tablet.get().content.decode()
    assert "refresh" not in first
    assert "cp-still" not in first


def test_with_no_answer_it_leads_to_the_first_page_and_with_one_nothing_is_lost(tablet):
    tablet.answer_all(text=WORDS)
    asked = tablet.get("here")
    html = asked.content.decode()
    assert "Are you still here?" in html
    assert WORDS not in html
    assert asked["Refresh"] == f"{IDLE.answer_seconds}; url={tablet.url()}"
    # WCAG 2.2.1: at least twenty seconds to say so with one press.
    assert IDLE.answer_seconds >= 20
    assert f'href="{tablet.url("check")}">Yes, carry on' in html
    assert WORDS in tablet.get("check").content.decode()


def test_nobody_is_asked_where_nobody_is_answering(tablet):
    assert tablet.get("here")["Location"] == tablet.url()
    tablet.answer_all()
    tablet.send()
    assert tablet.get("here")["Location"] == tablet.url()
    own = Person(OpenDeploymentFactory())
    own.answer_all()
    assert own.get("here")["Location"] == own.url()


@pytest.mark.parametrize("page", ["1", "4", "check", "receipt"])
def test_other_devices_are_never_asked(page):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    if page == "receipt":
        person.send()
    html = person.get(page).content.decode()
    assert "refresh" not in html
    assert "cp-still" not in html


def test_the_first_page_says_how_it_is_on_a_tablet(tablet):
    page = tablet.get().content.decode()
    assert "If nobody touches it for 5 to 10 minutes" in page
    assert "Save and come back later" not in page
    assert "14 days" not in page


@pytest.mark.parametrize("until", [None, date(2027, 3, 1)])
def test_what_the_first_page_says_about_a_code_is_as_true_here_as_elsewhere(until):
    tablet = Person(OpenDeploymentFactory(access=TABLET, withdraw_until=until))
    says = "With it you can take your answers back" + (", until 1 March 2027." if until else ".")
    assert says in tablet.get().content.decode()
    tablet.answer_all()
    tablet.send()
    code = tablet.receipt()
    elsewhere = Client()
    found = {"receipt": code, "seen": "1", "withdraw": "1", "once": "a"}
    page = elsewhere.post(reverse("surveys:look_up"), found).content.decode()
    assert "Your answers are taken back" in page
    assert not Response.objects.exists()


def test_the_code_is_shown_to_whoever_asks_for_it_and_not_for_long(tablet):
    tablet.answer_all()
    tablet.send()
    page = tablet.get("receipt").content.decode()
    hidden = page[page.index("<details") : page.index("</details>")]
    assert 'class="cp-code"' in hidden
    assert page.count('class="cp-code"') == 1
    assert "Nobody else should see the screen" in hidden
    # Whoever walks off leaves it to the next person for less time than a page of questions.
    assert f'data-untouched="{CODE_MINUTES * 60}"' in page
    assert IDLE.untouched_minutes > CODE_MINUTES
    assert "for about a day at most" not in page


SOON, USUAL = f'data-untouched="{CODE_MINUTES * 60}"', f'data-untouched="{IDLE.untouched}"'


def test_pages_one_step_from_the_code_do_not_stay_longer(tablet):
    tablet.answer_all()
    assert USUAL in tablet.get("help").content.decode()
    tablet.send()
    for page in ("receipt", "help", "contact", "code", "code/told"):
        assert SOON in tablet.get(page).content.decode(), page


def test_whoever_takes_answers_back_at_a_tablet_leaves_it_at_its_first_page(tablet):
    tablet.answer_all()
    tablet.send()
    once = re.search(r'name="once" value="([^"]+)"', tablet.get("code").content.decode()).group(1)
    found = {"receipt": tablet.receipt(), "seen": "1", "withdraw": "1", "once": once}
    page = tablet.client.post(tablet.url("code"), found).content.decode()
    assert "Your answers are taken back" in page
    assert not Response.objects.exists()
    assert SOON in page
    assert f'<a class="cp-button" href="{tablet.url()}"' in page


def test_nothing_leads_off_a_tablet_from_where_the_code_is(tablet):
    tablet.answer_all()
    tablet.send()
    for page in ("receipt", "code", "code/told"):
        shown = BeautifulSoup(tablet.get(page).content, "html.parser")
        for link in shown.find_all("a"):
            assert link["href"].startswith((tablet.url(), "#", "tel:")), (page, link["href"])


@pytest.mark.parametrize("page", ["code", "code/told"])
def test_the_pages_for_the_code_leave_by_the_way_out_of_their_survey(page):
    """Only that one takes the key off the browser: Back would show the code again."""
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    shown = BeautifulSoup(person.get(page).content, "html.parser")
    away = shown.select_one("a.cp-exit")["href"]
    person.client.get(away)
    assert person.get("receipt").status_code == 404


@pytest.mark.parametrize("page", ["code", "code/told"])
def test_below_no_survey_they_are_not_there(page):
    assert Client().get(f"/s/zzzzzz/{page}/").status_code == 404


@pytest.mark.parametrize("form", sorted(SHIPPED))
def test_no_language_says_that_a_tablet_shows_no_code(form):
    said = SHIPPED[form]
    assert not {"tablet_leave", "tablet_no_code"} & {*said, *PHRASES}
    assert "tablet_done" in said


def test_what_staff_enter_for_a_tablet_has_a_code_to_write_on_the_slip():
    deployment = OpenDeploymentFactory(access=TABLET)
    client = Client()
    client.force_login(made.user("Screeners"))
    client.post(reverse("survey_deployment_enter", args=[deployment.pk]), {"mode": "paper"})
    person = Person(deployment, client)
    person.post("consent", {"q-agree": "yes"})
    for number in ("1", "3", "4"):
        person.post(number, {"skip": "1"})
    person.send()
    assert len(person.receipt()) == 12


@pytest.mark.parametrize(
    ("factory", "fields", "page"),
    [
        (OpenDeploymentFactory, {"access": TABLET}, ""),
        (HighSafetyDeploymentFactory, {}, ""),
        (HighSafetyDeploymentFactory, {}, "about"),
    ],
)
def test_nobody_reads_of_saving_where_nothing_can_be_saved(factory, fields, page):
    said = Person(factory(**fields)).get(page).content.decode()
    assert "What you did not send is wiped." in said
    assert "saved it for later" not in said
    assert "saved it for later" in Person(OpenDeploymentFactory()).get().content.decode()
