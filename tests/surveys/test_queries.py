"""What a page asks of the database: no more for a long survey, nor in a process that is new."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from surveys.models import Response
from tests.factories.surveys import OpenDeploymentFactory, frozen_version, step
from tests.fresh_process import forget
from tests.surveys.made_up import KINDS, Question
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
        return statements(status, act, *args, **kwargs)

    return measure


def statements(status, act, *args, **kwargs):
    """Return how many statements it takes, without those that only frame a transaction."""
    with CaptureQueriesContext(connection) as asked:
        assert act(*args, **kwargs).status_code == status
    return len([one for one in asked if not one["sql"].startswith(FRAMES)])


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
        "consent": [{"q-agree": "yes"}, {"help": "1"}, {"in": ""}, {"save": "1"}],
        "1": [{"q-k0": "yes"}, {"skip": "1"}, {"help": "1"}],
        str(length): [
            *({last: "yes"}, {last: "no such answer"}, {last: "yes", "back": "1"}),
            *({last: "yes", "in": ""}, {last: "yes", "save": "1"}),
            *({last: "yes", "help": "1"}, {last: "yes", "pictures": "off"}),
        ],
        "check": [{"change": "1"}, {"back": "1"}, {"in": ""}, {"save": "1"}, {"help": "1"}],
    }
    for page, bodies in sent.items():
        for body in bodies:
            # As from a window that was open before: that has to be looked at too.
            old = {"token": token, "notice": answered.notice(), "seen": "0" * 32}
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


# ── Each kind of page, however careful the survey is ─────────────────────────

STAYING = ({}, {"back": "1"}, {"help": "1"}, {"in": ""}, {"save": "1"})


def every_kind():
    """A page for each kind of question, and one before the last of them that warns of it."""
    image = get_image_model().objects.create(title="A", file=get_test_image_file())
    pages = [step(Question(f"k{kind}", kind, ("ay", "bee")).block(image.pk)) for kind in KINDS]
    pages[-1]["value"]["coming"] = "It is about violence."
    return pages


@pytest.mark.parametrize(
    ("profile", "access"), [("standard", "open"), ("sensitive", "tablet"), ("high", "open")]
)
def test_no_kind_of_page_takes_more_however_careful_the_survey_is(profile, access):
    version = frozen_version(steps=every_kind(), safety_profile=profile)
    person = Person(OpenDeploymentFactory(version=version, access=access))
    person.client.post(person.url("about"))
    person.post("consent", {"q-agree": "yes"})
    old = {"token": person.token(), "seen": "0" * 32}
    pages = [str(number + 1) for number in range(len(KINDS))]
    pages.insert(-1, warns := f"_{len(KINDS)}")
    for page in pages:
        on = {"choice": "go-on"} if page == warns else {"skip": "1"}
        for body in (*STAYING, on):
            cost = statements(303, send, person, page, body | old)
            assert 0 < cost <= WRITTEN, (page, body)
        assert 0 < statements(200, person.get, page) <= READ, page


# ── The first page, and what is not a page of questions ──────────────────────

STARTED, BEGUN_ANEW = 3, 6


def test_to_start_asks_for_nothing_that_cannot_be_there_yet():
    person = Person(OpenDeploymentFactory())
    # The first of a week makes the row in which its starts are counted.
    assert statements(303, person.start) == STARTED + 2
    assert statements(303, Person(person.deployment).start) == STARTED
    # The press of somebody who has begun leads on; to begin anew also wipes.
    assert statements(303, person.start) == 2
    assert statements(303, person.start, again="1") == BEGUN_ANEW


def test_after_sending_no_page_takes_more_than_five():
    version = frozen_version(asks_equality=True)
    person = Person(OpenDeploymentFactory(version=version))
    person.answer_all()
    token = person.token()
    person.send()
    reach = {"q-purpose": "talk", "t-contact": "me@home.example"}
    for page, body, status in (
        ("more", {"help": "1"}, 200),
        ("more", {"skip": "1"}, 303),
        ("contact", {"help": "1"}, 200),
        ("contact", {}, 200),
        ("contact", reach, 303),
        ("contact", reach, 303),
        ("contact", {"delete": "1"}, 200),
        ("help", {}, 200),
        ("help", {"t-wish": "Please ring."}, 303),
    ):
        fields = body | {"token": token}
        cost = statements(status, send, person, page, fields)
        assert 0 < cost <= WRITTEN, (page, body)
