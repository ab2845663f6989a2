"""Regular jobs: each turn once, whoever comes, and no failure stops the others."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Lock

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections
from django.test import Client
from django.utils import timezone

from changeprojects import clock
from changeprojects.models import Review
from home.actions.run_due_jobs import run_due_jobs
from home.jobs import JOBS, Job
from home.models import StandardPage, Tick
from home.serving.ticker import seconds_to_next_minute, tick_until
from surveys.models import Draft
from syndication import frozen_rows
from syndication.actions.in_turn import in_turn
from syndication.models import Change
from syndication.selectors import document_of
from tests.factories.changeprojects import LiveProjectFactory
from tests.factories.surveys import OpenDeploymentFactory
from tests.surveys.walks import Person

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
SECRET = "canary-words-of-somebody"
MINUTE = timedelta(minutes=1)


def job(run, name="a-job", every=MINUTE):
    return Job(name, every, run)


# ---------------------------------------------------------------- turns


@pytest.mark.django_db
def test_a_job_runs_once_in_each_of_its_turns():
    runs = []
    jobs = [job(lambda: runs.append("often")), job(lambda: runs.append("rarely"), "b", 10 * MINUTE)]
    for seconds in (0, 1, 59, 60, 61, 119, 600):
        run_due_jobs(jobs, at=NOON + timedelta(seconds=seconds))
    assert runs == ["often", "rarely", "often", "often", "rarely"]


@pytest.mark.django_db(transaction=True)
def test_of_many_tickers_one_runs_each_job():
    runs, lock, together = [], Lock(), Barrier(8)

    def count(name):
        with lock:
            runs.append(name)

    jobs = [job(lambda name=name: count(name), name) for name in ("one", "two", "three")]

    def tick(number):
        together.wait()
        try:
            return [run_due_jobs(jobs, at=NOON + turn * MINUTE) for turn in range(5)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        failed = list(pool.map(tick, range(8)))
    assert sorted(runs) == sorted(["one", "two", "three"] * 5)
    assert failed == [[[]] * 5] * 8
    assert Tick.objects.count() == 15


@pytest.mark.django_db
def test_old_turns_are_forgotten_but_not_before_a_slow_clock_is_past_them():
    runs = []
    jobs = [job(lambda: runs.append(1))]
    for turn in range(30):
        run_due_jobs(jobs, at=NOON + turn * MINUTE)
    run_due_jobs(jobs, at=NOON + 20 * MINUTE)
    assert len(runs) == 30
    assert Tick.objects.count() == 11


# ---------------------------------------------------------------- failures


@pytest.mark.django_db
def test_a_job_that_fails_stops_no_other_and_is_told_without_a_word_of_it(caplog):
    def fail():
        raise ValueError(SECRET)

    runs = []
    jobs = [job(fail, "first"), job(lambda: runs.append(1), "second")]
    with caplog.at_level(logging.ERROR):
        assert run_due_jobs(jobs, at=NOON) == ["first"]
    assert runs == [1]
    assert "The job first failed: ValueError at " in caplog.text
    assert f"{__file__}:" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.django_db
def test_of_many_that_fail_each_is_told_without_a_word_of_it(caplog):
    def fail(one):
        raise one(SECRET)

    kinds = [ValueError, KeyError, LookupError]
    with caplog.at_level(logging.ERROR):
        assert run_due_jobs([job(lambda: in_turn(fail, kinds), "many")], at=NOON) == ["many"]
    assert all(f"{kind.__name__} at {__file__}:" in caplog.text for kind in kinds)
    assert SECRET not in caplog.text


@pytest.mark.django_db
def test_a_job_that_fails_is_tried_again_at_its_next_turn():
    runs = []

    def fail_once():
        runs.append(1)
        if len(runs) == 1:
            raise DatabaseError

    jobs = [job(fail_once)]
    assert run_due_jobs(jobs, at=NOON) == ["a-job"]
    assert run_due_jobs(jobs, at=NOON) == []
    assert run_due_jobs(jobs, at=NOON + MINUTE) == []
    assert len(runs) == 2


@pytest.mark.django_db
def test_the_command_fails_if_a_job_failed():
    frozen_rows.remove(connection)
    with pytest.raises(CommandError, match="verify_editions"):
        call_command("tick")
    call_command("tick")


# ---------------------------------------------------------------- going on


@pytest.mark.django_db(transaction=True)
def test_the_ticker_goes_on_until_it_is_told_to_end():
    waits = []

    def ended(seconds):
        waits.append(seconds)
        return len(waits) == 3

    tick_until(ended)
    assert all(0 < seconds <= 60 for seconds in waits)
    assert {tick.name for tick in Tick.objects.all()} == {one.name for one in JOBS}


@pytest.mark.parametrize(("second", "left"), [(0, 60), (1, 59), (59.5, 0.5)])
def test_the_ticker_wakes_when_turns_begin(second, left):
    assert seconds_to_next_minute(NOON + timedelta(seconds=second)) == left


@pytest.mark.parametrize("one", JOBS, ids=lambda one: one.name)
def test_every_span_is_a_number_of_minutes_and_known_to_all_machines(one):
    assert one.every % MINUTE == timedelta(0)
    slot = one.slot(NOON)
    assert slot <= NOON < slot + one.every
    assert one.slot(slot) == one.slot(slot + one.every - timedelta(microseconds=1)) == slot


@pytest.mark.parametrize(
    ("moment", "begins"),
    [
        ("2026-06-30T22:59", "2026-06-29T23:00"),
        ("2026-06-30T23:00", "2026-06-30T23:00"),
        ("2026-10-25T12:00", "2026-10-24T23:00"),
        ("2026-11-25T12:00", "2026-11-25T00:00"),
    ],
)
def test_a_day_begins_when_promises_are_late_where_the_site_is(moment, begins):
    at, slot = (datetime.fromisoformat(f"{one}:00Z") for one in (moment, begins))
    assert job(print, every=timedelta(days=1)).slot(at) == slot


# ---------------------------------------------------------------- what is done


@pytest.fixture
def page(front):
    """A page of text that is not live yet."""
    return front.add_child(
        instance=StandardPage(title="Privacy", slug="privacy", body="<p>Words.</p>", live=False)
    )


@pytest.fixture
def minutes_later(monkeypatch):
    """Let the clock go forward."""
    began = timezone.now()

    def go_on(minutes):
        monkeypatch.setattr(timezone, "now", lambda: began + timedelta(minutes=minutes))

    return go_on


def test_what_was_scheduled_is_published_when_its_time_has_come(page, minutes_later):
    page.go_live_at = timezone.now() + timedelta(minutes=5)
    page.save_revision().publish()
    for minutes, status in ((0, 404), (4, 404), (6, 200)):
        minutes_later(minutes)
        run_due_jobs()
        assert Client().get("/privacy/").status_code == status
    assert document_of(page.translation_key)["title"] == "Privacy"


def test_what_has_expired_is_read_no_more(page, minutes_later):
    page.expire_at = timezone.now() + timedelta(minutes=5)
    page.save_revision().publish()
    for minutes, status in ((0, 200), (4, 200), (6, 410)):
        minutes_later(minutes)
        run_due_jobs()
        assert Client().get("/privacy/").status_code == status
    deleted = Client().get("/api/v1/changes").json()["items"][-1]
    assert (deleted["id"], deleted["state"]) == (str(page.translation_key), "deleted")


@pytest.mark.django_db
def test_a_project_says_every_day_how_it_stands_today():
    today = timezone.now()
    project = LiveProjectFactory(actual_start=date(2020, 1, 1))
    Review.objects.create(project=project, held_on=today, outcome="continue", notes="-")
    project.refresh_head()

    def told(days):
        moment = today + timedelta(days=days)
        with clock.at(moment):
            run_due_jobs(at=moment)
        findings = document_of(project.translation_key)["readiness"]["findings"]
        return next(one["state"] for one in findings if one["code"] == "W07")

    changes = Change.objects.count()
    assert [told(days) for days in (0, 1, 100)] == ["met", "met", "met"]
    assert Change.objects.count() == changes
    assert [told(days) for days in (200, 201)] == ["warns", "warns"]
    assert Change.objects.count() == changes + 1


@pytest.mark.django_db
def test_unfinished_answers_and_old_sessions_are_forgotten():
    Person(OpenDeploymentFactory()).agree()
    Draft.objects.update(expires_at=timezone.now())
    past = timezone.now() - timedelta(days=1)
    Session.objects.create(session_key="x", session_data="x", expire_date=past)
    run_due_jobs()
    assert not Draft.objects.exists()
    assert not Session.objects.filter(session_key="x").exists()
