"""What a page asks of the database: no more for a long survey, nor in a process that is new."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from surveys.models import Response
from tests.factories.surveys import OpenDeploymentFactory, frozen_version
from tests.fresh_process import forget
from tests.surveys.test_traps import chained
from tests.surveys.walks import Person

pytestmark = pytest.mark.django_db
READ, WRITTEN, SENT = 2, 5, 8
FRAMES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(params=[3, 40])
def length(request):
    return request.param


@pytest.fixture(params=[True, False], ids=["warm", "cold"])
def costs(request):
    """Return how many statements a step takes, without those that only frame a transaction."""

    def measure(act, *args, status=200, **kwargs):
        if not request.param:
            forget()
        with CaptureQueriesContext(connection) as asked:
            assert act(*args, **kwargs).status_code == status
        return len([one for one in asked if not one["sql"].startswith(FRAMES)])

    return measure


@pytest.fixture
def person(length):
    person = Person(OpenDeploymentFactory(version=frozen_version(steps=chained(length))))
    person.agree()
    return person


@pytest.fixture
def answered(person, length):
    token = person.token()
    for number in range(length):
        person.post(str(number + 1), {f"q-k{number}": "yes"}, token=token)
    return person


def send(person, page, fields):
    """Send a page, and read none before it."""
    return person.client.post(person.url(page), {"w-current_step": page} | fields)


def test_no_page_asks_more_than_twice(answered, length, costs):
    assert answered.notice(), "the page of the consent shows a notice"
    for page in ("consent", "1", str(length // 2), str(length), "check"):
        assert 0 < costs(answered.get, page) <= READ, page


def test_no_page_that_is_sent_takes_more_than_five(answered, length, costs):
    token, last = answered.token(), f"q-k{length - 1}"
    sent = {
        "consent": [{"q-agree": "yes", "notice": answered.notice()}],
        "1": [{"q-k0": "yes"}, {"skip": "1"}],
        str(length): [
            *({last: "yes"}, {last: "no such answer"}, {last: "yes", "back": "1"}),
            *({last: "yes", "in": ""}, {last: "yes", "save": "1"}),
        ],
        "check": [{"change": "1"}, {"back": "1"}, {"in": ""}, {"save": "1"}],
    }
    for page, bodies in sent.items():
        for body in bodies:
            # As from a window that was open before: that has to be looked at too.
            old = {"token": token, "seen": "0" * 32}
            cost = costs(send, answered, page, body | old, status=303)
            assert 0 < cost <= WRITTEN, (page, body)


@pytest.mark.parametrize(("page", "body"), [("consent", {"q-agree": "no"}), ("check", {"wipe": 1})])
def test_neither_does_saying_no(answered, costs, page, body):
    token, notice = answered.token(), answered.notice()
    assert 0 < costs(send, answered, page, body | {"notice": notice, "token": token}) <= WRITTEN


def test_sending_takes_eight_however_much_is_sent(answered, length, costs):
    """To open the draft, lock and mark it, read it, write four things, and wipe its pages."""
    token = answered.token()
    assert costs(send, answered, "check", {"token": token}, status=303) == SENT
    assert Response.objects.get().answers.count() == length


def test_sending_once_more_takes_one(answered, costs):
    token = answered.token()
    answered.post("check", token=token)
    assert costs(send, answered, "check", {"token": token}, status=303) == 1
