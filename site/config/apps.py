"""Registers the composition with Django, for the sake of its checks."""

from django.apps import AppConfig


class CompositionConfig(AppConfig):
    """Settings, addresses and entry points; it has no models."""

    name = "config"
    verbose_name = "Configuration"

    def ready(self) -> None:
        """Register the system checks, and how long migrations wait."""
        from config import checks, migrating

        checks.register()
        migrating.register()
