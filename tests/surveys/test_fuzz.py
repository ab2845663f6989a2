"""Whatever is posted, nobody ever sees a bare error."""

import re

import pytest
from django.conf import settings

from surveys.models import Draft
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, step, text
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "body",
    [b"", b"%", b"a=%ED%A0%80", b"\xff\xfe\x00", b"t-easier=%00%00", b"q-ways=" + b"x" * 300_000],
)
def test_raw_bodies_end_in_no_error(body):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain", "x"):
        answer = person.client.post(person.url("4"), body, content_type=kind)
        assert answer.status_code < 500


def test_a_post_in_letters_that_we_do_not_read_has_a_kind_page_that_stays_nowhere():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    answer = person.client.post(person.url("4"), b"t-easier=x", content_type=kind)
    assert answer.status_code == 400
    assert "This was too much for us" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_choice_that_is_none_on_the_last_page_stops_nobody_from_sending():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    person.post("check", {"q-quote": "nonsense", "change": "4"})
    assert person.send()["Location"] == person.url("receipt")
    assert person.deployment.responses.get().quote_permission == "no"


def test_too_many_fields_and_too_much_text_have_kind_pages():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    many = b"&".join(b"a%d=1" % number for number in range(10_500))
    for body in (many, b"t-easier=" + b"x" * 3_000_000):
        answer = person.client.post(
            person.url("4"), body, content_type="application/x-www-form-urlencoded"
        )
        assert answer.status_code == 400
        assert "This was too much for us" in answer.content.decode()
        assert "Copy what you want to keep" in answer.content.decode()


@pytest.mark.parametrize("letter", ["x", "\u05d0", "\n", "\u20ac", '"'])
def test_whatever_fits_into_the_boxes_of_a_page_is_kept(letter):
    pages = [step(*(text(f"a{n}", f"A{n}?", max_length=4000) for n in range(6)))]
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=pages)))
    person.agree()
    (box,) = set(re.findall(r'maxlength="(\d+)"', person.get("1").content.decode()))
    typed = {f"t-a{n}": str(n) + letter.replace("\n", "\r\n") * (int(box) - 1) for n in range(6)}
    page = person.post("1", typed, query="?return=check", follow=True)
    assert page.status_code == 200
    assert "6,000 letters too long" in page.content.decode().replace("6000", "6,000")
    fields = person.get("1").context["fields"]
    assert [field.text for field in fields] == [str(n) + letter * (int(box) - 1) for n in range(6)]


def test_the_largest_text_that_the_server_takes_comes_back():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    token = person.token()
    huge = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE - 1000)
    for extra in ({}, {"back": "1"}):
        assert huge in person.post("4", {"t-easier": huge} | extra, token=token).content.decode()
    Draft.objects.all().delete()
    page = person.post("4", {"t-easier": huge}, token=token)
    assert page.status_code == 404
    assert huge in page.content.decode()


def test_texts_come_back_as_they_were_typed():
    typed = "\u202e عربي 😀 “quotes” <b>&amp; 1\t2\n\nend"
    person = Person(OpenDeploymentFactory())
    person.answer_all(text=typed)
    person.send()
    assert person.deployment.responses.get().answers.get(key="easier").text == typed
