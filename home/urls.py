"""Addresses of the parts that belong to no page."""

from django.urls import path

from home.views import favicon, robots, styleguide

urlpatterns = [
    path("robots.txt", robots),
    path("favicon.ico", favicon),
    path("styleguide/", styleguide, name="styleguide"),
]
