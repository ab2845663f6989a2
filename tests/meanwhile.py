"""Something that happens while a request or a job is under way, on every database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def meanwhile(act: Callable[[], object], *, after: str) -> Iterator[None]:
    """Do `act` once, just before the statement that follows the first that holds `after`.

    What that statement read is in memory by then, and old. Fails if there was no such moment.
    """
    moments = ["to come", "now", "over"]

    def watch(execute: Callable[..., Any], sql: str, *others: Any) -> Any:
        if moments[0] == "now":
            moments.pop(0)
            act()
        elif moments[0] == "to come" and after in sql:
            moments.pop(0)
        return execute(sql, *others)

    with connection.execute_wrapper(watch):
        yield
    assert moments == ["over"], f"Nothing was done after “{after}”."
