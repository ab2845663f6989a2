"""How long one thread of the server may wait for a database that somebody else holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.db import connection, transaction

# Of the eight threads that the site's own server has, so many may wait as long as it takes.
PLACES = 5
# All others no longer than this: there is always a thread soon for whoever has to leave.
SHORT_MS = 3_000
_places = BoundedSemaphore(PLACES)


@contextmanager
def patience(milliseconds: int) -> Iterator[None]:
    """Wait no longer than this for others inside the block; what then fails says so."""
    if connection.vendor == "sqlite":
        with _of_library(milliseconds):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {milliseconds:d}")
        try:
            yield
        finally:
            cursor.execute("RESET lock_timeout")


@contextmanager
def patience_as_one(milliseconds: int) -> Iterator[None]:
    """Wait no longer than this inside the block, all of which is kept, or nothing of it.

    For a block that writes in one place: PostgreSQL forgets by itself, with the end of the
    transaction, how long it was to wait, and so is not asked once more.
    """
    if connection.vendor == "sqlite":
        with _of_library(milliseconds):
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {milliseconds:d}")
        yield


@contextmanager
def _of_library(milliseconds: int) -> Iterator[None]:
    # How long SQLite waits is a setting of the library in our own process: nothing is asked of
    # the file, so these are no queries.
    connection.ensure_connection()
    library = connection.connection
    (usual,) = library.execute("PRAGMA busy_timeout").fetchone()
    library.execute(f"PRAGMA busy_timeout = {milliseconds:d}")
    try:
        yield
    finally:
        library.execute(f"PRAGMA busy_timeout = {usual:d}")


@contextmanager
def few_wait_long() -> Iterator[None]:
    """Let a few wait for the database as long as is usual, and whoever comes after them shortly."""
    if _places.acquire(blocking=False):
        try:
            yield
        finally:
            _places.release()
    else:
        with patience(SHORT_MS):
            yield
