"""Addresses of pages that Wagtail's own pattern, which knows no dots, would not reach."""

from django.urls import re_path
from wagtail.views import serve

from syndication.documents import Version

_ONE, _TWO = Version.PATTERN, rf"{Version.PATTERN}/{Version.PATTERN}"

urlpatterns = [
    re_path(rf"^((?:[\w\-]+/)*(?:versions/{_ONE}|compare/{_TWO})/)$", serve),
]
