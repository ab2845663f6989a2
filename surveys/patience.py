"""How long one thread of the server may wait for a database that somebody else holds."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


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
