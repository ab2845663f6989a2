"""Registers the app with Django."""

from django.apps import AppConfig

from syndication import registry


class HomeConfig(AppConfig):
    """Front page, the editors' desk as a whole, and demonstration content."""

    name = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        """Let standard pages be released and days explained; models can be imported only now."""
        from changeprojects.models import mentions
        from home.days import explain_days
        from home.documents import build_page
        from home.selectors.linking_pages import text_pages_linking_to

        explain_days()
        registry.register("page", build_page)
        mentions.register(text_pages_linking_to)
