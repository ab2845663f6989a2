"""What is public now, known without asking the database for the content.

A `Moment` names a state of everything public: while it is the same, so is every public answer.
It is the last change number, how often something happened that has none, and the next time
at which something is seen no more.
"""

import logging
import sqlite3
import threading
import time
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

import psycopg
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from syndication.models.change import CHANNEL

# A promise: nobody reads something that is older. What PostgreSQL tells arrives in a
# millisecond; this is for what gets lost.
LONGEST = 1.0
_LOOK_AGAIN = 0.4
_TRY_AGAIN = 2.0
_NOW = """
SELECT last, unnumbered, (SELECT MIN(until) FROM syndication_publication WHERE until > {mark})
FROM syndication_changecounter WHERE id = 1
"""

logger = logging.getLogger(__name__)


class Moment(NamedTuple):
    """A state of everything public."""

    number: int
    unnumbered: int
    until: str

    def is_over(self, now: datetime) -> bool:
        """Return whether something is seen no more since."""
        return bool(self.until) and self.until <= _written(now)


class Watch(Protocol):
    """Whoever knows the present moment."""

    def moment(self) -> Moment | None:
        """Return the present moment; None if it is not known for certain."""

    def close(self) -> None:
        """Let go of the database; the next question opens it again."""


def watch_of(alias: str = "default") -> Watch | None:
    """Return the watch over a database; None if it is a kind that cannot be watched."""
    connection = connections[alias]
    if connection.vendor == "sqlite":
        return SqliteWatch(connection)
    return PostgresWatch(connection) if connection.vendor == "postgresql" else None


class SqliteWatch:
    """Asks SQLite at each turn whether anybody has committed; that takes microseconds."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        """Remember where the database is; it is opened when it is needed."""
        self._file = str(connection.settings_dict["NAME"])
        self._lock = threading.Lock()
        self._database: sqlite3.Connection | None = None
        self._version = -1
        self._known: Moment | None = None

    def moment(self) -> Moment | None:
        """Return the present moment."""
        with self._lock:
            try:
                return self._look()
            except sqlite3.Error:
                logger.warning("What is public cannot be watched; the database is asked instead.")
                self._database = self._known = None
                return None

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            if self._database is not None:
                self._database.close()
            self._database = self._known = None

    def _look(self) -> Moment:
        if self._database is None:
            self._database = sqlite3.connect(
                self._file, timeout=LONGEST, isolation_level=None, check_same_thread=False
            )
            self._version = -1
        (version,) = self._database.execute("PRAGMA data_version").fetchone()
        now = datetime.now(UTC)
        if self._known is None or version != self._version or self._known.is_over(now):
            row = self._database.execute(_NOW.format(mark="?"), [_written(now)]).fetchone()
            number, unnumbered, until = row or (0, 0, None)
            self._known, self._version = Moment(number, unnumbered or 0, until or ""), version
        return self._known


class PostgresWatch:
    """Listens to PostgreSQL in a thread of its own, and looks for itself besides."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        """Remember how to reach the database; the thread starts when it is needed."""
        parameters = connection.get_connection_params()
        self._parameters = {
            name: value
            for name, value in parameters.items()
            if name in {"dbname", "host", "password", "port", "service", "user"}
        }
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        self._known: tuple[Moment, float] | None = None

    def moment(self) -> Moment | None:
        """Return the present moment; None if nothing was heard for too long."""
        if self._thread is None:
            self._start()
        known = self._known
        if known is None or time.monotonic() - known[1] > LONGEST:
            return None
        return None if known[0].is_over(datetime.now(UTC)) else known[0]

    def close(self) -> None:
        """End the thread, and wait for its end."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = self._known = None

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._ended.clear()
                self._thread = threading.Thread(target=self._listen, daemon=True, name="watch")
                self._thread.start()

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                with psycopg.connect(**self._parameters, autocommit=True) as database:
                    database.execute(f"LISTEN {CHANNEL}")
                    while not self._ended.is_set():
                        self._look(database)
                        # Left at the first word, or when it is time to look again.
                        for _word in database.notifies(timeout=_LOOK_AGAIN, stop_after=1):
                            pass
            except psycopg.Error:
                self._known = None
                logger.warning("What is public cannot be watched; the database is asked instead.")
                self._ended.wait(_TRY_AGAIN)

    def _look(self, database: psycopg.Connection) -> None:
        # The clock is read first: the answer is at least as young as that.
        clock, now = time.monotonic(), datetime.now(UTC)
        row = database.execute(_NOW.format(mark="%s"), [now]).fetchone()
        number, unnumbered, until = row or (0, 0, None)
        self._known = Moment(number, unnumbered or 0, _written(until) if until else ""), clock


def _written(moment: datetime) -> str:
    """Return a moment as SQLite keeps it, which sorts as time does."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
