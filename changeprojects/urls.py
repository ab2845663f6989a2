"""Addresses of the link officers' place, and of pages that Wagtail's own pattern misses."""

from django.urls import include, path, re_path
from wagtail.views import serve

from syndication.documents import Version

# Wagtail's pattern knows no dots.
_ONE, _TWO = Version.PATTERN, rf"{Version.PATTERN}/{Version.PATTERN}"

urlpatterns = [
    path("network/", include("changeprojects.views.network.urls")),
    re_path(rf"^((?:[\w\-]+/)*(?:versions/{_ONE}|compare/{_TWO})/)$", serve),
    re_path(r"^((?:[\w\-]+/)+event\.ics)$", serve),
]
