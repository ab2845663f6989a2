"""Registers the app with Django."""

from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    """The content API and the store of everything that is public."""

    name = "syndication"
    verbose_name = "Syndication"
