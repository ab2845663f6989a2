"""Sending happens once, whatever the network and the person do."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from surveys.models import Answer, ConsentRecord, Draft, Response
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person


@pytest.fixture
def person(db):
    return Person(OpenDeploymentFactory())


def test_a_second_press_of_send_ends_on_the_same_receipt(person):
    person.answer_all()
    token = person.token()
    first = person.post("check", token=token)
    code = person.receipt()
    second = person.post("check", token=token)
    assert first["Location"] == second["Location"] == person.url("receipt")
    assert person.receipt() == code
    assert Response.objects.count() == 1


def test_after_sending_every_page_leads_to_the_receipt(person):
    person.answer_all()
    person.send()
    for page in ("consent", "1", "4", "check"):
        assert person.get(page)["Location"] == person.url("receipt")


def test_text_posted_after_sending_is_shown_and_not_added(person):
    person.answer_all(text="First.")
    token = person.token()
    person.send()
    page = person.post("4", {"t-easier": "An afterthought."}, token=token)
    assert page.status_code == 409
    assert "An afterthought." in page.content.decode()
    assert Answer.objects.get(key="easier").text == "First."


def test_nothing_leads_from_the_tombstone_to_the_response(person):
    person.answer_all()
    person.send()
    draft = Draft.objects.values().get()
    response = Response.objects.values().get()
    shared = {str(value) for value in draft.values()} & {str(value) for value in response.values()}
    same_by_nature = {str(draft["deployment_id"]), str(draft["version_id"])}
    same_by_nature |= {"False", "True", "None"}
    assert shared <= same_by_nature


@pytest.mark.django_db(transaction=True)
def test_twenty_sends_at_once_make_one_response():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    token = person.token()
    cookie = person.client.cookies["d"].value
    together = threading.Barrier(20)

    def send(_):
        client = Client()
        client.cookies["d"] = cookie
        together.wait()
        try:
            return client.post(person.url("check"), {"w-current_step": "check", "token": token})
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(send, range(20)))
    assert {answer.status_code for answer in answers} == {303}
    assert {answer["Location"] for answer in answers} == {person.url("receipt")}
    assert Response.objects.count() == ConsentRecord.objects.count() == 1
    assert Answer.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_post_at_once_keep_both_texts():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    token, cookie = person.token(), person.client.cookies["d"].value
    posts = [("4", {"t-easier": "from one tab"}), ("3", {"q-ways": "texting"})]
    together = threading.Barrier(2)

    def post(page, data):
        client = Client()
        client.cookies["d"] = cookie
        together.wait()
        body = {"w-current_step": page, "token": token} | data
        try:
            return client.post(person.url(page), body).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda args: post(*args), posts)) == [303, 303]
    page = person.get("check").content.decode()
    assert "from one tab" in page
    assert "Texting</dd>" in page
