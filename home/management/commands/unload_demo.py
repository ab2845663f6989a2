"""Takes the demonstration content away from the command line."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError

from home.actions.unload_demo import StillInUse, unload_demo

QUESTION = (
    "This takes away all that load_demo made, and what was written into it since: pages and "
    "their released versions, agencies, accounts, surveys and answers. It cannot be undone.\n"
    "Type “yes” to go on: "
)

NOT_THE_OWNER = (
    "The database refused to lift the triggers that protect released versions. Run this as the "
    "database user that owns the tables. Nothing was changed."
)


class Command(BaseCommand):
    """Takes away what `load_demo` made, and nothing else."""

    help = (
        "Take the demonstration away: all that load_demo made, with its released versions, and "
        "nothing else. Asks first. A second time it does nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say whether to ask."""
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *args: Any, yes: bool = False, **options: Any) -> None:
        """Ask, take away, and say so."""
        if not yes and input(QUESTION).strip().lower() != "yes":
            self.stdout.write("Nothing was changed.")
            return
        try:
            was_there = unload_demo()
        except StillInUse as refusal:
            raise CommandError(str(refusal)) from refusal
        except ProgrammingError as fault:
            raise CommandError(NOT_THE_OWNER) from fault
        self.stdout.write(
            "The demonstration is gone."
            if was_there
            else "There is no demonstration here. Nothing was changed."
        )
