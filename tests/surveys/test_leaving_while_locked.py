"""Somebody else holds the database: whoever leaves is led away at once, and is wiped after it."""

import re
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import psycopg
import pytest
import requests

from home.serving.server import THREADS
from tests.demonstration import demonstration
from tests.journeys.phone import Visitor
from tests.server import running_site

pytestmark = pytest.mark.slow
# More than the server has threads: those who left must not keep one of them from the next.
PEOPLE = 3 * THREADS
# Seconds that a way out may take on a machine that is busy with other tests; the lock takes more.
AT_ONCE, HELD = 1.5, 6
PATIENCE = 40
EXIT = re.compile(r'class="cp-exit" href="([^"]+)"')
UNSENT = "SELECT count(*) FROM surveys_draft WHERE NOT is_sent"


@pytest.fixture
def site(django_db_setup, test_database, django_db_blocker, tmp_path):
    """Serve the demonstration; return its address with an open survey, and its database."""
    var = tmp_path / "var"
    var.mkdir(mode=0o700)
    with (
        django_db_blocker.unblock(),
        demonstration(test_database) as made,
        test_database.spare(var) as address,
        running_site(var, DATABASE_URL=address) as server,
    ):
        yield f"{server.url}{made.survey_paths[0]}about/", address


@contextmanager
def connected(address: str) -> Iterator[sqlite3.Connection | psycopg.Connection]:
    """Open the database of the server from outside."""
    if address.startswith("sqlite"):
        file = address.removeprefix("sqlite:///")
        with closing(sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)) as connection:
            yield connection
    else:
        with psycopg.connect(address, autocommit=True) as connection:
            yield connection


@contextmanager
def locked(address: str) -> Iterator[None]:
    """Let nobody else write what people answer, until the block ends."""
    with connected(address) as connection:
        if address.startswith("sqlite"):
            connection.execute("BEGIN IMMEDIATE")
        else:
            connection.execute("BEGIN")
            connection.execute(
                "LOCK TABLE surveys_draft, surveys_draftstep IN ACCESS EXCLUSIVE MODE"
            )
        yield
        connection.execute("ROLLBACK")


def unsent(address: str) -> int:
    """Return how many drafts wait."""
    with connected(address) as connection:
        return connection.execute(UNSENT).fetchone()[0]


def begun(survey: str) -> tuple[requests.Session, str]:
    """Begin to answer; return the browser and where its way out leads."""
    visitor = Visitor(survey)
    visitor.post()
    visitor.post(**{"q-agree": "yes"})
    way_out = EXIT.search(visitor.reply.text).group(1)
    return visitor.session, requests.compat.urljoin(visitor.reply.url, way_out)


def leave(person: tuple[requests.Session, str]) -> float:
    """Press the way out; return the seconds until the browser is led elsewhere, with no key."""
    session, address = person
    begin = time.perf_counter()
    reply = session.get(address, allow_redirects=False, timeout=PATIENCE)
    took = time.perf_counter() - begin
    assert reply.status_code == 303
    assert not reply.headers["Location"].startswith("/s/")
    assert "d" not in session.cookies
    return took


def test_nobody_who_leaves_waits_and_all_are_wiped_after_it(site):
    survey, address = site
    before = unsent(address)
    people = [begun(survey) for _ in range(PEOPLE)]
    assert unsent(address) == before + PEOPLE
    with locked(address), ThreadPoolExecutor(PEOPLE) as pool:
        begin = time.perf_counter()
        took = [*pool.map(leave, people[:-1])]
        # And one after them, when what was left behind waits to be wiped.
        took.append(leave(people[-1]))
        assert max(took) < AT_ONCE, sorted(took)
        time.sleep(max(0, HELD - (time.perf_counter() - begin)))
    deadline = time.monotonic() + PATIENCE
    while unsent(address) > before:
        assert time.monotonic() < deadline, unsent(address)
        time.sleep(0.2)
