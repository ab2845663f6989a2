"""The database that the other tests stand on."""

import pytest
from django.db import ConnectionHandler
from wagtail.models import Page

from config import env


@pytest.mark.django_db
def test_a_run_starts_with_what_the_migrations_left():
    assert Page.objects.filter(depth=1).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_test_that_commits_leaves_a_fresh_database(turn):
    assert Page.objects.get(depth=1).title == "Root"
    Page.objects.filter(depth=1).update(title="Changed")


@pytest.mark.django_db
def test_sqlite_is_set_for_people_who_answer_at_the_same_time(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'own.sqlite3'}")
    own = ConnectionHandler({"default": env.database()})["default"]
    with own.cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    own.close()
