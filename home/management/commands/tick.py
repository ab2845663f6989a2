"""`manage.py tick`: what has to be done regularly."""

import multiprocessing
import signal
import threading
from argparse import ArgumentParser
from multiprocessing.connection import wait
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.actions.run_due_jobs import run_due_jobs
from home.serving.ticker import tick_until


class Command(BaseCommand):
    """Does what is due, once or for as long as it runs."""

    help = (
        "Does what is due: publishes what was scheduled, takes back what has expired, forgets "
        "unfinished answers and old sessions, checks the editions. However many of these run, "
        "each thing is done once when it is due."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say whether to go on."""
        parser.add_argument(
            "--forever",
            action="store_true",
            help="look again every minute; without it once, as cron wants it",
        )

    def handle(self, *args: Any, forever: bool, **options: Any) -> None:
        """Look once, or every minute; once fails if a job failed."""
        if forever:
            self._go_on()
        elif failed := run_due_jobs():
            raise CommandError(f"Failed: {', '.join(failed)}. The log says where.")

    def _go_on(self) -> None:
        parent = multiprocessing.parent_process()
        if parent is None:
            self._until_stopped()
            return
        # Ctrl-C reaches every process of the terminal; this one ends with its parent.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        tick_until(lambda seconds: wait([parent.sentinel], seconds))

    def _until_stopped(self) -> None:
        try:
            tick_until(threading.Event().wait)
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
