"""Registers the app with Django."""

from django.apps import AppConfig

from syndication import registry


class HomeConfig(AppConfig):
    """Front page and demonstration content."""

    name = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        """Let standard pages be released; models can be imported only now."""
        from home.documents import build_page

        registry.register("page", build_page)
