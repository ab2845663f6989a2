"""Addresses of the parts that belong to no page."""

from django.urls import path

from home.views import favicon, robots, search, styleguide, voice

urlpatterns = [
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("search/", search, name="search"),
    path("voice/", voice),
    path("styleguide/", styleguide, name="styleguide"),
]
