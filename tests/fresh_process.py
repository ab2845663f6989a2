"""A process that has answered nothing yet."""

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from wagtail.models import Site


def forget():
    """Take from this process whatever it remembers between requests."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()
