"""Addresses of the parts that belong to no page."""

from django.urls import path

from home.views import favicon, robots, search, styleguide

urlpatterns = [
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("search/", search, name="search"),
    path("styleguide/", styleguide, name="styleguide"),
]
