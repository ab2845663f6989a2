"""Somebody else holds the database: leaving and looking for help wait for nobody."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, connection, transaction
from django.http import HttpResponse
from django.urls import resolve

from surveys.engine.phrasebook import PHRASES
from surveys.models import Draft, DraftStep
from surveys.patience import PLACES, SHORT_MS, few_wait_long
from surveys.views.leave import exit_now
from surveys.views.privacy import quiet
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.test_help_keeps_it import form_of
from tests.surveys.walks import Person

PATIENCE = 30


@contextmanager
def held():
    """Let another connection hold what people write, as a long job does, until the block ends."""
    holds, done = threading.Event(), threading.Event()

    def hold():
        try:
            with transaction.atomic():
                list(Draft.objects.select_for_update())
                holds.set()
                done.wait(PATIENCE)
        finally:
            connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    assert holds.wait(PATIENCE)
    yield
    done.set()
    thread.join(PATIENCE)


@pytest.fixture
def _connected():
    """Keep the connection of the test: the end of a request would close it."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.mark.usefixtures("_connected")
@pytest.mark.django_db(transaction=True)
def test_leaving_waits_for_nobody_and_is_wiped_when_the_database_is_free(rf):
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    request = rf.get(person.url("exit"))
    request.COOKIES["d"] = person.client.cookies["d"].value
    with held():
        begin = time.perf_counter()
        answer = exit_now(request, person.deployment.code)
        led = time.perf_counter() - begin
        answer.close()
        took = time.perf_counter() - begin
        assert answer.status_code == 303
        assert Draft.objects.count() == 1
    # The one asks nothing of the database; the other would wait for as long as it is held.
    assert led < 0.5
    assert took < PATIENCE / 10
    deadline = time.monotonic() + PATIENCE
    while Draft.objects.exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert not DraftStep.objects.exists()


@pytest.mark.usefixtures("_connected")
@pytest.mark.django_db(transaction=True)
def test_whoever_looks_for_help_is_led_there_before_the_database_is_free():
    person = Person(OpenDeploymentFactory())
    person.answer_all()
    token = person.token()
    with held():
        begin = time.perf_counter()
        answer = person.post("4", {"t-easier": "I need\nmore", "help": "1"}, token=token)
        took = time.perf_counter() - begin
    assert took < PATIENCE / 10
    page = answer.content.decode()
    assert "Ask us to contact you" in page
    assert PHRASES["not_saved_yet"] in page
    where, carried = form_of(answer, "b")
    assert carried["t-easier"] == "I need\nmore"
    back = person.client.post(where, carried | {"in": ""}, follow=True)
    assert back.redirect_chain == [(person.url("4"), 303)]
    assert "I need\nmore</textarea>" in back.content.decode()


def waits_at_most(cursor):
    """How many milliseconds the connection waits for others."""
    if connection.vendor == "sqlite":
        return cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    cursor.execute("SELECT setting FROM pg_settings WHERE name = 'lock_timeout'")
    return int(cursor.fetchone()[0])


def how_long(request):
    """A page that says how long it would wait."""
    with connection.cursor() as cursor:
        return HttpResponse(waits_at_most(cursor))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_comes_after_those_who_may_wait_waits_shortly(rf, method):
    request = getattr(rf, method)("/")
    with ExitStack() as waiting:
        for _ in range(PLACES):
            usual = quiet(how_long)(request)
            waiting.enter_context(few_wait_long())
        assert int(quiet(how_long)(request).content) == SHORT_MS < int(usual.content)


def test_the_way_out_asks_nothing_of_the_database_however_many_wait(rf):
    request, exits = rf.get("/"), resolve("/s/exit/").func
    with ExitStack() as waiting:
        for _ in range(PLACES):
            waiting.enter_context(few_wait_long())
        # Without the mark of a test with a database, asking it anything is an error.
        assert exits(request).status_code == 303


def posting(person, token, words):
    """Press Continue from a thread with a connection of its own."""
    try:
        return person.post("4", {"t-easier": words}, token=token)
    finally:
        connection.close()


@pytest.mark.usefixtures("_connected")
@pytest.mark.django_db(transaction=True)
def test_not_all_threads_of_the_server_wait_long_for_the_database():
    people = [Person(OpenDeploymentFactory()) for _ in range(PLACES + 1)]
    for person in people:
        person.answer_all()
    tokens = [person.token() for person in people]
    with ThreadPoolExecutor(PLACES) as pool:
        with held():
            rest = [
                pool.submit(posting, *both, "They wait.")
                for both in zip(people[1:], tokens[1:], strict=True)
            ]
            time.sleep(0.5)
            begin = time.perf_counter()
            refused = people[0].post("4", {"t-easier": "What I wrote."}, token=tokens[0])
            took = time.perf_counter() - begin
        assert (refused.status_code, refused["Retry-After"]) == (503, "30")
        assert "What I wrote." in refused.content.decode()
        assert took < PATIENCE / 5
        assert {one.result().status_code for one in rest} == {303}
