"""The code: found, taken back, guessed."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from surveys.limits import FOR_ALL, PER_ADDRESS
from surveys.models import Answer, ConsentRecord, Response
from tests.factories.surveys import OpenDeploymentFactory, SubmittedResponseFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
LOOK_UP = "/s/receipt/"
FIELD = re.compile(rb' value="[^"]*"')


@pytest.fixture(autouse=True)
def _no_tries_yet():
    cache.clear()


def test_the_code_on_the_receipt_finds_the_answers(client):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    page = client.post(LOOK_UP, {"receipt": person.receipt()})
    assert "Your answers are here" in page.content.decode()


def test_a_code_may_be_typed_in_groups_and_small_letters(client):
    response = SubmittedResponseFactory()
    typed = f" {response.receipt[:4]}-{response.receipt[4:8]} {response.receipt[8:]}".lower()
    assert "Your answers are here" in client.post(LOOK_UP, {"receipt": typed}).content.decode()


def test_the_page_never_shows_what_was_said(client):
    response = SubmittedResponseFactory(answers={"easier": "My own words."})
    page = client.post(LOOK_UP, {"receipt": response.receipt})
    assert "My own words." not in page.content.decode()


def test_taking_back_deletes_everything_but_a_count(client):
    response = SubmittedResponseFactory(answers={"easier": "My own words."})
    page = client.post(LOOK_UP, {"receipt": response.receipt, "withdraw": "1"})
    assert "Your answers are taken back" in page.content.decode()
    assert not Response.objects.exists()
    assert not Answer.objects.exists()
    assert not ConsentRecord.objects.exists()
    response.deployment.refresh_from_db()
    assert response.deployment.withdrawn == 1


def test_wrong_used_and_expired_codes_look_the_same(client):
    used, late = SubmittedResponseFactory(), SubmittedResponseFactory()
    client.post(LOOK_UP, {"receipt": used.receipt, "withdraw": "1"})
    late.deployment.withdraw_until = timezone.localdate() - timedelta(days=1)
    late.deployment.save()
    codes = ["K7PM4WDR9TXH", used.receipt, late.receipt, "\x00"]
    pages = [client.post(LOOK_UP, {"receipt": code}) for code in codes]
    assert {page.status_code for page in pages} == {200}
    assert len({FIELD.sub(b"", page.content) for page in pages}) == 1


def test_guessing_is_stopped_and_no_address_is_kept(client):
    tries = PER_ADDRESS[0].tries
    pages = [client.post(LOOK_UP, {"receipt": str(n)}) for n in range(tries + 3)]
    assert [page.status_code for page in pages] == [200] * tries + [429] * 3
    assert "Please wait a little" in pages[-1].content.decode()
    assert "127.0.0.1" not in str(getattr(cache, "_cache", ""))


def test_who_has_to_wait_need_not_type_the_code_again(client):
    for _ in range(PER_ADDRESS[0].tries + 1):
        page = client.post(LOOK_UP, {"receipt": '"K7PM 4WDR'})
    html = page.content.decode()
    assert page.status_code == 429
    assert page["Retry-After"] == "300"
    assert "Please wait a little" in html
    assert 'value="&quot;K7PM 4WDR"' in html
    assert 'autocomplete="off"' in html


def test_a_code_that_is_not_found_stays_in_its_field(client):
    page = client.post(LOOK_UP, {"receipt": "K7PM 4WDR 9TXX"})
    assert 'value="K7PM 4WDR 9TXX"' in page.content.decode()


def test_the_receipt_says_truly_how_long_it_can_be_seen():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    page = person.get("receipt").content.decode()
    assert "only now" not in page
    assert "can see this page again" in page
    assert person.get("receipt").status_code == 200
    person.client.get(f"/s/exit/{person.deployment.code}/")
    assert person.get("receipt").status_code == 404


def test_one_address_cannot_stop_the_others(client):
    for n in range(FOR_ALL[0].tries + 10):
        client.post(LOOK_UP, {"receipt": str(n)}, REMOTE_ADDR="192.0.2.1")
    page = client.post(LOOK_UP, {"receipt": "x"}, REMOTE_ADDR="192.0.2.2")
    assert page.status_code == 200


def tries_from(client, *forwarded):
    """What a first try from each X-Forwarded-For is answered after many from the first."""
    for _ in range(PER_ADDRESS[0].tries):
        client.post(LOOK_UP, {"receipt": "x"}, HTTP_X_FORWARDED_FOR=forwarded[0])
    pages = [
        client.post(LOOK_UP, {"receipt": "x"}, HTTP_X_FORWARDED_FOR=claimed)
        for claimed in forwarded
    ]
    return [page.status_code for page in pages]


def test_behind_a_trusted_proxy_each_person_has_an_address(client, settings):
    settings.TRUSTED_PROXIES = 1
    assert tries_from(client, "192.0.2.1", "192.0.2.2") == [429, 200]


def test_a_claimed_address_gives_no_new_tries(client, settings):
    settings.TRUSTED_PROXIES = 1
    assert tries_from(client, "192.0.2.1", "198.51.100.9, 192.0.2.1") == [429, 429]


def test_without_a_trusted_proxy_a_claimed_address_is_not_believed(client):
    assert tries_from(client, "192.0.2.1", "192.0.2.2") == [429, 429]


def test_a_stranger_without_the_cookie_sees_no_code(client):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    page = client.get(person.url("receipt"))
    assert page.status_code == 404
    assert "cp-code" not in page.content.decode()
