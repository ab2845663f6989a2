"""Make everything that search finds anew."""

from typing import Any

from django.core.management.base import BaseCommand

from syndication.actions.rebuild_search import rebuild_search
from syndication.models import Passage


class Command(BaseCommand):
    """Write all passages and the database's index of them anew, in one transaction."""

    help = "Writes anew what search finds. Changes nothing where all is well."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many publications were found to differ."""
        differed = rebuild_search()
        self.stdout.write(f"{Passage.objects.count()} passages; {differed} publications differed.")
