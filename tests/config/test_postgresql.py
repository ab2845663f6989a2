"""Connections to PostgreSQL that last. Only collected where that is the database."""

import time

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.models.signals import pre_migrate

from config.postgresql import base
from surveys.patience import patience

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def clock(monkeypatch):
    """The time as the engine reads it; tests move it on."""
    moved = {"by": 0.0}
    really = time.monotonic
    monkeypatch.setattr(base.time, "monotonic", lambda: really() + moved["by"])
    return moved


def ask():
    """Ask something, as a new request does."""
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def end(pid):
    """End a connection from outside, as a restart of the database does."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    finally:
        other.close()


def lock_timeout(cursor):
    cursor.execute("SHOW lock_timeout")
    return cursor.fetchone()[0]


def test_a_lock_is_waited_for_as_long_as_on_sqlite_and_again_after_patience():
    with connection.cursor() as cursor:
        assert lock_timeout(cursor) == "20s"
        with patience(1_000):
            assert lock_timeout(cursor) == "1s"
        assert lock_timeout(cursor) == "20s"


def test_a_migration_may_wait_for_a_lock():
    with connection.cursor() as cursor:
        found = []

        def look(**_):
            found.append(lock_timeout(cursor))

        pre_migrate.connect(look)
        try:
            call_command("migrate", verbosity=0)
        finally:
            pre_migrate.disconnect(look)
        assert set(found) == {"0"}
        assert lock_timeout(cursor) == "20s"


def test_a_connection_serves_one_request_after_another(clock):
    assert ask() == ask()
    clock["by"] = 2
    assert ask() == ask()


def test_one_that_broke_is_replaced_before_anybody_sees_it(clock):
    broken = ask()
    end(broken)
    clock["by"] = 2
    assert ask() != broken


def test_one_that_breaks_at_once_fails_only_once(clock):
    ask()
    broken = ask()
    end(broken)
    with pytest.raises(OperationalError):
        ask()
    assert ask() != broken
