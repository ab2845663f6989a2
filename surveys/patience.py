"""How long one thread of the server may wait for a database that somebody else holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.db import connection

# Of the eight threads that the site's own server has, so many may wait as long as it takes.
PLACES = 5
# All others no longer than this: there is always a thread soon for whoever has to leave.
SHORT_MS = 3_000
_places = BoundedSemaphore(PLACES)


@contextmanager
def patience(milliseconds: int) -> Iterator[None]:
    """Wait no longer than this for others inside the block; what then fails says so."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
            patient, as_usual = (f"PRAGMA busy_timeout = {n:d}" for n in (milliseconds, usual))
        else:
            patient, as_usual = f"SET lock_timeout = {milliseconds:d}", "RESET lock_timeout"
        cursor.execute(patient)
        try:
            yield
        finally:
            cursor.execute(as_usual)


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
