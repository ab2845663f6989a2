"""Registers the app with Django and its document builders with the syndication."""

from django.apps import AppConfig


class ChangeProjectsConfig(AppConfig):
    """The programme of Change Projects."""

    name = "changeprojects"
    verbose_name = "Change Projects"

    def ready(self) -> None:
        """Register the document builders and who links to pages; listen to the page tree."""
        from changeprojects import receivers
        from changeprojects.block_schemas import describe_blocks
        from changeprojects.documents.agency import build_agency
        from changeprojects.documents.call import build_call
        from changeprojects.documents.consultation import build_round
        from changeprojects.documents.event import build_event
        from changeprojects.documents.pilot import build_pilot
        from changeprojects.documents.product import build_product
        from changeprojects.documents.project import build_project
        from changeprojects.documents.section import build_section
        from changeprojects.models import mentions
        from changeprojects.selectors.linking_pages import pages_linking_to
        from syndication import registry

        registry.register("change-project", build_project)
        registry.register("product", build_product)
        registry.register("pilot", build_pilot)
        registry.register("event", build_event)
        registry.register("consultation-round", build_round)
        registry.register("call", build_call)
        registry.register("project-section", build_section)
        registry.register("agency", build_agency)
        describe_blocks()
        mentions.register(pages_linking_to)
        receivers.connect()
