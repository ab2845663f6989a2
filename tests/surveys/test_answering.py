"""The main way: from the address on a poster to the receipt and back."""

import re

import pytest

from surveys.models import Answer, ConsentRecord, Draft, DraftStep, Response
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return Person(OpenDeploymentFactory())


def test_the_first_page_says_who_reads_the_answers(person):
    page = person.get()
    assert page.status_code == 200
    assert "Not your worker" in page.content.decode()
    assert "<title>Page 1</title>" in page.content.decode()


def test_starting_leads_to_the_consent(person):
    answer = person.start()
    assert answer.status_code == 303
    assert answer["Location"] == person.url("consent")


def test_consent_leads_to_the_first_question(person):
    answer = person.agree()
    assert answer["Location"] == person.url("1")
    page = person.get("1").content.decode()
    assert "Did someone explain what would happen?" in page
    assert "<title>Question 1</title>" in page


def test_all_the_way_makes_one_response(person):
    last = person.answer_all(text="More time to read.")
    assert last["Location"] == person.url("check")
    sent = person.send(**{"q-quote": "summary"})
    assert sent["Location"] == person.url("receipt")
    response = Response.objects.get()
    answers = {answer.key: answer for answer in Answer.objects.filter(response=response)}
    assert answers["explained"].value == "yes"
    assert answers["ways"].value == ["texting", "a-friend"]
    assert answers["easier"].text == "More time to read."
    assert response.quote_permission == "summary"
    assert response.received_week.weekday() == 0
    assert ConsentRecord.objects.get().response == response
    assert not DraftStep.objects.exists()
    assert Draft.objects.get().is_sent


def test_the_receipt_is_twelve_letters_in_three_groups(person):
    person.answer_all()
    person.send()
    assert len(person.receipt()) == 12
    page = person.get("receipt").content.decode()
    assert page.count("<span>") == 3


def test_the_check_page_shows_every_answer_in_words(person):
    person.answer_all(text="More time.")
    page = person.get("check").content.decode()
    assert "Texting, A friend" in page
    assert "More time." in page
    assert '<button name="change" value="3">' in page


def test_a_change_returns_to_the_check_page(person):
    person.answer_all()
    answer = person.post("3", {"q-ways": "texting"}, query="?return=check")
    assert answer["Location"] == person.url("check")


@pytest.mark.parametrize("quote", ["yes", "summary", "no"])
def test_a_change_does_not_lose_what_was_chosen_about_quoting(person, quote):
    person.answer_all()
    answer = person.post("check", {"q-quote": quote, "change": "3"})
    assert answer["Location"] == f"{person.url('3')}?return=check"
    page = person.post("3", {"q-ways": "texting"}, query="?return=check", follow=True)
    kept = re.findall(r'value="(\w+)" checked', page.content.decode())
    assert kept == [quote]
    person.send(**{"q-quote": kept[0]})
    assert Response.objects.get().quote_permission == quote


def test_back_does_not_lose_what_was_chosen_about_quoting(person):
    person.answer_all()
    answer = person.post("check", {"q-quote": "summary", "back": "1"})
    assert answer["Location"] == person.url("4")
    assert 'value="summary" checked' in person.get("check").content.decode()
    assert not Response.objects.exists()


def test_a_mind_can_be_changed_about_quoting_to_no_answer_at_all(person):
    person.answer_all()
    person.post("check", {"q-quote": "yes", "change": "1"})
    person.send()
    assert Response.objects.get().quote_permission == "no"


@pytest.mark.parametrize("slug", ["", "nowhere", "../../exit", "2/../3", "check"])
def test_a_change_of_what_is_not_there_leads_back(person, slug):
    person.agree()
    for page in ("1", "3", "4"):
        person.post(page, {"skip": "1"})
    page = person.post("check", {"q-quote": "yes", "change": slug}, follow=True)
    assert page.redirect_chain[-1][0].split("?")[0] == person.url("check")


def test_a_change_that_opens_a_question_asks_it_first(person):
    person.agree()
    person.post("1", {"q-explained": "no"})
    person.post("3", {"skip": "1"})
    person.post("4", {"skip": "1"})
    answer = person.post("1", {"q-explained": "yes"}, query="?return=check")
    assert answer["Location"] == person.url("2")


def test_every_question_can_be_skipped(person):
    person.agree()
    for page in ("1", "3", "4"):
        assert person.post(page, {"skip": "1"}).status_code == 303
    assert person.get("check").content.decode().count("Not answered") == 3
    person.send()
    assert set(Answer.objects.values_list("value", flat=True)) == {None}
    assert [answer.text for answer in Answer.objects.all()] == [None] * 3


def test_no_answer_about_quoting_means_no(person):
    person.answer_all()
    person.send()
    assert Response.objects.get().quote_permission == "no"


def test_refusing_keeps_nothing(person):
    person.start()
    page = person.post("consent", {"q-agree": "no"})
    assert "That is fine" in page.content.decode()
    assert not Draft.objects.exists()
    assert page.cookies["d"]["max-age"] == 0


def test_wiping_on_the_check_page_keeps_nothing(person):
    person.answer_all()
    page = person.send(wipe="1")
    assert "wiped" in page.content.decode()
    assert not Draft.objects.exists()
    assert not Response.objects.exists()


def test_consent_needs_an_answer(person):
    person.start()
    assert "<title>Error: Before you start</title>" in person.post_and_see("consent")


def test_a_text_that_is_too_long_is_kept_and_explained(person):
    person.answer_all()
    page = person.post_and_see("4", {"t-easier": "x" * 2025})
    assert "Your answer is 25 letters too long" in page
    assert "x" * 2025 in page
    assert person.get("check")["Location"] == person.url("4")


def test_none_of_these_goes_with_nothing_else(person):
    person.agree()
    person.post("1", {"q-explained": "no"})
    page = person.post_and_see("3", {"q-ways": ["texting", "none-of-these"]})
    assert "There is a problem" in page


def test_line_ends_count_once_as_in_the_browser(person):
    person.answer_all(text="a\r\n" * 1000)
    person.send()
    assert Answer.objects.get(key="easier").text == "a\n" * 1000


def test_going_back_keeps_what_was_typed(person):
    person.answer_all(text="First thought.")
    answer = person.post("4", {"t-easier": "Second thought.", "back": "1"})
    assert answer["Location"] == person.url("3")
    assert "Second thought." in person.get("4").content.decode()


def test_the_start_page_offers_to_carry_on_or_start_again(person):
    person.agree()
    assert "Carry on" in person.get().content.decode()
    person.start()
    assert Draft.objects.count() == 1
    person.start(again="1")
    assert Draft.objects.count() == 1
    assert person.get("1")["Location"] == person.url("consent")
