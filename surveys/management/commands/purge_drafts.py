"""Delete answers in progress that waited too long; to be run every ten minutes."""

from typing import Any

from django.core.management.base import BaseCommand

from surveys.actions.purge_drafts import purge_drafts


class Command(BaseCommand):
    """Delete expired drafts and what is left of sent ones."""

    help = "Deletes unfinished answers whose time is over. Safe to run at any time."

    def handle(self, *_: Any, **__: Any) -> None:
        """Delete them and say how many."""
        self.stdout.write(f"{purge_drafts()} deleted")
