"""Addresses of pages that Wagtail's own pattern, which knows no dots, would not reach."""

from django.urls import re_path
from wagtail.views import serve

_VERSION = r"\d+\.\d+"

urlpatterns = [
    re_path(rf"^((?:[\w\-]+/)*(?:versions/{_VERSION}|compare/{_VERSION}/{_VERSION})/)$", serve),
]
