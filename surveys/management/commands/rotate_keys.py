"""Seal anew what older keys sealed; to be run after a new key was put in front."""

from typing import Any

from django.core.management.base import BaseCommand

from surveys.actions.rotate_keys import rotate_keys


class Command(BaseCommand):
    """Seal contact details and requests for help with the keys that are in use."""

    help = "Seals contact details and requests for help with the first key of their ring."

    def handle(self, *_: Any, **__: Any) -> None:
        """Do it and say how many rows were sealed anew."""
        self.stdout.write(f"{rotate_keys()} sealed anew")
