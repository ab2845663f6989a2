"""The door before the content API: the same bytes as Django's, and never out of date."""

import io
import time
import tracemalloc
from datetime import timedelta
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.utils import timezone

from syndication.actions.retire import retire
from syndication.actions.show_until import show_until
from syndication.door import Door, before
from syndication.watch import LONGEST, watch_of
from tests.syndication import made

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = 2**20
ACCEPT = "application/json"


class Counting:
    """Django, and how often it was asked."""

    def __init__(self):
        self.application, self.asked = WSGIHandler(), 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.application(environ, start_response)


@pytest.fixture
def django(world):
    return Counting()


@pytest.fixture
def watch(django):
    """The watch over the database of this test, once it knows what is public."""
    found = watch_of()
    wait_for(lambda: found.moment() is not None)
    yield found
    found.close()


@pytest.fixture
def door(django, watch):
    return Door(django, watch, room=ROOM)


def wait_for(condition, longest=5):
    deadline = time.monotonic() + longest
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def ask(application, address, method="GET", **headers):
    path, _, query = address.partition("?")
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query}
    environ |= {"HTTP_HOST": "testserver", "wsgi.input": io.BytesIO(), "HTTP_ACCEPT": ACCEPT}
    setup_testing_defaults(environ)
    said = []

    def start(status, fields, *_):
        said.append((status, fields))

    answer = application(environ | headers, start)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    (status, fields) = said[-1]
    return status, sorted(fields), body


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_all_addresses_answer_with_and_without_the_door_alike(world, django, door, method):
    for address in [*world.addresses, "/api/v1/products?limit=1", "/api/v1/nothing", "/"]:
        plain = ask(django, address, method)
        for _ in range(3):
            assert ask(door, address, method) == plain, address
        etag = dict(plain[1]).get("ETag")
        if etag:
            known = ask(django, address, method, HTTP_IF_NONE_MATCH=etag)
            assert known[0].startswith("304")
            assert ask(door, address, method, HTTP_IF_NONE_MATCH=etag) == known, address


def test_what_was_asked_before_is_answered_without_django(world, django, door):
    address = f"/api/v1/products/{world.product}"
    ask(door, address)
    asked = django.asked
    etag = dict(ask(door, address)[1])["ETag"]
    assert ask(door, address, "HEAD")[2] == b""
    assert ask(door, address, HTTP_IF_NONE_MATCH=etag)[0] == "304 Not Modified"
    assert django.asked == asked
    assert ask(door, address, HTTP_ACCEPT="text/html")[0].startswith("4")
    assert ask(door, address, HTTP_HOST="evil.example")[0].startswith("400")
    assert ask(door, address, "POST")[0].startswith("405")
    assert django.asked == asked + 3


@pytest.mark.parametrize("headers", [{"HTTP_RANGE": "bytes=0-1"}, {"HTTP_AUTHORIZATION": "x"}])
def test_a_question_of_its_own_goes_to_django(world, django, door, headers):
    address = f"/api/v1/products/{world.product}"
    ask(door, address)
    asked = django.asked
    ask(door, address, **headers)
    assert django.asked == asked + 1


def test_a_recall_is_seen_at_once(world, django, door):
    address = f"/api/v1/products/{world.product}"
    assert ask(door, address)[0] == "200 OK"
    retire(world.product)
    began = time.monotonic()
    wait_for(lambda: ask(door, address)[0] == "410 Gone")
    # SQLite is asked at each turn; PostgreSQL tells within milliseconds.
    assert time.monotonic() - began < LONGEST / 4


def test_a_release_is_seen_at_once(world, door):
    first = ask(door, "/api/v1/changes")
    made.release(made.head("event"))
    wait_for(lambda: ask(door, "/api/v1/changes") != first, LONGEST)


def test_a_moment_that_comes_hides_without_a_number(world, door):
    address = f"/api/v1/pilots/{world.pilot}"
    assert ask(door, address)[0] == "200 OK"
    show_until(world.pilot, "en", timezone.now() + timedelta(seconds=1))
    wait_for(lambda: ask(door, address)[0] == "410 Gone", 1 + LONGEST)


def test_a_moment_that_has_passed_hides_what_is_kept(world, door):
    address = f"/api/v1/pilots/{world.pilot}"
    assert ask(door, address)[0] == "200 OK"
    show_until(world.pilot, "en", timezone.now() - timedelta(days=1))
    wait_for(lambda: ask(door, address)[0] == "410 Gone", LONGEST)


def test_what_was_made_before_a_change_is_not_kept_after_it(world, django, watch):
    """Fill and change race: the change comes while Django works."""

    class Slow(Counting):
        def __call__(self, environ, start_response):
            answer = super().__call__(environ, start_response)
            if self.asked == 1:
                retire(world.product)
            return answer

    door = Door(Slow(), watch, room=ROOM)
    address = f"/api/v1/products/{world.product}"
    assert ask(door, address)[0] == "200 OK"
    wait_for(lambda: ask(door, address)[0] == "410 Gone", LONGEST)


def test_it_takes_no_more_room_than_it_was_given(world, django, watch):
    door = Door(django, watch, room=100_000)
    for number in range(1, 100):
        ask(door, f"/api/v1/changes?limit={number}")
    assert 0 < door._used <= 100_000
    assert door._used == sum(kept.size for kept in door._kept.values())
    asked = django.asked
    ask(door, "/api/v1/changes?limit=99")
    ask(door, "/api/v1/changes?limit=1")
    assert django.asked == asked + 1


def test_long_questions_take_no_more_room_either(world, django, watch):
    """What an answer was asked by is kept with it, and a reader may ask at length."""
    room = 1_000_000
    door = Door(django, watch, room=room)
    tracemalloc.start()
    try:
        ask(door, "/api/v1/changes")
        before, _ = tracemalloc.get_traced_memory()
        for number in range(300):
            ask(door, "/api/v1/changes", HTTP_ACCEPT=f"application/json, x/{number:07000}")
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(door._kept) > 10
    assert after - before < 2 * room


def test_a_database_that_is_away_is_no_reason_to_answer_from_memory(world, django, door, watch):
    address = f"/api/v1/products/{world.product}"
    ask(door, address)
    asked = django.asked
    if connection.vendor == "sqlite":
        watch._database.close()
    else:
        watch.close()
        watch._parameters["dbname"] = "not-there"
    ask(door, address)
    assert django.asked == asked + 1


def test_no_room_means_no_door(settings):
    django = WSGIHandler()
    settings.PUBLIC_MEMORY = 0
    assert before(django) is django
    settings.PUBLIC_MEMORY = 1
    assert isinstance(before(django), Door)
