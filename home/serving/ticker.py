"""Regular jobs, done for as long as a process lives."""

from collections.abc import Callable
from datetime import datetime
from multiprocessing import Process

from django.core.management import execute_from_command_line
from django.db import connections
from django.utils import timezone

from home.actions.run_due_jobs import run_due_jobs

_MINUTE = 60


def start() -> None:
    """Start a process that does what is due, and ends when this one does.

    It is a process and not a thread, because the server forks: a fork in the middle of a
    job would inherit its open transaction. Call it before there is any other thread.
    """
    command = ["manage.py", "tick", "--forever"]
    Process(target=execute_from_command_line, args=(command,), name="ticker", daemon=True).start()


def tick_until(ended: Callable[[float], object]) -> None:
    """Do what is due now and then with each minute, until `ended` says so.

    It is given the seconds until the next minute and returns after them at the latest.
    """
    while True:
        run_due_jobs()
        connections.close_all()
        if ended(seconds_to_next_minute(timezone.now())):
            return


def seconds_to_next_minute(moment: datetime) -> float:
    """Return how long it is until turns begin again."""
    return _MINUTE - moment.timestamp() % _MINUTE
