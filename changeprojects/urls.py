"""Addresses of the link officers' place, and of pages that Wagtail's own pattern misses."""

from django.urls import include, path, re_path
from wagtail.views import serve

# Wagtail's pattern knows no dots.
_VERSION = r"\d+\.\d+"
_VERSIONS = rf"(?:versions/{_VERSION}|compare/{_VERSION}/{_VERSION})/"

urlpatterns = [
    path("network/", include("changeprojects.views.network.urls")),
    re_path(rf"^((?:[\w\-]+/)*{_VERSIONS})$", serve),
    re_path(r"^((?:[\w\-]+/)+event\.ics)$", serve),
]
