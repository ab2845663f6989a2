"""Addresses of the link officers' place, and of pages that Wagtail's own pattern misses."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail.views import serve

from changeprojects.models.product import CITED_AS
from changeprojects.views.uploads import upload
from syndication.documents import Version

# Wagtail's pattern knows no dots.
_ONE, _TWO = Version.PATTERN, rf"{Version.PATTERN}/{Version.PATTERN}"

urlpatterns = [
    path("network/", include("changeprojects.views.network.urls")),
    re_path(rf"^((?:[\w\-]+/)*(?:versions/{_ONE}|compare/{_TWO})/)$", serve),
    re_path(r"^((?:[\w\-]+/)+event\.ics)$", serve),
    re_path(r"^((?:[\w\-]+/)+poster\.pdf)$", serve),
    re_path(rf"^((?:[\w\-]+/)+versions/{_ONE}/cite\.(?:{'|'.join(CITED_AS)}))$", serve),
    re_path(rf"^((?:[\w\-]+/)+versions/{_ONE}/print(?:/[\w\-]+)?\.pdf)$", serve),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:name>", upload),
]
