"""Check that every edition with its files is still what was released."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from syndication import frozen_rows
from syndication.models import Asset, Edition
from syndication.selectors.integrity import damage


class Command(BaseCommand):
    """Check hashes and chains of all heads, editions and files, and the database's triggers."""

    help = "Check that every head, edition and file is still what was released."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what does not fit; fail if there is anything."""
        found = [f"The trigger {name} is missing." for name in frozen_rows.missing(connection)]
        found += damage()
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"{len(found)} things are not as they were released.")
        self.stdout.write(f"{Edition.objects.count()} editions are as they were released.")
        self.stdout.write(f"{Asset.objects.count()} files are as they were released.")
