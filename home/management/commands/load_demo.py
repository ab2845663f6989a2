"""Loads the demonstration content from the command line."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.demo import SEED, DemoAccounts, DemoNotAllowed, load_demo


class Command(BaseCommand):
    """Loads made-up projects, people and answers; shows the passwords once."""

    help = (
        "Load the demonstration: made-up agencies, projects, surveys and answers. Needs "
        "DEMO_MODE=true and a site without projects. A second time it changes nothing; "
        "unload_demo takes all of it away again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day around which everything is dated, and what the answers are drawn by."""
        parser.add_argument(
            "--anchor",
            type=date.fromisoformat,
            default=None,
            help="The day that counts as today in the demonstration, as 2026-11-01.",
        )
        parser.add_argument(
            "--seed",
            type=int,
            default=SEED,
            help="The number by which it is drawn who gave which answer.",
        )

    def handle(
        self, *args: Any, anchor: date | None = None, seed: int = SEED, **options: Any
    ) -> None:
        """Load, and tell the accounts if they are new."""
        try:
            accounts = load_demo(anchor or timezone.localdate(), seed)
        except DemoNotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        self._tell(accounts)

    def _tell(self, accounts: DemoAccounts) -> None:
        if not accounts.are_new:
            self.stdout.write("The demonstration is already there. Nothing was changed.")
            return
        self.stdout.write("The demonstration is loaded. These passwords are shown only now:")
        for account in accounts.accounts:
            self.stdout.write(f"  {account.username:<20} {account.password}  {account.role}")
        self.stdout.write("Surveys that are open now, the latest first:")
        for path in accounts.survey_paths:
            self.stdout.write(f"  {settings.PUBLIC_BASE_URL}{path}")
