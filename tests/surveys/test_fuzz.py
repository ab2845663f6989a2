"""Whatever is posted, nobody ever sees a bare error."""

import random

import pytest

from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db

PAGES = ["", "about", "safety", "consent", "1", "2", "3", "4", "check", "receipt", "done", "x"]
PAGES += ["%00", "%ED%A0%80", "9" * 400, "1/../2", "..", "\u202e", "1%2F2", "'; --"]
NAMES = ["q-explained", "q-ways", "t-easier", "q-agree", "q-quote", "w-current_step", "token"]
NAMES += ["skip", "back", "wipe", "again", "t-", "q-", "w-", "\x00", "wizard_goto_step"]
VALUES = ["", "yes", "no", "\x00", "a\x00b", "x" * 5000, "9" * 400, "\u202e\u05dc\u05e9", "😀" * 50]
VALUES += ["1", "check", "consent", "<script>alert(1)</script>", "\r\n" * 20, "none-of-these"]


def random_post(chance, person, token):
    data = {}
    for _ in range(chance.randrange(6)):
        many = [chance.choice(VALUES) for _ in range(chance.randrange(1, 4))]
        data[chance.choice(NAMES)] = many if chance.random() < 0.5 else many[0]
    if chance.random() < 0.7:
        data["token"] = token
    page = chance.choice(PAGES)
    if chance.random() < 0.6:
        data["w-current_step"] = page
    query = chance.choice(["", "?return=check", "?return=%00", "?reset=1"])
    return f"{person.url()}{page}/{query}" if page else person.url() + query, data


@pytest.mark.parametrize("seed", range(4))
def test_hundreds_of_random_posts_end_in_no_error(seed):
    chance = random.Random(seed)
    person = Person(OpenDeploymentFactory())
    person.client.raise_request_exception = True
    token = ""
    for turn in range(120):
        if turn % 15 == 0:
            person.start(again="1")
            if chance.random() < 0.7:
                person.answer_all()
            page = person.client.get(person.url("consent"))
            token = page.context["token"] if page.context and "token" in page.context else "x"
        url, data = random_post(chance, person, token)
        assert person.client.post(url, data).status_code < 500, (url, data)
        assert person.client.get(url).status_code < 500, url


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


def test_texts_come_back_as_they_were_typed():
    typed = "\u202e عربي 😀 “quotes” <b>&amp; 1\t2\n\nend"
    person = Person(OpenDeploymentFactory())
    person.answer_all(text=typed)
    person.send()
    assert person.deployment.responses.get().answers.get(key="easier").text == typed
