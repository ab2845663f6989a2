"""Registers the app with Django and its document builders with the syndication."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """The voice of the people who use the services."""

    name = "surveys"
    verbose_name = "Surveys"

    def ready(self) -> None:
        """Connect what follows from what happens elsewhere, and what a preview shows."""
        from django.db.models.signals import post_migrate
        from wagtail.signals import published

        from surveys import checks, evidence
        from surveys.models import Notice, Survey
        from surveys.signals import (
            freeze_notice_on_publish,
            freeze_on_publish,
            scatter_after_migrating,
            watch_accounts,
        )
        from surveys.views.preview import notice_preview, pages_of, preview_of

        published.connect(freeze_on_publish, sender=Survey, dispatch_uid="surveys.freeze")
        published.connect(
            freeze_notice_on_publish, sender=Notice, dispatch_uid="surveys.freeze_notice"
        )
        post_migrate.connect(scatter_after_migrating, sender=self, dispatch_uid="surveys.scatter")
        watch_accounts()
        Notice.shown = staticmethod(notice_preview)
        Survey.pages = staticmethod(pages_of)
        Survey.preview = staticmethod(preview_of)
        evidence.connect()
        checks.register_checks()
