"""Stop here and carry on there, with nothing but a code."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys.actions.purge_drafts import purge_drafts
from surveys.encryption import Unreadable, unseal
from surveys.models import Draft, DraftStep, Response, SurveyDeployment
from surveys.rules.expiry import last_day
from surveys.views.limits import PER_ADDRESS
from tests.factories.surveys import (
    HighSafetyDeploymentFactory,
    OpenDeploymentFactory,
    SubmittedResponseFactory,
)
from tests.surveys.test_traces import dump
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
LOOK_UP = "/s/receipt/"
LONDON = timezone.get_default_timezone()
WORDS = "what I wrote before the bus came"
FIELD = re.compile(rb' value="[^"]*"')
NOT_OURS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


@pytest.fixture
def person():
    return Person(OpenDeploymentFactory())


def code_on(page):
    shown = re.search(r'class="cp-code".*?</p>', page, re.DOTALL).group(0)
    return "".join(re.findall(r"<span>(\w+)</span>", shown))


def save(person, page="4", **data):
    answer = person.post(page, {"t-easier": WORDS, "save": "1"} | data)
    assert answer["Location"] == person.url("saved")
    return code_on(person.get("saved").content.decode())


def stop_at_the_last_question(person):
    person.agree()
    token = person.token()
    person.post("1", {"q-explained": "no"}, token=token)
    person.post("3", {"q-ways": "texting"}, token=token)
    return save(person)


def look_up(client, code, **data):
    return client.post(LOOK_UP, {"receipt": code} | data)


def test_a_second_device_carries_on_where_the_first_stopped(person):
    code = stop_at_the_last_question(person)
    second = Person(person.deployment, client=Client(enforce_csrf_checks=True))
    page = look_up(second.client, code.lower()).content.decode()
    assert "Your answers are here" in page
    assert WORDS not in page
    answer = second.client.post(LOOK_UP, {"receipt": code, "carry_on": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == person.url("4")
    assert WORDS in second.get("4").content.decode()
    second.post("4", {"t-easier": WORDS + " and after"})
    second.send()
    assert Response.objects.count() == 1
    # Both devices now show the same receipt, under the code that both know.
    assert person.receipt() == second.receipt() == code
    assert "We can’t find answers" not in look_up(Client(), code).content.decode()


def test_the_square_holds_the_code_and_no_address_holds_it(person):
    code = stop_at_the_last_question(person)
    page = person.get("saved").content.decode()
    assert '<svg role="img"' in page
    assert "Your code, for a camera" in page
    assert code not in page.replace("</span> <span>", " ")
    assert not re.search(rf'(href|src|action)="[^"]*{code[:4]}', page)


def test_the_page_says_in_words_until_when_answers_wait(person):
    stop_at_the_last_question(person)
    last = timezone.localdate() + timedelta(days=13)
    page = person.get("saved").content.decode()
    assert f"until {last:%A} {last.day} {last:%B %Y}" in page


def test_nothing_is_kept_of_a_code_but_what_only_the_code_opens(person):
    code = stop_at_the_last_question(person)
    draft = Draft.objects.get()
    assert code.encode() not in dump()
    assert WORDS.encode() not in dump()
    with pytest.raises(Unreadable):
        unseal(b"0" * 32, bytes(draft.sealed_key), f"{draft.pk}:key")


def test_saving_does_not_finish_the_page(person):
    stop_at_the_last_question(person)
    assert person.get("check")["Location"] == person.url("4")


def test_saving_twice_gives_the_same_code(person):
    assert stop_at_the_last_question(person) == save(person)


def test_answers_can_be_saved_on_the_last_page_too(person):
    person.answer_all()
    answer = person.post("check", {"q-quote": "summary", "save": "1"})
    assert answer["Location"] == person.url("saved")
    assert 'value="summary" checked' in person.get("check").content.decode()


def test_sending_takes_away_what_the_code_opened(person):
    person.answer_all()
    save(person)
    person.post("4", {"t-easier": WORDS})
    person.send()
    assert Draft.objects.values_list("is_sent", "resume_lookup", "sealed_key").get() == (
        True,
        None,
        None,
    )


def test_saved_answers_can_be_wiped_with_the_code(person):
    code = stop_at_the_last_question(person)
    page = look_up(Client(), code, wipe="1")
    assert "Your answers are wiped" in page.content.decode()
    assert not DraftStep.objects.exists()
    assert person.get("4").status_code == 404


def test_the_purge_wipes_saved_answers_too(person):
    code = stop_at_the_last_question(person)
    Draft.objects.update(expires_at=timezone.now())
    assert "We can’t find answers" in look_up(Client(), code).content.decode()
    assert purge_drafts() == 1
    assert not DraftStep.objects.exists()


def test_wrong_expired_used_and_sent_codes_look_the_same(person):
    expired = stop_at_the_last_question(person)
    Draft.objects.update(expires_at=timezone.now())
    used = SubmittedResponseFactory(deployment=person.deployment).receipt
    look_up(Client(), used, withdraw="1")
    pages = [
        look_up(Client(), code, **more)
        for code in ("K7PM4WDR9TXH", expired, used, "\x00", "")
        for more in ({}, {"carry_on": "1"}, {"wipe": "1"}, {"withdraw": "1"})
    ]
    assert {page.status_code for page in pages} == {200}
    assert len({FIELD.sub(b"", page.content) for page in pages}) == 1
    assert not any(page.cookies for page in pages)


def test_guessing_codes_is_stopped(person):
    code = stop_at_the_last_question(person)
    client = Client()
    for _ in range(PER_ADDRESS[0].tries):
        look_up(client, "K7PM4WDR9TXH")
    assert look_up(client, code, carry_on="1").status_code == 429


def test_under_high_safety_no_code_is_offered_or_given():
    person = Person(HighSafetyDeploymentFactory())
    person.client.post(person.url("about"))
    person.post("consent", {"q-agree": "yes"})
    assert "come back later" not in person.get("1").content.decode()
    answer = person.post("1", {"q-explained": "no", "save": "1"})
    assert answer["Location"] == person.url("1")
    assert person.get("saved").status_code == 303
    assert Draft.objects.get().resume_lookup is None


def test_the_page_of_the_code_is_shown_to_nobody_else(person):
    stop_at_the_last_question(person)
    page = Client().get(person.url("saved"))
    assert page.status_code == 404
    assert "cp-code" not in page.content.decode()


def asked(act):
    with CaptureQueriesContext(connection) as queries:
        act()
    return [one["sql"] for one in queries if not one["sql"].startswith(NOT_OURS)]


def test_a_page_asks_the_database_twice_and_a_post_five_times_at_most(person):
    stop_at_the_last_question(person)
    token = person.token()
    assert len(asked(lambda: person.get("4"))) <= 2
    assert len(asked(lambda: person.post("4", {"t-easier": WORDS}, token=token))) <= 5
    assert len(asked(lambda: person.post("4", {"save": "1"}, token=token))) <= 5


def test_starting_again_leaves_what_waits_for_its_code(person):
    code = stop_at_the_last_question(person)
    page = person.get().content.decode()
    assert "Start again" in page
    assert "wipe what is there" not in page
    person.start(again="1")
    assert "Your answers are here" in look_up(Client(), code).content.decode()


def test_carrying_on_by_a_code_wipes_nothing_else_unasked(person):
    code = stop_at_the_last_question(person)
    other = Person(person.deployment)
    other.agree()
    other.post("1", {"q-explained": "yes"})
    # The form leads to where the browser shows what it has of this survey.
    here = person.url("code")
    assert f'action="{here}"' in look_up(other.client, code).content.decode()
    asked = other.client.post(here, {"receipt": code, "carry_on": "1"}).content.decode()
    assert "other answers that are not sent" in asked
    assert other.get("2").status_code == 200
    other.client.post(here, {"receipt": code, "carry_on": "instead"})
    assert WORDS in other.get("4").content.decode()
    assert Draft.objects.count() == 1


def test_what_waits_for_a_code_of_its_own_is_not_asked_about(person):
    code = stop_at_the_last_question(person)
    other = Person(person.deployment)
    mine = stop_at_the_last_question(other)
    answer = other.client.post(person.url("code"), {"receipt": code, "carry_on": "1"})
    assert answer.status_code == 303
    assert "Your answers are here" in look_up(Client(), mine).content.decode()


def told(day):
    return f"until {day:%A} {day.day} {day:%B %Y}"


def test_no_day_after_the_survey_has_closed_is_promised():
    closes = timezone.localtime() + timedelta(days=3)
    person = Person(OpenDeploymentFactory(closes_at=closes))
    assert f"You can answer {told(closes)}" in person.get().content.decode()
    code = stop_at_the_last_question(person)
    for page in (person.get("saved"), look_up(Client(), code)):
        assert told(closes) in page.content.decode()
    saved = person.get("saved").content.decode()
    assert "14 days again" not in saved
    assert told(timezone.localdate() + timedelta(days=13)) not in saved


def test_a_survey_that_closes_later_leaves_all_the_time():
    closes = timezone.localtime() + timedelta(days=40)
    person = Person(OpenDeploymentFactory(closes_at=closes))
    stop_at_the_last_question(person)
    saved = person.get("saved").content.decode()
    assert "14 days again" in saved
    assert told(timezone.localdate() + timedelta(days=13)) in saved
    assert f"You can answer {told(closes)}" in saved


def test_after_it_has_closed_the_code_only_wipes(person):
    code = stop_at_the_last_question(person)
    closed = timezone.now() - timedelta(minutes=16)
    SurveyDeployment.objects.update(closes_at=closed)
    page = look_up(Client(), code).content.decode()
    assert "closed" in page
    assert "Carry on" not in page
    assert "Wipe them" in page


@pytest.mark.parametrize(
    ("closes", "last"), [((23, 50), 9), ((0, 0), 8), ((12, 0), 9)], ids=["late", "midnight", "noon"]
)
def test_a_day_of_which_only_the_grace_is_left_is_not_promised(closes, last):
    """Who has begun has some minutes more; nobody could come back in them."""
    noon = datetime(2026, 11, 1, 12, tzinfo=LONDON)
    closing = datetime(2026, 11, 9, *closes, tzinfo=LONDON)
    assert last_day(noon + timedelta(days=14), closing, noon.date()) == date(2026, 11, last)
    assert last_day(noon + timedelta(days=2), closing, noon.date()) == date(2026, 11, 3)
    assert last_day(noon + timedelta(days=2), None, noon.date()) == date(2026, 11, 3)
    # Whoever still has these minutes is not told of yesterday.
    assert last_day(noon + timedelta(days=14), closing, date(2026, 11, 10)) == date(2026, 11, 10)
