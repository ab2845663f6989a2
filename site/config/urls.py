"""Which part of the site answers which address; Wagtail's page tree answers the rest."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("", include("syndication.urls")),
    path("s/", include("surveys.urls")),
    path("", include("home.urls")),
    path("", include("changeprojects.urls")),
    path("", include(wagtail_urls)),
]
