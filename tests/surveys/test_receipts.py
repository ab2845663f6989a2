"""The code: found, taken back, guessed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from surveys.models import Answer, ConsentRecord, Response
from surveys.views.limits import PER_ADDRESS, may_try
from tests.factories.surveys import OpenDeploymentFactory, SubmittedResponseFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
LOOK_UP = "/s/receipt/"
FIELD = re.compile(rb' value="[^"]*"')


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
    person.get("exit")
    assert person.get("receipt").status_code == 404


@pytest.mark.parametrize("address", [LOOK_UP, f"{LOOK_UP}told/"])
def test_a_form_that_is_sent_again_later_opens_nothing_and_shows_no_code(address):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    code = person.receipt()
    form = person.client.get(address).content.decode()
    once = re.search(r'name="once" value="(\w+)"', form).group(1)
    sent = {"receipt": code, "once": once}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert code in person.client.post(address, sent).content.decode()
        clock.shift(2)
        assert code in person.client.post(address, sent).content.decode(), "pressed twice"
        clock.shift(60)
        assert code not in person.client.post(address, sent).content.decode()
        again = person.client.post(address, {"receipt": code}).content.decode()
    assert code in again


@pytest.fixture
def tried(rf):
    """Say whether `address` may try once more."""
    return lambda address, **extra: may_try(rf.post(LOOK_UP, REMOTE_ADDR=address, **extra))


@pytest.fixture
def used_up(tried):
    """Try from `address` until it may try no more."""

    def use_up(address):
        for _ in range(PER_ADDRESS[0].tries):
            tried(address)
        assert not tried(address)

    return use_up


@pytest.mark.parametrize("place", ["192.0.2.{}", "2001:db8:0:{}::1"])
def test_no_number_of_addresses_can_stop_the_others(used_up, tried, place):
    for number in range(1, 40):
        used_up(place.format(number))
    assert tried(place.format(40))


def test_one_network_of_ipv6_addresses_counts_as_one_address(used_up, tried):
    used_up("2001:db8:0:1::1")
    assert not tried("2001:db8:0:1:ffff:0:9:2")
    assert tried("2001:db8:0:2::1")


def test_an_ipv4_address_is_the_same_however_it_is_written(used_up, tried):
    used_up("192.0.2.1")
    assert not tried("::ffff:192.0.2.1")
    assert tried("::ffff:192.0.2.2")


def test_what_is_no_address_counts_as_one_place(used_up, tried):
    used_up("unix:")
    assert not tried("unix:")


def test_ten_people_behind_one_address_can_take_answers_back_at_the_same_time(tried):
    # Each mistypes once, finds the answers, and takes them back.
    assert all(tried("192.0.2.1") for _ in range(10 * 3))


@pytest.fixture
def tries_from(tried):
    """Say whether the last X-Forwarded-For may try after all the tries of the first."""

    def tries(first, last):
        for _ in range(PER_ADDRESS[0].tries):
            tried("192.0.2.200", HTTP_X_FORWARDED_FOR=first)
        return tried("192.0.2.200", HTTP_X_FORWARDED_FOR=last)

    return tries


def test_behind_a_trusted_proxy_each_person_has_an_address(tries_from, settings):
    settings.TRUSTED_PROXIES = 1
    assert tries_from("192.0.2.1", "192.0.2.2")


def test_a_claimed_address_gives_no_new_tries(tries_from, settings):
    settings.TRUSTED_PROXIES = 1
    assert not tries_from("192.0.2.1", "198.51.100.9, 192.0.2.1")


def test_without_a_trusted_proxy_a_claimed_address_is_not_believed(tries_from):
    assert not tries_from("192.0.2.1", "192.0.2.2")


def test_a_stranger_without_the_cookie_sees_no_code(client):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.send()
    page = client.get(person.url("receipt"))
    assert page.status_code == 404
    assert "cp-code" not in page.content.decode()
