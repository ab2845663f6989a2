"""Registers the app with Django and its document builders with the syndication."""

from django.apps import AppConfig


class ChangeProjectsConfig(AppConfig):
    """The programme of Change Projects."""

    name = "changeprojects"
    verbose_name = "Change Projects"

    def ready(self) -> None:
        """Register the document builders and who links to pages; listen to the page tree."""
        from changeprojects import receivers
        from changeprojects.documents.event import build_event
        from changeprojects.documents.pilot import build_pilot
        from changeprojects.documents.product import build_product
        from changeprojects.documents.project import build_project
        from changeprojects.models import mentions
        from changeprojects.selectors.linking_projects import projects_linking_to
        from syndication import registry

        registry.register("change-project", build_project)
        registry.register("product", build_product)
        registry.register("pilot", build_pilot)
        registry.register("event", build_event)
        mentions.register(projects_linking_to)
        receivers.connect()
