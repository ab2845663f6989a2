"""`manage.py up`: the whole site on one machine, ready to try."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.serving import database, demonstration, static_files
from home.serving.address import AddressRefused, check_address, free_port
from home.serving.server import PATIENCE, serve
from home.serving.welcome import welcome


class Command(BaseCommand):
    """Prepare what is missing, then serve until Ctrl-C. For demonstrations, not production."""

    help = "Prepares the database, loads the demonstration into an empty one, and serves the site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say where to listen and whether to begin empty."""
        server = settings.SERVER
        parser.add_argument("--host", default=server["HOST"], help="address to listen on")
        parser.add_argument(
            "--port", type=int, default=server["PORT"], help="port to listen on; 0 is any free one"
        )
        parser.add_argument("--empty", action="store_true", help="load no demonstration content")

    def handle(self, *args: Any, host: str, port: int, empty: bool, **options: Any) -> None:
        """Do each step only if it is needed."""
        if not settings.DEMO_MODE:
            raise CommandError(
                "This command is for demonstrations and DEMO_MODE is off. "
                "docs/how-to/run-in-production.md says how to serve the site to the public."
            )
        try:
            port = port or free_port(host)
            check_address(host, port)
        except AddressRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if (host, port) != (settings.SERVER["HOST"], settings.SERVER["PORT"]):
            self._start_again_with(host, port)
        try:
            if self._prepare(empty=empty):
                # Only so is the memory given back that the demonstration took, most of a gigabyte.
                self._start_again_with(host, port)
        except KeyboardInterrupt as stopped:
            raise CommandError("Stopped. The next start goes on from here.") from stopped
        serve(host, port, self._ready)

    def _start_again_with(self, host: str, port: int) -> None:
        """Replace this process: the settings are read once, at the start, and name the address."""
        environment = os.environ | {"HOST": host, "PORT": str(port)}
        arguments = [*sys.orig_argv[1:], "--host", host, "--port", str(port)]
        os.execve(sys.executable, [sys.executable, *arguments], environment)  # noqa: S606

    def _prepare(self, *, empty: bool) -> bool:
        """Do what is missing; return whether the demonstration was loaded."""
        if database.is_behind():
            self._say("Preparing the database …")
            database.migrate()
        if static_files.are_stale():
            self._say("Collecting styles and scripts …")
            static_files.collect()
        if not demonstration.is_empty():
            return False
        self._fill(empty=empty)
        return not empty

    def _fill(self, *, empty: bool) -> None:
        folder = settings.SERVER["VAR"]
        if empty:
            demonstration.begin_empty(folder)
        else:
            self._say("Loading the demonstration …")
            demonstration.fill(folder, timezone.localdate())

    def _ready(self, answered: bool) -> None:  # noqa: FBT001
        if answered:
            self._say(welcome(settings.SERVER["VAR"]))
        else:
            self._say(f"The site has not answered for {PATIENCE} seconds. Its errors are above.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
